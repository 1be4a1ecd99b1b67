### The order for the supplier, as files.

order-file = order
# Letters A to Z only: it stands in the name of a file.
order-file-draft = DRAFT
order-sheet = Order
order-status = Status
order-draft = DRAFT
order-final = FINAL
order-agency = Agency
order-province = Province or territory
order-licences = Licences
order-unit-price = Price per licence
order-seat-cost = Cost of licences
order-total = Total before tax
order-currency = Currency
order-is-draft = DRAFT: agencies still answer yes or no, and this may change. Do not order from it.
order-is-final = Final order
order-of = { $tool }, from { $supplier }
order-recorded = As recorded on { $at }
order-part = { $count ->
    [one] { $count } licence at { $price }
   *[other] { $count } licences at { $price } each
}
