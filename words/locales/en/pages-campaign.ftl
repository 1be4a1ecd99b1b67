### The page of a campaign: one headline, my agency's part, everything agreed.

pages-done-pledged = Your request is saved. Only your agency ever sees the most it would pay.
pages-done-withdrawn = Your request is withdrawn.
pages-done-asked = Your question or answer is posted.
pages-done-drafted = The draft is saved. Below is what agencies will see.
pages-done-opened = Requests are open. Agencies are being told.
pages-done-cancelled = The purchase is cancelled. Agencies are being told.
pages-done-said-yes = Your yes is recorded.
pages-done-said-no = Your no is recorded.

## The headline

pages-campaign-headline-draft = A draft: only coordinators see this page
pages-campaign-headline-first-request = Nobody has asked yet; the price starts at { $price } per licence
pages-campaign-headline-no-offer-yet = { $missing ->
    [one] One more licence, and there is an offer at { $nextPrice } per licence
   *[other] { $missing } more licences, and there is an offer at { $nextPrice } per licence
}
pages-campaign-headline-next-price = { $missing ->
    [one] One more licence, and everyone pays { $nextPrice } per licence{ $fees ->
        [yes] , plus shared fees
       *[no] {""}
    }
   *[other] { $missing } more licences, and everyone pays { $nextPrice } per licence{ $fees ->
        [yes] , plus shared fees
       *[no] {""}
    }
}
pages-campaign-headline-next-step = { $missing ->
    [one] One more licence, and the next ones cost { $nextPrice } each
   *[other] { $missing } more licences, and the next ones cost { $nextPrice } each
}
pages-campaign-headline-best-price = Everyone pays { $price } per licence, the lowest price there is{ $fees ->
    [yes] , plus shared fees
   *[no] {""}
}
pages-campaign-headline-best-step = Each further licence costs { $price }, the lowest price there is
pages-campaign-headline-closed = Requests are closed; the result is being worked out
pages-campaign-headline-to-answer = { $mine ->
    [one] You are in: one licence at { $landed }. Yes or no?
   *[other] You are in: { $mine } licences at { $landed } each. Yes or no?
}
pages-campaign-headline-at-rest = { $mine ->
    [one] You are in: one licence at { $landed }
   *[other] You are in: { $mine } licences at { $landed } each
}
pages-campaign-headline-said-yes = { $mine ->
    [one] You said yes to one licence at { $landed }
   *[other] You said yes to { $mine } licences at { $landed } each
}
pages-campaign-headline-said-no = You are not part of this purchase
pages-campaign-headline-out = Not this time: your agency’s request could not be met
pages-campaign-headline-confirming = { $agencies ->
    [one] One agency is in, and now says yes or no
   *[other] { $agencies } agencies are in, and now say yes or no
}
pages-campaign-headline-confirming-plain = A first result stands; the agencies that are in now say yes or no
pages-campaign-headline-settling = The time to answer is over; the final result is being worked out
pages-campaign-headline-in = { $mine ->
    [one] You are in: one licence at { $landed }
   *[other] You are in: { $mine } licences at { $landed } each
}
pages-campaign-headline-cleared = { $agencies ->
    [one] One agency buys { $seats ->
        [one] one licence
       *[other] { $seats } licences
    }
   *[other] { $agencies } agencies buy { $seats } licences together
}
pages-campaign-headline-cleared-plain = The purchase goes ahead
pages-campaign-headline-not-cleared = The purchase does not go ahead: nobody buys, and nobody owes anything
pages-campaign-headline-cancelled = This purchase is cancelled, and nobody owes anything

## What follows from it

pages-campaign-demand = { $agencies ->
    [one] { $seats ->
        [one] One licence is
       *[other] { $seats } licences are
    } requested by one agency.
   *[other] { $seats } licences are requested by { $agencies } agencies.
}
pages-campaign-ahead = At { $nextSeats } licences, the price of each falls from { $price } to { $nextPrice } a year.
pages-campaign-ahead-step = From { $nextSeats } licences on, each further one costs { $nextPrice } a year instead of { $price }.
pages-campaign-ahead-landed = Fees included, that is { $price } per licence for { $agency }.
pages-campaign-saving = For { $agency } that is { $saving } less a year.
pages-campaign-extended = It came to no purchase the first time, so requests are open once more, and those made are kept.
pages-campaign-then-draft = Agencies will see it as below once it is open.
pages-campaign-then-closed = They closed on { $closes }. The result usually stands within minutes; everyone who asked gets an email.
pages-campaign-then-to-answer = Your total is { $total } a year, before tax. Please answer by { $by }.
pages-campaign-then-at-rest = Your total would be { $total } a year, before tax. Nobody can answer for your agency for now; answers are due by { $by }.
pages-campaign-then-said-yes = Your total is { $total } a year, before tax. The final result stands after { $by }. If you stated the most you would pay, your price never goes above it.
pages-campaign-then-said-no = You owe nothing. The others go on.
pages-campaign-then-out = You owe nothing. The result page says why, line by line.
pages-campaign-then-confirming = { $seats ->
    [one] One licence at { $price } a year. The agencies answer until { $by }.
   *[other] { $seats } licences at { $price } each a year. The agencies answer until { $by }.
}
pages-campaign-then-confirming-graduated = { $seats ->
    [one] One licence costs { $whole } a year, shared fees included. The agencies answer until { $by }.
   *[other] { $seats } licences cost { $whole } a year in all, shared fees included. The agencies answer until { $by }.
}
pages-campaign-then-confirming-plain = They answer until { $by }.
pages-campaign-then-settling = Answers were due by { $by }. The final result usually stands within minutes; everyone who asked gets a mail.
pages-campaign-then-in-each-agency = Your total is { $total } a year, before tax. Your agency now signs its own order with the supplier; your coordinator has the figures.
pages-campaign-then-in-umbrella = Your total is { $total } a year, before tax. The network’s host now places the order and bills your agency its part.
pages-campaign-then-cleared = The price is { $price } per licence and year{ $fees ->
    [yes] , plus shared fees
   *[no] {""}
}.
pages-campaign-then-cleared-graduated = { $seats ->
    [one] One licence costs { $whole } a year, shared fees included, before tax.
   *[other] { $seats } licences cost { $whole } a year in all, shared fees included, before tax.
}
pages-campaign-then-cleared-plain = Who takes part and what each agency pays stays among those at the table. The page “Reach” adds purchases up once enough agencies took part.
pages-campaign-then-not-cleared = Requests were open until { $closes }.
pages-campaign-then-cancelled = The coordinator’s reason: { $reason }

## Steps

pages-campaign-steps = Where this purchase stands
pages-campaign-step-prepared = Prepared
pages-campaign-step-requests = Requests open
pages-campaign-step-result = Result
pages-campaign-step-answers = Yes or no
pages-campaign-step-final = Final result
pages-campaign-step-not-cleared = No purchase
pages-campaign-step-cancelled = Cancelled
pages-campaign-step-until = until { $at }

## The picture and the table of volume prices

pages-campaign-picture-title = Price per licence against licences requested
pages-campaign-picture-step = { $range }: { $price } per licence.
pages-campaign-picture-demand = { $seats ->
    [one] One licence is requested.
   *[other] { $seats } licences are requested.
}
pages-campaign-picture-from = { $price } from { $seats }
pages-campaign-picture-here = { $seats } so far
pages-campaign-picture-in-all = { $seats } in all
pages-campaign-if-held = If no agency’s price is above the most it would pay.
pages-campaign-last-request = Last request: { $at }.
pages-campaign-prices = Volume prices
pages-campaign-col-range = Licences in total
pages-campaign-col-price = Price per licence and year
pages-campaign-col-price-each = Price per licence and year in this step
pages-campaign-col-mine = { $seats ->
    [one] For your one licence
   *[other] For your { $seats } licences
}
pages-campaign-col-against = Against today ({ $today } each)
pages-campaign-col-against-short = Against today
pages-campaign-now = now
pages-campaign-range = { $from } to { $to }
pages-campaign-range-open = { $from } and more
pages-campaign-in-none = all above the most you would pay
pages-campaign-in-part = { $in } of { $of } within the most you would pay
pages-campaign-less = { $amount } less
pages-campaign-more = { $amount } more
pages-campaign-same = the same
pages-campaign-prices-graduated = Each step of licences has its own price, and the total is shared by the number of licences.
pages-campaign-prices-fees = What you would pay includes your share of the shared fees.
pages-campaign-prices-tax = All amounts are before tax.

## My agency's part

pages-campaign-mine = Your request
pages-campaign-to-request = To your agency’s request
pages-campaign-mine-now = { $seats ->
    [one] a year for one licence, fees included, at the price reached so far, if nobody’s limit is missed
   *[other] a year for { $seats } licences, fees included, at the price reached so far, if nobody’s limit is missed
}
pages-campaign-mine-below = Your limits are below the price so far: as things stand, you would get no licences and pay nothing.
pages-campaign-mine-worst = At worst
pages-campaign-mine-today = You pay today
pages-campaign-mine-none = Your agency has made no request.
pages-campaign-mine-to-approve = Your agency’s request waits for approval, and counts for nothing until then.
pages-campaign-mine-requested = { $seats ->
    [one] Your agency asked for one licence.
   *[other] Your agency asked for { $seats } licences.
}
pages-campaign-mine-withdrawn = Your agency withdrew its request.
pages-campaign-mine-waiting = { $seats ->
    [one] Your agency asked for one licence. Nothing can be changed any more; you will hear from us.
   *[other] Your agency asked for { $seats } licences. Nothing can be changed any more; you will hear from us.
}
pages-campaign-mine-to-answer = { $seats ->
    [one] Your agency is in with one licence and has not answered yet.
   *[other] Your agency is in with { $seats } licences and has not answered yet.
}
pages-campaign-mine-confirmed = { $seats ->
    [one] Your agency said yes to one licence.
   *[other] Your agency said yes to { $seats } licences.
}
pages-campaign-mine-declined = Your agency is not part of this purchase and owes nothing.
pages-campaign-mine-in = { $seats ->
    [one] Your agency gets one licence.
   *[other] Your agency gets { $seats } licences.
}
pages-campaign-mine-out = Your agency’s request could not be met this time. It owes nothing.
pages-campaign-mine-who = Your agency’s buyers and admins make and change its request.
pages-campaign-mine-suspended = Your agency is suspended: nobody can make or change a request for it.
pages-campaign-mine-pending = Your agency waits to be let in: until then nobody can make a request for it.
pages-campaign-answer = See the result and answer
pages-campaign-see-result = See the result
pages-campaign-board = For your board
pages-campaign-board-text = One page to print: the need, the cost at worst, the alternatives, the risks, how to leave.
pages-campaign-board-open = Open the page

## What a coordinator can do

pages-campaign-coordinate = Coordinate
pages-campaign-ready = Everything is there. You can open it.
pages-campaign-not-ready = Before it can open
pages-campaign-warnings = Worth a second look
pages-campaign-record-exit = Put on record how to leave { $tool }
pages-campaign-open-hint = Opening freezes every term and tells all agencies.
pages-campaign-open = Open for requests
pages-campaign-edit = Edit the draft
pages-campaign-cancel = Cancel this purchase
pages-campaign-whole-result = See the whole result

## Who, questions, terms, record

pages-campaign-who = Who is at the table
pages-campaign-who-agencies = Agencies
pages-campaign-who-seats = Licences requested
pages-campaign-who-funders = Which agencies these are is known to those at the table.
pages-campaign-who-none = Nobody yet. The first request shows the others that it is worth it.
pages-campaign-who-nobody = Nobody.
pages-campaign-who-more = Show more agencies
pages-campaign-questions = Questions and answers
pages-campaign-questions-earlier = Show earlier ones
pages-campaign-questions-none = No questions yet.
pages-campaign-question = Your question or answer
pages-campaign-question-hint = Everyone in the network can read it, with your name and your agency’s.
pages-campaign-question-post = Post
pages-campaign-terms = Every term and date
pages-campaign-term-supplier = What is bought
pages-campaign-term-supplied = { $tool }, from { $supplier }
pages-campaign-term-closes = Requests close
pages-campaign-term-quote = How the price works
pages-campaign-term-fees = Shared fees
pages-campaign-term-fee-per-seat = { $label }: { $net } in all, shared by the number of licences
pages-campaign-term-fee-equal = { $label }: { $net } in all, the same for every agency
pages-campaign-term-fee-by-band = { $label }: { $net } in all, shared by the size of the agency
pages-campaign-term-fee-giver = { $who } pays { $amount }
pages-campaign-term-fee-given = { $label }: { $amount }, of which { $given }. That leaves { $net } to share, { $split ->
    [per-seat] by the number of licences
    [by-band] by the size of the agency
   *[equal] the same for every agency
}.
pages-campaign-term-contributions = Money from funders
pages-campaign-term-contribution = { $label }: { $amount }, taken off the shared fees above
pages-campaign-term-commitment = When a request binds
pages-campaign-term-confirm = Answer by
pages-campaign-term-nothing = If no price is reached that enough agencies can accept
pages-campaign-term-contracts = Who signs
pages-campaign-term-default = Who bears it when an agency does not pay
pages-campaign-term-currency = Currency, and who bears its changes
pages-campaign-term-umbrella = The network’s own fee
pages-campaign-term-umbrella-none = None
pages-campaign-alternatives = What else was considered
pages-campaign-risks = What could go wrong
pages-campaign-leave = How to leave this tool
pages-campaign-leave-formats = What you can take with you
pages-campaign-leave-steps = Steps
pages-campaign-leave-tested = Tried out on
pages-campaign-leave-tested-by = { $day }, by { $who }
pages-campaign-leave-none = Nobody has put this on record yet. It must be on record before requests can open.
pages-campaign-tool = More about { $tool }
pages-campaign-record = Record of the result
pages-campaign-record-first = This is the result of the first time; requests are open once more since then.
pages-campaign-record-in = { $agencies ->
    [one] One agency, { $seats ->
        [one] one licence
       *[other] { $seats } licences
    }
   *[other] { $agencies } agencies, { $seats } licences
}
pages-campaign-record-total = In all, before tax
pages-campaign-record-at = Recorded
pages-campaign-record-hash = Fingerprint of the sealed input (SHA-256)
pages-campaign-record-hint = The fingerprint seals all that went in, so that nobody can exchange it later. Nobody can download that input, because it states the most each agency would pay. Coordinators can download a record without those limits and work the result out again from it; the record’s own fingerprint stands in its file of what came out.

## Cancelling

pages-campaign-cancel-title = Cancel “{ $title }”?
pages-campaign-cancel-text = { $agencies ->
    [0] Nobody has asked for licences yet. This cannot be undone.
    [one] One agency asked for { $seats ->
        [one] one licence
       *[other] { $seats } licences
    }. It is told at once, with your reason. This cannot be undone.
   *[other] { $agencies } agencies asked for { $seats } licences. They are told at once, with your reason. This cannot be undone.
}
pages-campaign-cancel-text-final = { $agencies ->
    [one] The result is final: one agency buys { $seats ->
        [one] one licence
       *[other] { $seats } licences
    }. It is told at once, with your reason.
   *[other] The result is final: { $agencies } agencies buy { $seats } licences. They are told at once, with your reason.
} An order already placed with the supplier stays placed: please speak with the supplier first. This cannot be undone.
pages-campaign-cancel-reason = The reason
pages-campaign-cancel-reason-hint = Every agency reads it.
pages-campaign-cancel-do = Cancel the purchase

pages-campaign-who-guest = You take part as a guest: the other agencies are not named to you.
pages-campaign-guests = Guests
