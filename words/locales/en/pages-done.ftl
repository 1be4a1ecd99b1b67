### What was just done, said once at the top of the page that follows.

pages-done-settings = Your settings are saved.
pages-done-passkey-added = Your passkey is added. Next time it can sign you in.
pages-done-passkey-removed = This passkey signs nobody in any more.
pages-done-token-made-before = This token was made a moment ago, and was shown then. If you did not copy it, revoke it and make another.
pages-done-token-revoked = The token is revoked: programs that have it are refused.
pages-done-session-ended = That session has ended.
pages-done-sessions-ended = All other sessions have ended.
pages-done-read = All notices are marked as read.
pages-done-retried = The email is on its way again.
pages-done-tool-added = The tool is on the list. Before a purchase of it can open, how to leave it has to be on record.
pages-done-tool-edited = What is known of this tool is saved.
pages-done-tool-removed = The tool is removed from the list.
pages-done-exit = How to leave this tool is now on record. Thank you.
pages-done-signed-out = You are signed out.
pages-done-jumped = The clock has moved on. See who has new email.
pages-done-no-deadline = There is no closing time left to jump to.
pages-done-invited = The invitation is on its way.
pages-done-there-already = This person was at the table already: the role was added to what they have, and they are told of it.
pages-done-added = The person is at the table. They act through those who look after people here.
pages-done-resent = The invitation is on its way again.
pages-done-taken-back = The invitation is taken back: its link opens nothing any more.
pages-done-role-changed = The role is changed.
pages-done-role-ended = The role has ended.
pages-done-role-gone = You do not hold this role here any more. Nothing was changed.
pages-done-handed-over = The role has ended. { $name } is admin from now on.
pages-done-role-handed-over = The role is changed. { $name } is admin from now on.
pages-done-joined = Welcome to the table!
pages-done-joined-known = Welcome! The role was added to what you had already.
pages-done-joined-held = You held this very role already, so nothing was added.
pages-done-acting = You act for another agency now; its name stands at the top.
pages-done-network = The network’s settings are saved.
pages-done-provider-added = The provider is set up. Test it, then switch it on.
pages-done-provider-changed = The provider is saved.
pages-done-provider-on = People can sign in by this provider now.
pages-done-provider-off = Nobody can sign in by this provider now, and whoever did is signed out.
pages-done-provider-removed = The provider is removed, and whoever signed in by it is signed out.
pages-done-privacy = The privacy page is saved.
pages-done-retention = How long things are kept is saved. What is older goes within a day.
pages-done-breach = It is on record.
pages-done-erased = You are erased, and signed out everywhere. Farewell.
pages-done-agency-added = The agency is on the list.
pages-done-agency-edited = The profile is saved.
pages-done-agency-approve = The agency is in good standing. Its people are told by email.
pages-done-agency-suspend = The agency is suspended. Its people are told why by email.
pages-done-agency-reinstate = The agency is in good standing again. Its people are told by email.
pages-done-agency-remove = The agency is removed. Its people are told why by email.
pages-done-agency-approve-nobody = The agency is in good standing. Nobody works for it here yet.
pages-done-agency-approve-unreached = The agency is in good standing. Email reaches nobody there: please tell them yourself.
pages-done-agency-suspend-nobody = The agency is suspended. Nobody works for it here yet.
pages-done-agency-suspend-unreached = The agency is suspended. Email reaches nobody there: please tell them yourself.
pages-done-agency-reinstate-nobody = The agency is in good standing again. Nobody works for it here yet.
pages-done-agency-reinstate-unreached = The agency is in good standing again. Email reaches nobody there: please tell them yourself.
pages-done-agency-remove-nobody = The agency is removed. Nobody worked for it here.
pages-done-agency-remove-unreached = The agency is removed. Email reaches nobody there: please tell them yourself.
pages-done-link-made = The two agencies are linked. The admins of both are told by email.
pages-done-link-ended = It has ended: nothing leads from here to the other agency.
pages-done-link-code-back = The code is taken back. Nobody can use it any more.
pages-done-link-declined = The two agencies are not linked.
pages-done-profile-carried = It is carried over. The admins of both agencies are told by email.
pages-done-agencies-imported = The list is imported: { $first ->
    [one] { $first } agency
   *[other] { $first } agencies
} added, { $second } changed, { $third ->
    [one] { $third } person
   *[other] { $third } people
} invited by email.
pages-done-guest-invited = The invitation is on its way. The guest takes part once somebody accepts it.
pages-done-guest-welcomed = The guest may take part in this purchase, and is told by email.
pages-done-guest-welcomed-unreached = The guest may take part in this purchase. Email reaches nobody there: please tell them yourself.
pages-done-guest-withdrawn = The guest takes part in this purchase no longer. Its people are told by email.
pages-done-guest-withdrawn-unreached = The guest takes part in this purchase no longer. Email reaches nobody there: please tell them yourself.
pages-done-told = It is entered, and the agency is told.
pages-done-told-letter = It is entered. Please send them this letter.
pages-done-told-disputed = Thank you. The coordinators are told.
pages-done-rules = The rules are saved.
pages-done-logo = The logo is saved. It stands on every page of the network.
pages-done-logo-removed = The logo is gone.
