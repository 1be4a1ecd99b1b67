### Words and sentences used on every page. One name for one thing: docs/glossary.md.

common-yes = Yes
common-no = No
common-and = and
common-or = or
common-optional = optional
common-before-tax = before tax

## The words people read, where code has a shorter one

common-word-network = network
common-word-agency = agency
common-word-supplier = supplier
common-word-tool = tool
common-word-campaign = group purchase
common-word-quote = supplier’s offer
common-word-price-break = volume price
common-word-shared-fee = shared fee
common-word-pledge = conditional request
common-word-cap = the most you would pay
common-word-landed-price = your price per licence, fees included, before tax
common-word-clearing = working out the result
common-word-clearing-record = record of the result
common-word-commitment = confirmed request
common-word-contribution = contribution to the fees
common-word-subsidy = subsidy
common-word-allocation = your part of the cost
common-word-entitlement = licences you hold
common-word-assignment = licence in use
common-word-seat = licence
common-word-award = choice of supplier
common-word-contract = contract
common-word-exit-record = how to leave this tool
common-word-idea = idea
common-word-round = vote
common-word-roll = who may vote
common-word-notice = notice

## Counted things

common-licences = { $count ->
    [one] { $count } licence
   *[other] { $count } licences
}
common-agencies = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
common-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
common-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
common-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}

## Money somebody typed

common-meant-one = Did you mean { $meant }?
common-meant-two = Did you mean { $first } or { $second }?
common-money-empty = Please enter an amount, like 78.00.
common-money-has-letter = “{ $text }” has a letter in it.
common-money-too-many-decimals = “{ $text }” has more than two decimals.
common-money-other-form = Please write “{ $text }” with a decimal point before the cents.
common-money-other-currency = “{ $text }” names another currency than this form. Please write the amount alone.
common-money-not-an-amount = “{ $text }” is not an amount we can read. Please write it like 1200.50.
common-money-too-large = This amount is larger than we can count.

## Whole numbers somebody typed

common-number-empty = Please enter a whole number, like 12.
common-number-has-letter = “{ $text }” has a letter in it.
common-number-not-whole = “{ $text }” is not a whole number.
common-number-other-form = Please write “{ $text }” with digits only.
common-number-not-a-number = “{ $text }” is not a number we can read. Please write it like 12.
common-number-too-large = This number is larger than we can count.

## Times somebody typed

common-time-not-a-time = Please enter a day and a time, like 2027-03-02 15:00.
common-time-unknown-zone = We know no time zone named “{ $zone }”.
common-time-skipped = The clocks in { $place } go forward that night, and { $clock } is skipped. Do you mean { $first } or { $second }?
common-time-twice = The clocks in { $place } go back that night, and { $clock } comes twice. Do you mean the first, { $first }, or the second, { $second }?
