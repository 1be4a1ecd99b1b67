### Emails about who is what in a network.

mails-people-seat = { $role } for { $agency }
mails-people-why = You get this email because you belong to { $network }.

## An invitation

mails-people-invited-subject = { $network }: { $inviter } invites you
mails-people-invited-intro = { $inviter } invites you to { $network }, where nonprofit agencies decide together which digital tools to use, and buy them together.
mails-people-invited-what = Your role there: { $seat }.
mails-people-invited-until = The invitation is open until { $until }.
mails-people-invited-button = See the invitation
mails-people-invited-not-you = If you do not know what this is about, there is nothing to do. Please do not pass this email on: whoever has it can accept in your place.
mails-people-invited-why = You get this email because { $inviter } gave your address as somebody who is wanted in { $network }.

## A role

mails-people-given-subject = { $network }: you have a new role
mails-people-given-intro = Your new role: { $seat }.
mails-people-given-not-you = If this is a mistake, please tell your network’s coordinator.
mails-people-given-button = Go to the network
mails-people-ended-subject = { $network }: a role of yours has ended
mails-people-ended-intro = This role has ended: { $seat }.
mails-people-ended-all = With it, your access to { $network } has ended.
mails-people-ended-others = Your other roles in { $network } stay as they are.
mails-people-ended-by = { $name } ended it. If this is a mistake, please talk to them.
mails-people-ended-unnamed = If this is a mistake, please tell the network’s coordinator.
mails-people-ended-why = You get this email because it was your role in { $network }.

## An agency without an admin

mails-people-no-admin-subject = { $agency } has no admin any more
mails-people-no-admin-intro = The last admin of { $agency } left, and nobody was there to follow.
mails-people-no-admin-ask = Please find somebody at the agency and give them the role: without an admin nobody can invite its people. Two admins are better than one.
mails-people-no-admin-button = Go to the agency’s page

## Guests

mails-people-guest-invited-intro = { $inviter } invites you to take part as a guest in one purchase of { $network }: { $campaign }. A guest sees that purchase and nothing else of the network, and can request licences in it.
mails-people-guest-withdrawn-subject = { $agency } is no longer a guest of “{ $campaign }”
mails-people-guest-withdrawn-intro = { $network } has ended the part of { $agency } in the purchase “{ $campaign }”. If it had a request there, that was withdrawn: nothing is bought for it, and it owes nothing.
mails-people-guest-withdrawn-others = What else you see in { $network } stays as it is.
mails-people-guest-withdrawn-all = With it, your access to { $network } has ended.
mails-people-guest-why = You get this email because you act for a guest of { $network }.

## From which amount an agency’s requests wait

mails-people-approval-subject = { $agency }: the amount above which requests wait was changed
mails-people-approval-intro = { $by } changed the amount above which a request of { $agency } waits for an admin who did not ask for it. The agency’s page shows what holds now.
mails-people-approval-changed = The amount above which a request of { $agency } waits for an admin who did not ask for it was changed. The agency’s page shows what holds now.
mails-people-approval-by-you = You changed the amount above which a request of { $agency } waits for an admin who did not ask for it. The agency’s page shows what holds now.
mails-people-approval-was-you = All admins of the agency are told. If it was not you, please change it back, and end your other sessions.
mails-people-approval-not-you = You hear of this because you are an admin of the agency. If you do not agree, please talk to each other; any of you can change it.
mails-people-switched-subject = { $on ->
    [yes] { $agency }: requests above your amount wait for approval
   *[no] { $agency }: your own requests wait for approval no more
}
mails-people-switched-intro = { $on ->
    [yes] The coordinators of { $network } switched on the rule by which agencies can have their larger requests approved by a second person.
   *[no] The coordinators of { $network } switched off the rule by which agencies can have their larger requests approved by a second person.
}
mails-people-switched-means = { $on ->
    [yes] { $agency } has set an amount. A request that could cost more waits until an admin who did not ask for it approves it.
   *[no] { $agency } has set an amount. What its own people ask for now counts at once, even above it. What waits already still waits, and so does what the coordinators enter for you.
}
mails-people-approval-button = See the agency’s page
