### What each action does: one sentence that goes on from "may". Keys are the deeds' names.

## People

permission-change-my-settings = Correct their own name, and choose the language and the time zone they read in.
permission-end-session = End one of their sessions, so that its browser is signed out.
permission-end-other-sessions = End all of their sessions but the one they are using.
permission-add-passkey = Add a passkey that signs them in.
permission-remove-passkey = Take one of their passkeys away.
permission-make-token = Make a token by which a program acts for them.
permission-revoke-token = Revoke one of their tokens.

## Networks

permission-create-network = Make a network with its first coordinator.
permission-change-network = Set what the network is called, its languages, its zone, its currency and its page for everybody.
permission-change-logo = Give the network a logo.
permission-remove-logo = Take the network’s logo away.
permission-change-rules = Change what the network allows, such as entering what agencies tell by phone.
permission-change-retention = Set for how long notices, emails and invitations are kept.
permission-invite-person = Invite somebody by email; agency admins to their own agency.
permission-add-person = Add somebody who has no email.
permission-resend-invitation = Have an invitation sent again.
permission-withdraw-invitation = Take an invitation back.
permission-change-role = Change what somebody is.
permission-end-role = End what somebody is, or give up a role of their own.
permission-invite-person-coordinator = Invite somebody by email: to the network, and to agencies that have no admin of their own.
permission-invite-person-admin = Invite somebody to their agency by email.
permission-add-person-coordinator = Add somebody who has no email, to agencies that have no admin of their own.
permission-add-person-admin = Add somebody who has no email to their agency.
permission-change-role-coordinator = Change what somebody is in the network, and in agencies that have no admin of their own.
permission-change-role-admin = Change what somebody is in their agency.
permission-end-role-coordinator = End what somebody is.
permission-end-role-admin = End what somebody is in their agency.
permission-end-role-oneself = Give up a role of their own.
permission-choose-agency = Choose for which of their agencies they act.

## Ways of signing in

permission-add-provider = Set up a provider by which people sign in.
permission-change-provider = Change what is known of such a provider.
permission-switch-provider = Switch it on or off; off, whoever signed in by it is signed out.
permission-remove-provider = Remove it; whoever signed in by it is signed out.
permission-test-provider = Try out whether such a provider answers, before anybody signs in by it.

## Agencies

permission-add-agency = Add an agency to the network.
permission-edit-agency = Change an agency’s profile; agency admins that of their own agency.
permission-edit-agency-coordinator = Change an agency’s profile.
permission-edit-agency-admin = Change their agency’s profile.
permission-change-approval = Set the amount above which the agency’s requests wait for another of its admins, where the network has that rule.
permission-approve-agency = Approve an agency that waits.
permission-suspend-agency = Suspend an agency, so that its people may only look.
permission-reinstate-agency = Let a suspended or removed agency take part again.
permission-remove-agency = End an agency’s membership; its open requests are withdrawn.
permission-invite-guest = Invite an organization that is no member to one purchase, as a guest.
permission-welcome-guest = Let a guest take part in another purchase.
permission-withdraw-guest = End a guest’s part in a purchase, as long as nothing rests on its request.
permission-upload-agencies = Upload a list of agencies and see what it would change.
permission-import-agencies = Import an uploaded list of agencies.

## Links with other networks

permission-offer-agency-link = Make a code by which their agency is linked with their own in another network.
permission-take-up-agency-link = Enter such a code from another network, to see whose it is.
permission-accept-agency-link = Link their agency with the one whose code was entered.
permission-end-agency-link = End the link of their agency, or take its code back.
permission-fetch-linked-profile = Look at the profile of the linked agency.
permission-carry-profile-over = Carry over what they choose of that profile into their agency’s.

## Tools

permission-add-tool = Add a tool to the directory, with who sells it.
permission-edit-tool = Change what is known of a tool, and where its supplier’s website is.
permission-remove-tool = Remove a tool that no purchase is about, with how to leave it.
permission-record-exit = Write down how to leave a tool with one’s data.

## Purchases

permission-draft-campaign = Draft a group purchase.
permission-edit-campaign = Change the draft of a group purchase.
permission-open-campaign = Open a group purchase, so that agencies can make their requests.
permission-cancel-campaign = Cancel a group purchase, with a reason that everybody reads.
permission-pledge-seats = Request licences, with the most their agency would pay, and change the request until requests close.
permission-withdraw-pledge = Take their agency’s request back while requests are open.
permission-approve-pledge = Approve a request of the agency that somebody else asked for, where it is above the amount the agency has set.
permission-refuse-pledge = Refuse such a request, with a reason for whoever asked.
permission-answer-outcome = Say yes or no for their agency once the result is known.
permission-pledge-as-told = Enter or change an agency’s request as it told them by phone, on paper or in person. They never see the limits that are stored.
permission-withdraw-as-told = Take an agency’s request back as it told them.
permission-answer-as-told = Enter an agency’s yes or no as it told them; a yes only where the network allows it.
permission-dispute-told = Say of what coordinators entered for their agency that it was not them.
permission-post-comment = Ask and answer questions beneath a group purchase.
permission-advance-campaign = Close a purchase at its closing time, work out the result, and remind those who have not acted.

## Privacy

permission-describe-privacy = Say on the privacy page how the network handles what people entrust to it.
permission-record-breach = Write down a breach of privacy, or what is known better of one.
permission-read-breaches = Read and download the log of breaches.
permission-erase-me = Have everything about them erased, but for what accounts have to show.

## Taking data out

permission-export-my-data = Download everything that is stored about them.
permission-export-agency = Download everything of their agency, its own limits included.
permission-export-network = Download everything of the network, but for the limits agencies have sealed.
permission-export-events = Download the event log.

## Notices

permission-retry-delivery = Have an email sent again that did not arrive.
permission-mark-notices-read = Mark their notices as read.
