### La liste des achats.

pages-campaigns-title = Achats
pages-campaigns-lead = Chaque organisme demande ce qu’il lui faut; tout le monde paie le prix que permet le total des licences.
pages-campaigns-new = Nouvel achat
pages-campaigns-show = Quels achats
pages-campaigns-show-open = En cours
pages-campaigns-show-finished = Terminés
pages-campaigns-show-drafts = Ébauches
pages-campaigns-seats = Licences demandées
pages-campaigns-first-result = Licences retenues au premier résultat
pages-campaigns-bought = Licences achetées
pages-campaigns-agencies = { $count ->
    [one] par { $count } organisme
   *[other] par { $count } organismes
}
pages-campaigns-mine = Votre organisme
pages-campaigns-closes = Clôture
pages-campaigns-closed = Demandes closes le
pages-campaigns-answer-by = Oui ou non avant le
pages-campaigns-none-open = Aucun achat groupé en ce moment
pages-campaigns-none-finished = Aucun achat n’est encore terminé
pages-campaigns-none-drafts = Il n’y a pas d’ébauche
pages-campaigns-none-start = Lancez-en un : choisissez un outil, inscrivez les prix du fournisseur et la clôture, puis regardez la page comme un organisme la verra avant d’ouvrir.
pages-campaigns-none-wait = Vous recevrez un courriel dès qu’un achat s’ouvre. D’ici là, voyez les outils que connaît votre réseau, ou les achats terminés.
pages-campaigns-none-look = Voyez ce qui est en cours.
