### Notices inside Longtable: notices-<kind of fact>-title and -body.

notices-campaign-opened-title = { $campaign }: requests are open
notices-campaign-opened-body = Agencies can say how many licences they need and the most they would pay.
notices-campaign-cancelled-title = { $campaign }: cancelled
notices-campaign-cancelled-body = The purchase is cancelled; its page says why. Nobody is bound and nobody owes anything.
notices-seats-pledged-title = { $campaign }: we have your request
notices-seats-pledged-body = { $licences ->
    [one] Your agency asks for { $licences } licence. You may change this until requests close.
   *[other] Your agency asks for { $licences } licences. You may change this until requests close.
}
notices-pledge-withdrawn-title = { $campaign }: your request was withdrawn
notices-pledge-withdrawn-body = Nothing is owed. Until requests close you may make a new one.
notices-pledge-pending-title = { $campaign }: a request waits for your approval
notices-pledge-pending-body = Somebody of your agency asks for licences. Until requests close, please approve it or refuse it.
notices-pending-as-told-title = { $campaign }: a request was entered for you, and waits for your approval
notices-pending-as-told-body = The coordinators entered it, as your agency told us { $source }. It counts once an admin of your agency approves it. If this was not you, please say so on your request’s page.
notices-pledge-refused-title = { $campaign }: a request was refused
notices-pledge-refused-body = An admin of your agency refused it. What counted before still counts.
notices-pledge-lapsed-title = { $campaign }: a request was not approved in time
notices-pledge-lapsed-body = Requests have closed, and nobody of your agency had approved it. What counted before still counts.
notices-pending-pledge-withdrawn-title = { $campaign }: a request was taken back
notices-pending-pledge-withdrawn-body = It had waited for your approval. There is nothing to do.
notices-pending-withdrawn-as-told-title = { $campaign }: a request that was entered for you was taken back
notices-pending-withdrawn-as-told-body = The coordinators took it back, as your agency told us { $source }. If this was not you, please say so on your request’s page.
notices-approval-due-soon-title = { $days ->
    [1] { $campaign }: within a day, please approve or refuse a request
   *[other] { $campaign }: { $days } days left to approve or refuse a request
}
notices-approval-due-soon-body = It waits for your approval. If requests close before you decide, it counts for nothing.
notices-campaign-closes-soon-title = { $days ->
    [1] { $campaign }: requests close within a day
   *[other] { $campaign }: requests close in { $days } days
}
notices-campaign-closes-soon-body = Your agency has not made a request. If it does not want to take part, there is nothing to do.
notices-campaign-extended-title = { $campaign }: requests are open again
notices-campaign-extended-body = The first time it came to no purchase, so requests are open once more, as announced from the start. Requests stand as they are.
notices-outcome-provisional-title = { $campaign }: the provisional result is ready
notices-outcome-provisional-body = See what it means, line by line. The agencies that are in now answer yes or no.
notices-answer-due-soon-title = { $days ->
    [1] { $campaign }: your answer is due within a day
   *[other] { $campaign }: { $days } days left to answer
}
notices-answer-due-soon-body = Your agency is in, and has not answered yet.
notices-outcome-answered-title = { $campaign }: an agency has answered
notices-outcome-answered-body = { $answer ->
    [yes] An agency that is in said yes.
   *[no] An agency that is in said no.
}
notices-seats-pledged-told-title = { $campaign }: a request was entered for you
notices-seats-pledged-told-body = { $licences ->
    [one] As your agency told us { $source }, the coordinators entered a request for { $licences } licence. If this was not you, please say so on your request’s page.
   *[other] As your agency told us { $source }, the coordinators entered a request for { $licences } licences. If this was not you, please say so on your request’s page.
}
notices-pledge-withdrawn-told-title = { $campaign }: your request was withdrawn for you
notices-pledge-withdrawn-told-body = The coordinators withdrew it, as your agency told us { $source }. If this was not you, please say so on your request’s page.
notices-outcome-answered-told-title = { $campaign }: an answer was entered for an agency
notices-outcome-answered-told-body = { $answer ->
    [yes] The coordinators entered a yes, as the agency told us { $source }. If it was yours and this was not you, please say so on the result’s page.
   *[no] The coordinators entered a no, as the agency told us { $source }. If it was yours and this was not you, please say so on the result’s page.
}
notices-told-disputed-title = { $campaign }: an agency says “This was not us”
notices-told-disputed-body = It concerns what a coordinator entered for the agency. The coordinators are told; what counts stays until the agency changes it.
notices-campaign-cleared-title = { $campaign }: the purchase goes ahead
notices-campaign-cleared-body = The result is final. See what each agency gets and what comes next.
notices-campaign-not-cleared-title = { $campaign }: the purchase does not go ahead
notices-campaign-not-cleared-body = { $why ->
    [nobody-asked] No agency made a request. Nothing is bought.
    [too-few-seats] All requests together stayed below the smallest quantity the supplier offers. Nothing is bought and nobody owes anything.
    [too-few-yes] Too few agencies said yes. Nothing is bought and nobody owes anything.
    [nobody-asked-in-time] The result came only after the time to answer, so nobody could say yes. Nothing is bought and nobody owes anything.
   *[limits-below-price] No price was reached that enough agencies could accept. Nothing is bought and nobody owes anything.
}
notices-comment-posted-title = { $campaign }: a new question or answer
notices-comment-posted-body = Somebody wrote beneath this purchase.
notices-role-given-title = You have a new role here
notices-role-given-body = From now on you are: { $role }. “People and roles” in the menu shows for whom.
notices-role-ended-title = A role of yours has ended
notices-role-ended-body = This role has ended: { $role }.
notices-invitation-accepted-title = Your invitation was accepted
notices-invitation-accepted-body = Somebody you invited has joined. See “People and roles”.
notices-own-approval-switched-title = Your requests above your amount wait for approval
notices-own-approval-switched-body = The coordinators switched that rule on. A request that could cost more than the amount your agency has set waits for an admin who did not ask for it.
notices-own-approval-switched-off-title = Your own requests wait for approval no more
notices-own-approval-switched-off-body = The coordinators switched that rule off. What your agency asks for itself now counts at once, even above the amount it has set. What waits already still waits, and so does what the coordinators enter for you.
notices-approval-changed-title = The amount above which your agency’s requests wait was changed
notices-approval-changed-body = An admin of your agency changed the amount above which a request waits for another admin. Your agency’s page shows it.
notices-admin-missing-title = An agency has no admin any more
notices-admin-missing-body = Its last admin left. Please find somebody at the agency and give them the role.
notices-person-erased-title = Somebody has left for good
notices-person-erased-body = A person of this network asked to be forgotten. Their name and address are gone; what accounts have to show stays.
notices-agency-approved-title = Your agency is a member in good standing
notices-agency-approved-body = Your agency was approved. Its people can act for it from now on.
notices-agency-suspended-title = Your agency is suspended
notices-agency-suspended-body = Its requests stay as they are, and nobody can act for it until it is reinstated. Its page says why.
notices-agency-reinstated-title = Your agency is in good standing again
notices-agency-reinstated-body = Its people can act for it as before.
notices-agency-removed-title = Your agency no longer belongs to this network
notices-agency-removed-body = If it had open requests, they were withdrawn. The email we sent says why.

notices-guest-invited-title = { $campaign }: you are invited as a guest
notices-guest-invited-body = Your agency may request licences in this purchase.
notices-guest-withdrawn-title = { $campaign }: your agency takes part no longer
notices-guest-withdrawn-body = If it had a request, that was withdrawn.
notices-guest-left-title = Your agency is no longer a guest here
notices-guest-left-body = The purchase it was invited to is over.
