### Mots et phrases communs à toutes les pages. Un seul nom pour chaque chose : docs/glossary.md.

common-and = et
common-erased-words = (Ces mots ont été retirés à la demande de la personne qui les a écrits.)
common-the-coordinators = La coordination
common-somebody-of-the-network = Une personne du réseau

## Choses que l’on compte

common-licences = { $count ->
    [one] { $count } licence
   *[other] { $count } licences
}
common-agencies = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}

## Montants saisis

common-meant-one = Vouliez-vous dire { $meant }?
common-meant-two = Vouliez-vous dire { $first } ou { $second }?
common-money-empty = Veuillez entrer un montant, par exemple 78,00.
common-money-has-letter = « { $text } » contient une lettre. Veuillez écrire un montant, par exemple 78,00.
common-money-too-many-decimals = « { $text } » a plus de deux décimales. Veuillez en écrire au plus deux.
common-money-other-form = Veuillez écrire « { $text } » avec une virgule avant les cents.
common-money-other-currency = « { $text } » indique une autre monnaie que celle du formulaire. Veuillez écrire le montant seul.
common-money-not-an-amount = « { $text } » n’est pas un montant que nous pouvons lire. Veuillez l’écrire comme 1200,50.
common-money-too-large = Ce montant est plus grand que ce que nous pouvons compter.

## Nombres entiers saisis

common-number-empty = Veuillez entrer un nombre entier, par exemple 12.
common-number-has-letter = « { $text } » contient une lettre. Veuillez écrire un nombre, par exemple 12.
common-number-not-whole = « { $text } » n’est pas un nombre entier.
common-number-other-form = Veuillez écrire « { $text } » en chiffres seulement.
common-number-not-a-number = « { $text } » n’est pas un nombre que nous pouvons lire. Veuillez l’écrire comme 12.
common-number-too-large = Ce nombre est plus grand que ce que nous pouvons compter.

## Dates et heures saisies

common-time-skipped = À { $place }, on avance l’heure cette nuit-là, et { $clock } n’existe pas. Voulez-vous dire { $first } ou { $second }?
common-time-twice = À { $place }, on recule l’heure cette nuit-là, et { $clock } arrive deux fois. Voulez-vous dire la première, { $first }, ou la seconde, { $second }?
common-as-told = { $title }, d’après ce qui a été dit { $source }
