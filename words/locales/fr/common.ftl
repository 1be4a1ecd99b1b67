### Mots et phrases communs à toutes les pages. Un seul nom pour chaque chose : docs/glossary.md.

common-yes = Oui
common-no = Non
common-and = et
common-or = ou
common-optional = facultatif
common-before-tax = avant taxes

## Les mots que l’on lit, là où le code en a un plus court

common-word-network = réseau
common-word-agency = organisme
common-word-supplier = fournisseur
common-word-tool = outil
common-word-campaign = achat groupé
common-word-quote = offre du fournisseur
common-word-price-break = prix selon la quantité
common-word-shared-fee = frais partagés
common-word-pledge = demande conditionnelle
common-word-cap = prix maximal accepté
common-word-landed-price = votre prix par licence, frais compris, avant taxes
common-word-clearing = calcul du résultat
common-word-clearing-record = dossier du résultat
common-word-commitment = demande confirmée
common-word-contribution = contribution aux frais
common-word-subsidy = subvention
common-word-allocation = votre part du coût
common-word-entitlement = licences que vous détenez
common-word-assignment = licence utilisée
common-word-seat = licence
common-word-award = choix du fournisseur
common-word-contract = contrat
common-word-exit-record = plan de sortie
common-word-idea = idée
common-word-round = vote
common-word-roll = liste des votants
common-word-notice = avis

## Choses que l’on compte

common-licences = { $count ->
    [one] { $count } licence
   *[other] { $count } licences
}
common-agencies = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
common-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
common-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
common-working-days = { $count ->
    [one] { $count } jour ouvrable
   *[other] { $count } jours ouvrables
}

## Montants saisis

common-meant-one = Vouliez-vous dire { $meant }?
common-meant-two = Vouliez-vous dire { $first } ou { $second }?
common-money-empty = Veuillez entrer un montant, par exemple 78,00.
common-money-has-letter = « { $text } » contient une lettre.
common-money-too-many-decimals = « { $text } » a plus de deux décimales.
common-money-other-form = Veuillez écrire « { $text } » avec une virgule avant les cents.
common-money-other-currency = « { $text } » indique une autre monnaie que celle du formulaire. Veuillez écrire le montant seul.
common-money-not-an-amount = « { $text } » n’est pas un montant que nous pouvons lire. Veuillez l’écrire comme 1200,50.
common-money-too-large = Ce montant est plus grand que ce que nous pouvons compter.

## Nombres entiers saisis

common-number-empty = Veuillez entrer un nombre entier, par exemple 12.
common-number-has-letter = « { $text } » contient une lettre.
common-number-not-whole = « { $text } » n’est pas un nombre entier.
common-number-other-form = Veuillez écrire « { $text } » en chiffres seulement.
common-number-not-a-number = « { $text } » n’est pas un nombre que nous pouvons lire. Veuillez l’écrire comme 12.
common-number-too-large = Ce nombre est plus grand que ce que nous pouvons compter.

## Dates et heures saisies

common-time-not-a-time = Veuillez entrer une date et une heure, par exemple 2027-03-02 15:00.
common-time-unknown-zone = Nous ne connaissons aucun fuseau horaire nommé « { $zone } ».
common-time-skipped = À { $place }, on avance l’heure cette nuit-là, et { $clock } n’existe pas. Voulez-vous dire { $first } ou { $second }?
common-time-twice = À { $place }, on recule l’heure cette nuit-là, et { $clock } arrive deux fois. Voulez-vous dire la première, { $first }, ou la seconde, { $second }?
