### The list of purchases.

pages-campaigns-title = Buying
pages-campaigns-lead = Each agency asks for what it needs; everyone pays the price per licence that all the requests together reach.
pages-campaigns-new = New purchase
pages-campaigns-show = Which purchases
pages-campaigns-show-open = Under way
pages-campaigns-show-finished = Finished
pages-campaigns-show-drafts = Drafts
pages-campaigns-seats = Licences requested
pages-campaigns-first-result = Licences in the first result
pages-campaigns-bought = Licences bought
pages-campaigns-agencies = { $count ->
    [one] by one agency
   *[other] by { $count } agencies
}
pages-campaigns-mine = Your agency
pages-campaigns-closes = Closes
pages-campaigns-closed = Closed on
pages-campaigns-answer-by = Yes or no by
pages-campaigns-none-open = Nothing is being bought together right now
pages-campaigns-none-finished = No purchase has ended yet
pages-campaigns-none-drafts = There are no drafts
pages-campaigns-none-start = Start one: choose a tool, enter the supplier’s prices and the closing time, and look at it as an agency will before you open it.
pages-campaigns-none-wait = You get an email when one opens. Meanwhile, look at the tools your network knows, or at purchases that have ended.
pages-campaigns-none-look = Look at what is under way.
