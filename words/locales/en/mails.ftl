### Emails: what people are told where they are, in the order of a purchase. No email ever states the most an agency would pay.

## In every email

mails-hello = Hello { $name },
mails-hello-somebody = Hello,
mails-signed = Longtable, for { $network }
mails-signed-alone = Longtable
mails-address = Or open this address:
mails-why-buyer = You get this email because you look after purchases for { $agency } in { $network }.
mails-why-member = You get this email because you work with { $agency } in { $network }.
mails-why-coordinator = You get this email because you coordinate { $network }.
mails-preferences = Your language and time zone for emails:
mails-late = This email reaches you late: requests closed on { $when }.
mails-figure = { $label }: { $value }
mails-see-purchase = See the purchase
mails-see-result = See the result
mails-make-request = Make our request

## Figures

mails-label-tool = Tool
mails-label-supplier = Supplier
mails-label-licences = Licences
mails-label-price = Your price per licence, fees included, before tax
mails-label-seat-cost = Cost of licences
mails-label-fee = Your share of “{ $fee }”
mails-label-fees = Fees shared among the agencies
mails-label-total = Total before tax
mails-label-total-all = Total of all agencies, before tax
mails-label-break = Each licence, from { $from } in all
mails-label-break-graduated = Each licence from number { $from } on
mails-label-entered-by = Entered by
mails-label-received = Received
mails-label-taken-back-by = Withdrawn by
mails-label-taken-back = Withdrawn
mails-label-agencies-in = Agencies in the purchase
mails-label-agencies-out = Agencies that asked and are not in
mails-label-agencies-asked = Agencies with a request
mails-label-licences-asked = Licences requested
mails-label-when = When
mails-label-device = Device
mails-label-passkey = Passkey
mails-label-token = Token

## Signing in

mails-sign-in-subject = Sign in to Longtable
mails-sign-in-heading = Sign in to Longtable
mails-sign-in-intro = Open this link to sign in. It works once, until { $until }.
mails-sign-in-button = Sign in
mails-sign-in-not-you = If it was not you who asked, there is nothing to do: nobody can sign in without this email. Please do not pass it on.
mails-sign-in-why = You get this email because somebody, probably you, asked to sign in with this address.

## A sign-in from a browser we had not seen

mails-new-device-subject = A new sign-in to Longtable
mails-new-device-heading = A new sign-in to Longtable
mails-new-device-intro = Somebody signed in as you, in a browser you had not signed in from before.
mails-new-device-unknown = It did not say what it is called.
mails-new-device-you = If it was you, there is nothing to do.
mails-new-device-not-you = If it was not you, end that session now, and please make sure that nobody else can read your email: whoever reads it can sign in as you.
mails-new-device-button = See where I am signed in
mails-passkey-added-subject = A passkey was added to your Longtable account
mails-passkey-added-intro = From now on this passkey signs in as you, without an email.
mails-passkey-added-not-you = If it was not you, remove the passkey now and end all sessions you do not know.
mails-passkey-removed-subject = A passkey was removed from your Longtable account
mails-passkey-removed-intro = From now on this passkey signs nobody in. Sessions it began go on.
mails-passkey-removed-not-you = If it was not you, somebody else is signed in as you: end all sessions you do not know, and look through your passkeys.
mails-passkey-button = See my passkeys
mails-token-made-subject = A token was made for your Longtable account
mails-token-made-intro = From now on a program that has this token can act for you, within what the token allows.
mails-token-made-not-you = If it was not you, revoke the token now and end all sessions you do not know.
mails-token-revoked-subject = A token of your Longtable account was revoked
mails-token-revoked-intro = From now on no program can act for you with this token.
mails-token-revoked-not-you = If it was not you, somebody else is signed in as you: end all sessions you do not know, and look through your tokens.
mails-token-button = See my tokens
mails-account-why = You get this email because it is about the safety of your account. It always comes.
mails-label-done-by = Done by
mails-label-fields = Carried over
mails-link-made-subject = { $agency } in { $network } is linked with { $other } in { $otherNetwork }
mails-link-made-intro = { $agency } in { $network } and { $other } in { $otherNetwork } are linked from now on: the admins of each can look at the other’s profile, and carry over what they choose.
mails-link-made-next = If this is not the same organization, end the link at once. Either side can.
mails-link-ended-subject = { $agency } in { $network } is no longer linked with { $other } in { $otherNetwork }
mails-link-ended-intro = The link between { $agency } in { $network } and { $other } in { $otherNetwork } has ended. What was carried over before stays.
mails-link-ended-next = If you need the link again, make a new code on the page of your agency.
mails-link-carried-subject = The profile of { $agency } in { $network } was carried over from { $other } in { $otherNetwork }
mails-link-carried-intro = The profile of { $agency } in { $network } now says some of what { $other } in { $otherNetwork } says.
mails-link-carried-next = If something in it is wrong, an admin of { $agency } in { $network } can change it again. Nothing changed in the profile of { $other } in { $otherNetwork }.
mails-link-button = See the link
mails-link-why = You get this email because you are an admin of one of the two agencies. It always comes.

## Requests are open

mails-opened-subject = { $campaign }: requests are open until { $day }
mails-opened-late-subject = { $campaign }: requests were open until { $day }
mails-opened-late-intro = { $network } invited { $agency } to buy { $tool } together with its other agencies.
mails-opened-intro = { $network } invites { $agency } to buy { $tool } together with its other agencies.
mails-opened-together = The more licences the agencies ask for together, the lower the price.
mails-opened-until = Requests are open until { $when }.
mails-opened-how = You say how many licences you need and the most you would pay for one. Only your agency sees that amount, and you are never held to a price above it.
mails-opened-then-confirmed = When requests close, you learn your price and answer yes or no.
mails-opened-then-binding = In this purchase a request is binding: if, when requests close, the price is not above the most you would pay, your agency buys.

## A request

mails-pledged-subject = { $campaign }: we have your request for { $licences }
mails-pledged-heading = We have your request for { $licences }
mails-pledged-intro = { $agency } asks for { $licences } in the purchase “{ $campaign }”.
mails-pledged-changed = This is the request that counts now.
mails-pledged-sealed = The most you would pay is known to your agency alone, so no email states it.
mails-pledged-until = You may change or withdraw the request until { $when }.
mails-pledged-button = See our request
mails-withdrawn-subject = { $campaign }: your request was withdrawn
mails-withdrawn-heading = Your request was withdrawn
mails-withdrawn-intro = { $agency } no longer asks for licences in the purchase “{ $campaign }”. Nothing is owed.
mails-withdrawn-again = You may make a new one until { $when }.
## What staff entered for an agency

mails-told-how = { $known ->
    [yes] { $by } entered this for you, as { $teller } told us { $source } on { $day }.
   *[no] { $by } entered this for you, as your agency told us { $source } on { $day }.
}
mails-told-if-not = If this was not your agency, please tell us at once:
mails-told-button = See what was entered, or say “This was not us”
mails-told-see = See what was entered
mails-told-answer-subject = { $campaign }: an answer was entered for { $agency }
mails-told-answer-heading = { $answer ->
    [yes] Your yes was entered
   *[no] Your no was entered
}
mails-told-answer-intro = { $answer ->
    [yes] { $agency } says yes to the result of the purchase “{ $campaign }”.
   *[no] { $agency } says no to the result of the purchase “{ $campaign }”.
}
mails-told-answer-until = You may change the answer until { $when }.
mails-told-disputed-subject = { $campaign }: { $agency } says “This was not us”
mails-told-disputed-heading = “This was not us”
mails-told-disputed-intro = { $what ->
    [request] { $disputer } of { $agency } says that the request entered for the agency was not theirs.
    [withdrawal] { $disputer } of { $agency } says that the withdrawal entered for the agency was not theirs.
    [yes] { $disputer } of { $agency } says that the yes entered for the agency was not theirs.
   *[no] { $disputer } of { $agency } says that the no entered for the agency was not theirs.
}
mails-told-disputed-entered = { $known ->
    [yes] { $by } had entered it, as { $teller } said { $source } on { $day }.
   *[no] { $by } had entered it, as somebody said { $source } on { $day }.
}
mails-told-disputed-means = What counts changes only when the agency changes it, or tells you to. Please talk to each other soon.

## Requests close soon

mails-closes-soon-subject = { $days ->
    [1] { $campaign }: requests close within a day
   *[other] { $campaign }: requests close in { $days } days
}
mails-closes-soon-heading = { $days ->
    [1] Requests close within a day
   *[other] Requests close in { $days } days
}
mails-closes-soon-intro = { $agency } has not asked for licences for { $tool } yet. If you need some, please make your request by { $when }.
mails-closes-soon-so-far = So far requests came from { $agencies }, for { $licences } in all.
mails-closes-soon-next = With { $licences } more, each licence costs { $price } for everyone{ $fees ->
    [yes] , plus shared fees
   *[no] {""}
}, if nobody’s limit is missed.
mails-closes-soon-or-not = If you do not want to take part, there is nothing to do.

## The provisional result

mails-result-subject-in = { $campaign }: you are in, please answer by { $day }
mails-result-subject = { $campaign }: the result for { $agency }
mails-result-subject-coordinator = { $campaign }: the provisional result is ready
mails-result-in = You are in: { $licences } at { $price } per licence, { $total } before tax
mails-result-out = Not this time: the request of { $agency } could not be met
mails-result-coordinator = The provisional result is ready
mails-result-intro = This is the provisional result of the purchase “{ $campaign }” for { $agency }.
mails-result-ask = Please answer yes or no for { $agency } by { $when }.
mails-result-silence-no = No answer counts as no.
mails-result-silence-yes = No answer counts as yes.
mails-result-confirmed = { $agency } answered yes.
mails-result-declined-heading = { $agency } is not part of this purchase
mails-result-declined = You answered no. Nothing is bought for { $agency } and nothing is owed.
mails-result-may-rise = If other agencies say no, your price may still rise. If you stated the most you would pay, it never goes above that.
mails-result-rounded = The price per licence is rounded to the cent; the total is exact.
mails-result-button = Answer yes or no
mails-result-left-out = Licences left out
mails-result-reason-price = { $licences }: with { $count ->
    [one] it
   *[other] them
}, the price would have come to { $price } per licence, fees included, before tax. That is above the most you would pay for { $count ->
    [one] it
   *[other] them
}.
mails-result-reason-no-offer = { $licences }: all agencies together asked for fewer licences than the supplier’s offer begins with.
mails-result-nothing-owed = Nothing is bought for { $agency }, nothing is owed, and there is nothing to do.
mails-result-coordinator-text = The agencies that are in have been asked to answer by { $when }. The result becomes final after that.

## Your answer is due

mails-answer-due-subject = { $days ->
    [1] { $campaign }: your answer is due within a day
   *[other] { $campaign }: { $days } days left to answer
}
mails-answer-due-heading = { $days ->
    [1] Your answer is due within a day
   *[other] { $days } days left to answer
}
mails-answer-due-intro = { $agency } is in, and has not answered yet.

## The final result

mails-final-subject-in = { $campaign }: it is settled, you are in
mails-final-subject-out = { $campaign }: the final result for { $agency }
mails-final-subject-coordinator = { $campaign }: the order is ready
mails-final-coordinator = The order is ready
mails-final-intro = This is the final result of the purchase “{ $campaign }” for { $agency }.
mails-final-next-each-agency = What comes next: { $agency } signs its own order with { $supplier }; your coordinator has the figures.
mails-final-next-umbrella = What comes next: the host of { $network } places the order and bills { $agency } its part.
mails-final-silent = No answer came by { $when }, so nothing is bought for { $agency } and nothing is owed.
mails-final-coordinator-text = Every agency’s licences and cost stand in the order and add up to the total, to the cent.
mails-final-coordinator-button = Open the order

## It does not go ahead

mails-not-cleared-subject = { $campaign }: the purchase does not go ahead
mails-not-cleared-heading = The purchase does not go ahead
mails-not-cleared-intro = { $why ->
    [nobody-asked] No agency made a request in the purchase “{ $campaign }”. Nothing is bought.
    [too-few-seats] All requests in the purchase “{ $campaign }” together stayed below the smallest quantity the supplier offers. Nothing is bought and nobody owes anything.
    [too-few-yes] Too few agencies said yes to the purchase “{ $campaign }”. Nothing is bought and nobody owes anything.
    [nobody-asked-in-time] The result of the purchase “{ $campaign }” came only after the time to answer, so nobody could say yes. Nothing is bought and nobody owes anything.
   *[limits-below-price] The purchase “{ $campaign }” came to no price that enough agencies could accept. Nothing is bought and nobody owes anything.
}
mails-not-cleared-declined = { $agency } answered no.
mails-not-cleared-silent = No answer came from { $agency } by { $when }.
mails-not-cleared-said-yes = { $agency } said yes, but with too few others.

## Requests are open again

mails-extended-subject = { $campaign }: requests are open again until { $day }
mails-extended-heading = Requests are open again
mails-extended-intro = At the first close nothing came of the purchase “{ $campaign }”. As announced from the start, requests are open once more, until { $when }.
mails-extended-first-time = The first time:
mails-extended-late-subject = { $campaign }: requests were open again until { $day }
mails-extended-late-heading = Requests were open again
mails-extended-late-intro = At the first close the purchase “{ $campaign }” came to no price that enough agencies could accept. As announced from the start, requests were open once more.
mails-extended-yours = The request of { $agency } for { $licences } stands as it is. You may change or withdraw it.
mails-extended-none = { $agency } has no request yet and can still join.

## Cancelled

mails-cancelled-subject = { $campaign }: the purchase is cancelled
mails-cancelled-heading = The purchase is cancelled
mails-cancelled-intro = { $network } has cancelled the purchase “{ $campaign }”. Nobody is bound and nobody owes anything.
mails-cancelled-reason = The reason given:

## An agency's standing

mails-agency-reason = What { $network } wrote:
mails-agency-button = See the agency’s page
mails-agency-why-left = You get this email because you worked with { $agency } in { $network }.
mails-agency-approved-subject = { $agency } now belongs to { $network }
mails-agency-approved-heading = Welcome to the table
mails-agency-approved-intro = { $network } has approved { $agency }. It is now a member in good standing.
mails-agency-approved-means = From now on its people can act for it.
mails-agency-suspended-subject = { $agency } is suspended in { $network }
mails-agency-suspended-heading = { $agency } is suspended
mails-agency-suspended-intro = { $network } has suspended { $agency } until further notice.
mails-agency-suspended-means = You can still sign in and look. Requests it has made stay as they are; until it is reinstated, nobody can change them, make new ones or answer for it. Where a result waits for its answer, silence counts as no.
mails-agency-reinstated-subject = { $agency } is in good standing again
mails-agency-reinstated-heading = { $agency } is in good standing again
mails-agency-reinstated-intro = { $network } has reinstated { $agency }.
mails-agency-reinstated-means = Its people can act for it as before. Requests that were withdrawn stay withdrawn.
mails-agency-removed-subject = { $agency } no longer belongs to { $network }
mails-agency-removed-heading = { $agency } no longer belongs to { $network }
mails-agency-removed-intro = { $network } has ended the membership of { $agency }. You can no longer act for it there.
mails-agency-removed-means = { $count ->
    [0] It had no open request, so nothing was withdrawn.
    [one] Its open request was withdrawn with it, and nothing is owed for it.
   *[other] Its { $count } open requests were withdrawn with it, and nothing is owed for them.
}
mails-agency-removed-closed = Where requests were already closed, the terms of the purchase hold; where a result waits for its answer, silence counts as no.

## A guest’s time is over

mails-guest-left-subject = { $agency } is no longer a guest of { $network }
mails-guest-left-heading = Thank you for taking part
mails-guest-left-intro = The purchase to which { $network } invited { $agency } is over, and with it your access has ended.
mails-guest-left-means = What was decided and bought stays on record there.
## Who somebody is at a provider

mails-provider-subject = { $network }: is this you at { $provider }?
mails-provider-heading = Is this you at { $provider }?
mails-provider-intro = Somebody signed in at { $provider } and wants to go on to { $network } as you.
mails-label-provider-address = Address it told us
mails-provider-you = If it was you, say so in the same browser, until { $until }. From then on you can sign in to this network that way.
mails-provider-button = See and confirm
mails-provider-not-you = If it was not you, there is nothing to do: nobody gets in without your yes.
mails-provider-why = You get this email because somebody, probably you, came from { $provider } with your address.

## A request waits for its own agency’s approval

mails-label-asked-by = Asked for by
mails-label-asked = Asked for on
mails-label-approved-by = Approved by
mails-approval-subject = { $campaign }: a request of { $agency } waits for approval
mails-approval-heading = A request waits for approval
mails-approval-intro = { $agency } has its requests above a certain amount approved by an admin who did not ask for them. In the purchase “{ $campaign }”, this one waits:
mails-approval-until = Please approve it or refuse it until { $when }.
mails-approval-until-others = An admin of your agency who did not ask for it can approve or refuse it until { $when }.
mails-approval-counts = Until it is approved it counts for nothing. If requests close before that, it lapses; what counted before still counts.
mails-approval-button = Look at it, and approve or refuse
mails-taken-back-subject = { $campaign }: the request entered for { $agency } was taken back
mails-taken-back-heading = A request that was entered for you was taken back
mails-taken-back-intro = In the purchase “{ $campaign }”, the request that the coordinators had entered for { $agency } is taken back. Nothing of your agency waits for approval there.
mails-approval-due-subject = { $days ->
    [1] { $campaign }: within a day, please approve or refuse a request
   *[other] { $campaign }: { $days } days left to approve or refuse a request
}
mails-approval-due-heading = { $days ->
    [1] A request waits for you, and requests close within a day
   *[other] A request waits for you, and requests close in { $days } days
}
mails-approval-instead = { $seats ->
    [0] Without it your agency asks for nothing here.
    [one] Your agency’s request for { $seats } licence counts as before.
   *[other] Your agency’s request for { $seats } licences counts as before.
}
mails-refused-subject = { $campaign }: your request was not approved
mails-refused-heading = Your request was not approved
mails-refused-intro = { $by } refused what you asked for in the purchase “{ $campaign }”:
mails-refused-reason = The reason given, for you alone:
mails-refused-again = You may change it and ask again until { $when }.
mails-refused-button = Change it and ask again
mails-refused-told-intro = { $by } refused what the coordinators entered for { $agency } in the purchase “{ $campaign }”:
mails-refused-told-reason = The reason given, for your agency’s own people, since nobody is named who told it:
mails-lapsed-subject = { $campaign }: a request was not approved in time
mails-lapsed-heading = A request was not approved in time
mails-lapsed-intro = Requests in the purchase “{ $campaign }” have closed, and no admin of { $agency } had approved this one, so it does not count:
