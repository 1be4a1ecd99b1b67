### What agencies tell coordinators by phone, on paper or in person.

pages-told-title = Enter what an agency told us
pages-told-looking-back = What was entered for agencies
pages-told-newest = Show the newest entries
pages-told-earlier = Show earlier entries
pages-told-lead = For an agency that told you by phone, on paper or in person. It is recorded as such, and reported to the agency, which can correct it.
pages-told-search = Agency
pages-told-which = Which agency told you?
pages-told-for = What { $agency } told us
pages-told-until = Counts if it is entered by:
pages-told-now = On record now
pages-told-now-request = { $seats ->
    [one] A request for { $seats } licence, last changed on { $at }.
   *[other] A request for { $seats } licences, last changed on { $at }.
}
pages-told-now-none = No request.
pages-told-now-none-counts = No request that counts.
pages-told-now-entered = { $seats ->
    [one] A request for { $seats } licence was entered on { $at }. It counts once an admin of the agency has approved it; whether it still waits, only the agency sees.
   *[other] A request for { $seats } licences was entered on { $at }. It counts once an admin of the agency has approved it; whether it still waits, only the agency sees.
}
pages-told-may-wait = { $count ->
    [one] A request entered for { $count } agency counts once an admin of the agency has approved it; whether it still waits, only the agency sees.
   *[other] Requests entered for { $count } agencies count once an admin of each agency has approved them; whether one still waits, only its agency sees.
}
pages-told-entry-may-wait = It counts once an admin of the agency has approved it; whether it still waits, only the agency sees.
pages-told-now-part = { $seats ->
    [one] In the result with { $seats } licence for { $total } a year.
   *[other] In the result with { $seats } licences for { $total } a year.
}
pages-told-now-yes = Said yes on { $at }.
pages-told-now-no = Said no on { $at }.
pages-told-sealed = The most an agency would pay is known to it alone. It is not shown here, neither what it stated before nor what you enter, once you have entered it.
pages-told-nothing = Nothing can be entered now
pages-told-not-by-rules = The network’s rules do not allow staff to enter anything for agencies.
pages-told-not-money = The network’s rules do not allow staff to enter what binds money.
pages-told-not-binding-request = A request in this purchase binds money: requests are binding, or silence counts as a yes. The network’s rules do not allow staff to enter what binds money, so only a withdrawal can be entered.
pages-told-not-now = Neither requests nor answers are open now.
pages-told-not-in-good-standing = This agency is not in good standing, so nothing can be entered for it.
pages-told-not-in-result = This agency is not in the result, so it has nothing to answer.
pages-told-not-invited = This guest does not take part in this purchase.
pages-told-deed = What they told
pages-told-deed-missing = Please choose what they told.
pages-told-deed-request = They ask for licences
pages-told-deed-change = They change their request
pages-told-deed-withdraw = They withdraw their request
pages-told-deed-yes = They say yes to the result
pages-told-deed-no = They say no to the result
pages-told-limit = The most they would pay
pages-told-limit-hint = Only for a request: please fill in what they said, and read it back to them. It replaces the request that stands, and one that may still wait.
pages-told-any-price = They know the largest bill, and accept any price
pages-told-more-lines = They ask for more licences at another limit
pages-told-source = How they told it
pages-told-source-missing = Please choose how they told it.
pages-told-on = On which day
pages-told-day-missing = Please choose the day.
pages-told-teller = Who told it
pages-told-teller-choose = Please choose
pages-told-teller-missing = Please choose who told it: where requests wait for approval, somebody else of the agency approves this one.
pages-told-teller-hint = Please name them if they are on the list: where requests wait for approval, somebody else of the agency approves this one.
pages-told-teller-unknown = Somebody who is not on the list
pages-told-note = Note
pages-told-note-hint = For the agency’s own people. You cannot read it afterwards. Please write no price in it.
pages-told-letter = I send them the letter
pages-told-letter-hint = Email reaches nobody who looks after this agency’s purchases. The next page is a letter to print.
pages-told-mail-hint = The agency’s buyers and admins are told by email at once.
pages-told-enter = Enter it
pages-told-entries = Entered for this agency
pages-told-entry = What was entered
pages-told-entered-for = Entered for { $agency }
pages-told-in-campaign = { $network }: in the purchase “{ $title }”, this was entered in your agency’s name.
pages-told-what-request = { $seats ->
    [one] A request for { $seats } licence
   *[other] A request for { $seats } licences
}
pages-told-what-withdrawal = The request was withdrawn
pages-told-what-yes = Yes to the result
pages-told-what-no = No to the result
pages-told-how = { $known ->
    [yes] { $by } entered it, as { $teller } said { $source } on { $day }.
   *[no] { $by } entered it, as the agency said { $source } on { $day }.
}
pages-told-disputed = { $by } says that this was not the agency: { $at }.
pages-told-letter-sealed = The most you would pay is sealed from everybody but your agency, so it does not stand here.
pages-told-letter-correct = If this is not what you said, please call or write to { $name } ({ $network }) at once: { $contact }
pages-told-letter-until = What counts can be changed until { $at }.
pages-told-letter-sign-in = Your agency’s buyers and admins can also sign in, change it while requests or answers are open, and say “This was not us”.
pages-told-correct = If something is not right, change it as you always would while requests or answers are open.
pages-told-print = To send it as a letter, print this page.
pages-told-another = Enter something for another agency
pages-told-change = See it and change it
pages-told-see = See what was entered, or say “This was not us”
pages-told-not-us = This was not us
pages-told-not-us-text = Did nobody of your agency say this? The coordinators are told at once. What counts stays until you change it.
pages-told-not-us-do = Say that this was not us
pages-told-own-approval = Your agency has its requests approved by an admin of its own: it counts once one of them has approved it. What came of it, only your agency sees.
pages-told-waits = It waits for an admin of your agency, and counts once one of them who did not ask for it has approved it.
pages-told-refused = An admin of your agency refused it, so it does not count.
pages-told-lapsed = It was not approved before requests closed, so it does not count.
pages-told-not-approved = It was not approved, and does not count: it was taken back, or another request came in its place.
