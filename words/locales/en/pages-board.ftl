### One printed page for an agency's board.

pages-board-title = For your board
pages-board-print = Print
pages-board-heading = Proposal: take part in “{ $title }”
pages-board-heading-decided = Decided: “{ $title }”
pages-board-need = Why
pages-board-cost = What it costs us
pages-board-we-sign = We sign our own order with the supplier.
pages-board-host-signs = The network’s host signs with the supplier and bills us our part.
pages-board-now = At the price reached so far, a year, if nobody’s limit is missed
pages-board-now-below = nothing: our limits are below that price
pages-board-col-seats = Licences we get
pages-board-breaks-hint = Each row is worked out for the smallest total that reaches it, if nobody’s limit is missed. Where the price is above the most we would pay, we get fewer licences.
pages-board-price = Our price per licence, fees included
pages-board-total = Our total a year
pages-board-out = Our request could not be met this time. Nothing is bought and nothing is owed, so there is nothing to decide.
pages-board-declined = Our agency is not part of this purchase. Nothing is bought and nothing is owed, so there is nothing to decide.
pages-board-not-cleared = The purchase does not go ahead. Nothing is bought and nothing is owed, so there is nothing to decide.
pages-board-cancelled = The purchase is cancelled. Nothing is bought and nothing is owed, so there is nothing to decide.
pages-board-request = Our request
pages-board-no-request = There is no request yet. Once one is made, what it costs at worst stands here.
pages-board-dates = Dates
pages-board-proposed = Proposed resolution
pages-board-resolution = { $seats ->
    [one] Resolved that { $agency } may take one licence for { $tool }, for no more than { $worst } a year before tax.
   *[other] Resolved that { $agency } may take up to { $seats } licences for { $tool }, for no more than { $worst } a year before tax.
}
pages-board-resolution-blank = Resolved that { $agency } may take up to ______ licences for { $tool }, for no more than ____________ a year before tax.
pages-board-resolution-answer = The executive director, or the person they name, answers for the agency by { $by }.
pages-board-mover = Moved by
pages-board-seconder = Seconded by
pages-board-date = Date
pages-board-carried = Carried or defeated
