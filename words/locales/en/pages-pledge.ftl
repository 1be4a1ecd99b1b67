### An agency's request: licences, the most it would pay, what that comes to.

pages-pledge-title = Your request
pages-pledge-closes = Closes
pages-pledge-line = Line { $place }
pages-pledge-seats = Licences
pages-pledge-limit = The most you would pay
pages-pledge-counted = This amount counts
pages-pledge-counted-per-licence = per licence and year
pages-pledge-counted-line = for this whole line
pages-pledge-counted-none = any price is fine
pages-pledge-limit-hint = Fees included, before tax. Only { $agency } ever sees the most it would pay; the network sees that you take part, and the total of all licences.
pages-pledge-limit-missing = Please type an amount, or choose “any price is fine”.
pages-pledge-limit-and-none = There is an amount, and “any price is fine” is chosen. Please take one of the two away.
pages-pledge-understood-worst = We accept any price for this line; the whole request may cost up to { $worst } a year
pages-pledge-staff-understood = Yes, we want more licences than we have staff
pages-pledge-today = What you pay today (optional)
pages-pledge-today-price = Today’s price per licence and year
pages-pledge-today-hint = Only your agency sees it. It shows what you would save.
pages-pledge-today-source = Where you read that price
pages-pledge-source-none = Please choose
pages-pledge-today-in-words = Today: { $price } per licence ({ $source })
pages-pledge-today-without-source = Today: { $price } per licence
pages-pledge-add = Add a line
pages-pledge-add-hint = For example, 8 licences at any price up to $110, and 4 more only up to $80.
pages-pledge-remove = Remove
pages-pledge-save = Save request
pages-pledge-preview = Show what it would cost us
pages-pledge-withdraw = Withdraw the request
pages-pledge-earlier = Take up the request from before
pages-pledge-total-as-price = { $seats ->
    [one] { $total } for one licence: at most { $price } per licence.
   *[other] { $total } for { $seats } licences: at most { $price } per licence.
}
pages-pledge-line-out-now = At the price reached so far, this line would be left out.
pages-pledge-line-out-now-at = At the price reached so far, this line would be left out: your other lines come to { $price } per licence, fees included.
pages-pledge-lines-out-now-at = At the price reached so far, this line would be left out: your licences would come to { $price } each, fees included.
pages-pledge-line-at-price = { $seats ->
    [one] One licence, at most { $price }
   *[other] { $seats } licences, at most { $price } each
}
pages-pledge-line-for-total = { $seats ->
    [one] One licence, at most { $total } in all
   *[other] { $seats } licences, at most { $total } in all
}
pages-pledge-line-any-price = { $seats ->
    [one] One licence at any price
   *[other] { $seats } licences at any price
}
pages-pledge-cost = What it would cost you
pages-pledge-worst = At worst, a year
pages-pledge-today-bill = Today, a year
pages-pledge-cost-hint = Before tax. Rounding may add less than one cent to each part of the bill.
pages-pledge-breaks = Your cost at each volume price
pages-pledge-col-range = Licences in total
pages-pledge-col-price = Volume price
pages-pledge-col-landed = Your price, fees included
pages-pledge-col-seats = Licences you get
pages-pledge-col-total = Your bill a year
pages-pledge-col-against = Against today
pages-pledge-breaks-hint = The row “now” counts every request of today, as if nobody’s limit were missed. Each other row is worked out for the smallest total that reaches it.
pages-pledge-prices-fees = Your share of the shared fees comes on top.
pages-pledge-no-offer = no offer
pages-pledge-in-part = the rest is above the most you would pay
pages-pledge-sealed = What the others see
pages-pledge-sealed-text = Others see that your agency takes part, and the total of all licences. Nobody outside your agency sees the most you would pay, not even the coordinator. Only where a limit is missed can the coordinator work out from the record between which two prices it lies.
pages-pledge-sealed-how = Everyone who is in pays the same price per licence, before their share of the fees. A line is in only if its price, fees included, is not above the most you would pay for it; rounding the bill to cents may add less than one cent to each of its parts.
pages-pledge-stale-title = Somebody changed this request meanwhile
pages-pledge-stale = { $by } saved it on { $at }. Nothing of yours is lost, and nothing is saved yet.
pages-pledge-stale-saved = What is saved
pages-pledge-stale-typed = What you typed
pages-pledge-stale-withdrawn = The request was withdrawn.
pages-pledge-stale-choose = Your version is in the form below: save it to replace the other one, or
pages-pledge-stale-keep = keep what is saved.
pages-pledge-not-now = You cannot make a request here
pages-pledge-not-now-closed = Requests closed on { $at }.
pages-pledge-not-now-draft = Requests are not open yet.
pages-pledge-not-now-cancelled = This purchase is cancelled.
pages-pledge-to-campaign = Back to the purchase
pages-pledge-history = Changes to your request
pages-pledge-entered = Entered for your agency, and no part of its request
pages-pledge-history-hint = Only your agency sees this.
pages-pledge-history-changed = { $by } saved it
pages-pledge-history-withdrawn = { $by } withdrew it
pages-pledge-withdraw-title = Withdraw your request?
pages-pledge-withdraw-text = { $seats ->
    [one] Your agency’s request for one licence in the purchase “{ $title }” will no longer count. Until the closing time you can ask again.
   *[other] Your agency’s request for { $seats } licences in the purchase “{ $title }” will no longer count. Until the closing time you can ask again.
}
pages-pledge-withdraw-do = Withdraw the request

## A request waits for the agency’s own approval

pages-pledge-waits-above = { $zero ->
    [yes] Every request of your agency in this purchase waits until an admin who did not ask for it approves it.
   *[no] A request that could cost more than { $amount } a year waits until an admin of your agency who did not ask for it approves it.
}
pages-pledge-would-wait = This one could cost up to { $worst }: once you save it, it waits for an admin who did not ask for it.
pages-pledge-holds-waiting = The form holds the request that waits: what you send now takes its place.
pages-pledge-holds-refused = The form holds the request that was not approved: please change it, and ask again.
pages-pledge-save-waiting = Send for approval
pages-pledge-history-approved = { $by } saved it, and { $approver } approved it
pages-pledge-withdraw-waiting-text = { $seats ->
    [one] The request for one licence in the purchase “{ $title }” that waits for approval will be taken back. Until the closing time you can ask again.
   *[other] The request for { $seats } licences in the purchase “{ $title }” that waits for approval will be taken back. Until the closing time you can ask again.
}
pages-pledge-withdraw-both-text = { $counts ->
    [one] In the purchase “{ $title }”, your agency has a request for one licence that counts,
   *[other] In the purchase “{ $title }”, your agency has a request for { $counts } licences that counts,
} { $waits ->
    [one] and one for one licence that waits for approval. What would you like to take back?
   *[other] and one for { $waits } licences that waits for approval. What would you like to take back?
}
pages-pledge-withdraw-only-waiting = Only what waits
pages-pledge-withdraw-both = Both
pages-pledge-withdraw-stale = Your agency’s request was changed, approved, refused or taken back after you opened this page, so nothing was taken back now. This page shows what there is.
pages-pledge-withdraw-nothing = There is nothing to take back
pages-pledge-withdraw-nothing-text = Your agency has no request here, neither one that counts nor one that waits.
pages-done-waiting-taken-back = What waited for approval is taken back. What counted still counts.
pages-approval-title = Approve a request
pages-approval-waits = A request waits for approval
pages-approval-who = { $told ->
    [yes] Entered on { $at } by a coordinator, as told by { $by } of your agency.
    [unnamed] Entered on { $at } by a coordinator, as told by somebody of your agency who is not named.
   *[no] Asked for by { $by } on { $at }.
}
pages-approval-until = An admin who did not ask for it can approve or refuse it until { $at }. Until then it counts for nothing; if nobody decides, it lapses.
pages-approval-nobody = No admin of your agency is left who could approve it: whoever asked cannot. Please invite another admin, or ask for less. It counts for nothing, and if nobody approves it until { $at }, it lapses.
pages-approval-another = Another request waits for approval
pages-approval-another-text = What you decided on waits no more. Another request came in its place, which you have not decided on yet.
pages-approval-cost-now = If requests closed now, a year
pages-approval-cost-part = { $seats ->
    [one] { $total } for { $seats } licence; the rest is above the most you would pay
   *[other] { $total } for { $seats } licences; the rest is above the most you would pay
}
pages-approval-now = What counts now
pages-approval-now-nothing = Your agency has no request here.
pages-approval-worst = It could cost, at worst, a year
pages-approval-worst-is = It could cost, at worst, a year: { $worst }
pages-approval-look = Look at it, and approve or refuse
pages-approval-approve = Approve it
pages-approval-approve-text = From then on it is your agency’s request, in the place of what counts now.
pages-approval-approve-first = From then on it is your agency’s request.
pages-approval-not-asked = I did not ask for this myself
pages-approval-not-asked-hint = The coordinators named nobody who told them. If it was you, another admin decides.
pages-approval-refuse = Refuse it
pages-approval-reason = Why
pages-approval-reason-hint = Only whoever asked reads this. They are told by email.
pages-approval-reason-hint-unnamed = Nobody is named who told it to the coordinators, so your agency’s people read this, and its buyers and admins are told by email.
pages-approval-not-yours = Another admin of your agency than the one who asked decides.
pages-approval-nothing = Nothing waits for approval here
pages-approval-nothing-text = It was decided, changed or taken back, or requests have closed.
pages-approval-never-text = A request of your agency that has to be approved stands here while it waits.
pages-approval-was-refused = { $by } refused the request of { $at }.
pages-approval-was-refused-why = Why: { $reason }
pages-approval-was-lapsed = The request of { $at } was not approved before requests closed, so it does not count.
pages-approval-change = Change it or take it back
pages-approval-again = Change it and ask again
pages-done-waits = Your request is sent. It counts once an admin who did not ask for it has approved it; they are told by email.
pages-done-approved = You approved the request. It counts now.
pages-done-refused = You refused the request. Whoever asked is told why by email.
pages-done-refused-unnamed = You refused the request. Your agency’s buyers and admins are told why by email.
