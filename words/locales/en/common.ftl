### Words and sentences used on every page. One name for one thing: docs/glossary.md.

common-and = and
common-erased-words = (These words were taken away at the wish of whoever wrote them.)
common-the-coordinators = The coordinators
common-somebody-of-the-network = Somebody of the network

## Counted things

common-licences = { $count ->
    [one] { $count } licence
   *[other] { $count } licences
}
common-agencies = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}

## Money somebody typed

common-meant-one = Did you mean { $meant }?
common-meant-two = Did you mean { $first } or { $second }?
common-money-empty = Please enter an amount, like 78.00.
common-money-has-letter = “{ $text }” has a letter in it. Please write an amount, like 78.00.
common-money-too-many-decimals = “{ $text }” has more than two decimals. Please write at most two.
common-money-other-form = Please write “{ $text }” with a decimal point before the cents.
common-money-other-currency = “{ $text }” names another currency than this form. Please write the amount alone.
common-money-not-an-amount = “{ $text }” is not an amount we can read. Please write it like 1200.50.
common-money-too-large = This amount is larger than we can count.

## Whole numbers somebody typed

common-number-empty = Please enter a whole number, like 12.
common-number-has-letter = “{ $text }” has a letter in it. Please write a number, like 12.
common-number-not-whole = “{ $text }” is not a whole number.
common-number-other-form = Please write “{ $text }” with digits only.
common-number-not-a-number = “{ $text }” is not a number we can read. Please write it like 12.
common-number-too-large = This number is larger than we can count.

## Times somebody typed

common-time-skipped = The clocks in { $place } go forward that night, and { $clock } is skipped. Do you mean { $first } or { $second }?
common-time-twice = The clocks in { $place } go back that night, and { $clock } comes twice. Do you mean the first, { $first }, or the second, { $second }?
common-as-told = { $title }, as told { $source }
