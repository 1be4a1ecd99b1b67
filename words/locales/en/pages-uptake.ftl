### What buying together brought.

pages-uptake-title = Who the table reaches
pages-uptake-text = { $count ->
    [0] No purchase has gone ahead yet. As soon as one does, its figures stand here.
    [one] From { $count } purchase that went ahead.
   *[other] From { $count } purchases that went ahead.
}
pages-uptake-agencies = Agencies
pages-uptake-licences = Licences
pages-uptake-savings = Savings they state
pages-uptake-stated-by = { $count ->
    [one] stated by { $count } agency
   *[other] stated by { $count } agencies
}
pages-uptake-hidden = hidden, small group
pages-uptake-why-hidden = Groups of fewer than 5 agencies are hidden, so that no agency’s affairs can be read from this page. So is any other figure that would give a hidden one away, and a sum of money that is mostly one agency’s.
pages-uptake-by-province = By province and territory
pages-uptake-by-size = By size
pages-uptake-by-language = By language
pages-uptake-province = Province or territory
pages-uptake-size = Size
pages-uptake-language = Language of service
pages-uptake-total = The whole network
pages-uptake-picture = Licences by province and territory
pages-uptake-picture-bar = { $name }: { $said }.
pages-uptake-nothing-yet = Nothing to show yet.
pages-uptake-savings-note = Savings compare what an agency now pays with the price it told us it paid before. Not every agency told us one.
