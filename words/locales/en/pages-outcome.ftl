### The result: my agency's part with its reasons, the whole for a coordinator, and the answer.

## The sentence at the top

pages-outcome-in = { $seats ->
    [one] You are in: one licence at { $price }, { $total } before tax
   *[other] You are in: { $seats } licences at { $price } each, { $total } before tax
}
pages-outcome-in-about = { $seats ->
    [one] You are in: one licence at about { $price }, { $total } before tax
   *[other] You are in: { $seats } licences at about { $price } each, { $total } before tax
}
pages-outcome-out = Not this time: your agency’s request could not be met
pages-outcome-declined = Your agency is not part of this purchase
pages-outcome-others = { $agencies ->
    [one] One agency is in: { $seats ->
        [one] one licence at { $price }
       *[other] { $seats } licences at { $price } each
    }{ $fees ->
        [yes] , plus shared fees
       *[no] {""}
    }
   *[other] { $agencies } agencies are in: { $seats } licences at { $price } each{ $fees ->
        [yes] , plus shared fees
       *[no] {""}
    }
}
pages-outcome-others-graduated = { $agencies ->
    [one] One agency is in: { $seats ->
        [one] one licence for { $cost }
       *[other] { $seats } licences for { $cost }, { $average } each on average
    }
   *[other] { $agencies } agencies are in: { $seats } licences for { $cost }, { $average } each on average
}
pages-outcome-not-cleared = The purchase does not go ahead: nobody buys, and nobody owes anything
pages-outcome-first-time = The first time it came to no purchase

## What happens next

pages-outcome-answer-by = Please answer by { $by }.
pages-outcome-answers-until = Agencies answer until { $by }.
pages-outcome-silence-no = If you do not answer, that counts as no.
pages-outcome-silence-yes = If you do not answer, that counts as yes.
pages-outcome-then-final = Then the result is worked out again for those who said yes, and is final. An agency that stated the most it would pay never pays more than that.
pages-outcome-out-nothing = You owe nothing and need do nothing. Below is why, line by line.
pages-outcome-out-others = The agencies that are in answer until { $by }; your agency is not asked.
pages-outcome-settling = The time to answer is over; the final result is being worked out.
pages-outcome-final-in-each-agency = This is final. Your agency now signs its own order with the supplier; your coordinator has the figures.
pages-outcome-final-in-umbrella = This is final. The network’s host now places the order and bills your agency its part.
pages-outcome-final = This is final.
pages-outcome-nothing-owed = Nobody owes anything. You can go on as before.
pages-outcome-extended = Requests are open once more, and yours is kept. You may change or withdraw it.
pages-outcome-extended-none = Requests are open once more.
pages-outcome-closed-again = Requests are closed for the second time; the result is being worked out.
pages-outcome-say-yes = Say yes
pages-outcome-say-no = Say no
pages-outcome-change-to-yes = Change it to yes
pages-outcome-change-to-no = Change it to no
pages-outcome-answered = { $by } answered on { $at }.
pages-outcome-stands-yes = Your agency’s answer so far is yes: { $by }, on { $at }.
pages-outcome-stands-no = Your agency’s answer so far is no: { $by }, on { $at }.
pages-outcome-answered-meanwhile = Somebody answered for your agency after you opened this page, so yours is not recorded yet. Below is what stands; press again to replace it.

## Why, line by line

pages-outcome-lines = Your lines
pages-outcome-is-in = in the purchase
pages-outcome-left-out = left out
pages-outcome-line-in = Your price is { $price } per licence, fees included.
pages-outcome-line-cost = This line costs { $cost }.
pages-outcome-line-out-by = With this line the price would come to { $price } per licence, fees included: { $missed } above the most you would pay.
pages-outcome-line-out = With this line the price would come to { $price } per licence, fees included: above the most you would pay.
pages-outcome-line-declined = Your agency said no, so nothing is bought for this line.
pages-outcome-line-silent = No answer came from your agency in time, so nothing is bought for this line.
pages-outcome-line-no-offer = All requests that could be met together stay below the smallest quantity the supplier offers.
pages-outcome-exact-title = The exact price
pages-outcome-exact = Exactly { $exact } cents before rounding.
pages-outcome-exact-decimal = Exactly { $exact } cents before rounding, about { $decimal } cents.
pages-outcome-bill = Your bill, a year
pages-outcome-licences-at = { $seats ->
    [one] One licence at { $price }
   *[other] { $seats } licences at { $price } each
}
pages-outcome-licences = { $seats ->
    [one] One licence
   *[other] { $seats } licences
}
pages-outcome-fee-share = Your share of “{ $label }”
pages-outcome-against-today = Against what you pay today: { $difference } a year.
pages-outcome-rounding = Before tax. The most you would pay was compared with the exact price. Rounding the bill to cents may add less than one cent to each of its parts.
pages-outcome-col-part = Part
pages-outcome-col-amount = Amount
pages-outcome-col-total = Total

## The whole, for a coordinator

pages-outcome-order = The whole result
pages-outcome-agencies-in = Agencies in the purchase
pages-outcome-agencies-out = Request could not be met
pages-outcome-agencies-declined = Said no
pages-outcome-agencies-silent = Did not answer
pages-outcome-seats = Licences
pages-outcome-total = In all, before tax
pages-outcome-answers = Answers so far: { $yes } yes, { $no } no, { $open } still to come.
pages-outcome-savings = Saved against today’s prices: { $saved } a year, as stated by { $stated } of the { $in } agencies that are in.
pages-outcome-savings-none = { $stated ->
    [0] No agency that is in stated what it pays today, so no saving can be told.
   *[other] Too few agencies stated what they pay today: showing the saving would give away what one of them pays.
}
pages-outcome-savings-later = What is saved against today’s prices is told once, when the result is final: two sums would tell what an agency pays that says no in between.
pages-outcome-margin = { $seats ->
    [0] If one licence drops out, the volume price of { $price } is lost.
    [one] One licence can drop out before the volume price of { $price } is lost.
   *[other] { $seats } licences can drop out before the volume price of { $price } is lost.
}
pages-outcome-margin-graduated = Each licence that drops out raises the average a little. { $seats ->
    [0] If one drops out, the last step is lost.
    [one] One can drop out before the last step is lost.
   *[other] { $seats } can drop out before the last step is lost.
}
pages-outcome-pivotal = { $count ->
    [one] Without this agency the price would rise for all: { $names }.
   *[other] Without any one of these { $count } agencies the price would rise for all: { $names }.
}
pages-outcome-pivotal-many = Without any one of { $count } agencies the price would rise for all
pages-outcome-top-up = { $seats ->
    [one] Buying one spare licence reaches { $price } each and lowers the total by { $saving }.
   *[other] Buying { $seats } spare licences reaches { $price } each and lowers the total by { $saving }.
}
pages-outcome-draft = Not final yet: every file says DRAFT until all have answered.
pages-outcome-file = { $file }: { $stage }
pages-outcome-file-again = { $file }: { $stage }, attempt { $attempt }
pages-outcome-files-hint = The two files of a record let anyone work its result out again. They do not state the most any agency would pay, but where it was exceeded they tell between which two prices it lies; please pass them on with care.
pages-outcome-parts = Each agency’s part
pages-outcome-parts-hint = Licences and costs only. Cents that do not divide evenly go to some of the agencies. The most each agency would pay stays with that agency.
pages-outcome-adds-up = The parts add up to the total, to the cent: { $seats } for licences and { $fees } for fees make { $total }.
pages-outcome-adds-not-up = The parts come to { $parts }, the total is { $total }. Please do not order, and tell whoever runs the server.
pages-outcome-col-agency = Agency
pages-outcome-col-price = With fees, per licence, rounded
pages-outcome-col-seat-cost = Cost of licences
pages-outcome-col-fees = Fees
pages-outcome-col-answer = Answer
pages-outcome-col-fee = Fee
pages-outcome-col-contributed = From funders
pages-outcome-col-net = Left to share
pages-outcome-answer-on = { $answer }, { $at }
pages-outcome-not-answered = not answered yet
pages-outcome-sum = { $agencies ->
    [one] One agency in all
   *[other] { $agencies } agencies in all
}
pages-outcome-who-left-out = Who was left out
pages-outcome-who-left-out-hint = Whoever said no or did not answer is not counted here. An agency with one line in the purchase and another left out counts in both columns.
pages-outcome-group-out = Agencies with a line left out
pages-outcome-group-in = Agencies with a line in the purchase
pages-outcome-left-out-region = Province or territory
pages-outcome-left-out-size = Size
pages-outcome-left-out-language = Language of service
pages-outcome-seats-out = Licences left out

## Answering

pages-outcome-late-title = The time to answer is over
pages-outcome-late-text = Answers were due by { $by }. The result says what became of your agency’s request.
pages-outcome-yes-title = Say yes to { $total } a year?
pages-outcome-yes-text = { $seats ->
    [one] Your agency takes one licence at { $price }, fees included, before tax. If others say no, the price may change; if you stated the most you would pay, it never goes above that. You can still change your answer until the time to answer is over.
   *[other] Your agency takes { $seats } licences at { $price } each, fees included, before tax. If others say no, the price may change; if you stated the most you would pay, it never goes above that. You can still change your answer until the time to answer is over.
}
pages-outcome-yes-do = Yes, we are in
pages-outcome-no-title = Say no to this purchase?
pages-outcome-no-text = { $seats ->
    [one] Your agency gives up its licence and owes nothing. The result is worked out again without your agency. You can still change your answer until the time to answer is over.
   *[other] Your agency gives up its { $seats } licences and owes nothing. The result is worked out again without your agency. You can still change your answer until the time to answer is over.
}
pages-outcome-no-do = No, not this time
