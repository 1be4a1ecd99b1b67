### Accueil.

pages-home-title = Accueil
pages-home-hello = Bonjour { $name }
pages-home-needs = { $count ->
    [0] Rien ne vous attend pour l’instant
    [one] Une chose vous attend
   *[other] { $count } choses vous attendent
}
pages-home-no-needs = Quand un achat s’ouvre, ou que votre organisme doit répondre, vous le voyez ici avec sa date.
pages-home-need-by = Avant le { $at }, { $when }
pages-home-need-for = pour { $campaign }
pages-home-buying = Achats
pages-home-buying-ours = Achats qui nous concernent
pages-home-no-campaigns-title = Aucun achat en cours
pages-home-no-campaigns-text = Dès que le réseau lance un achat groupé, vous le voyez ici.
pages-home-new-campaign = Lancer un achat
pages-home-together = { $licences ->
    [one] { $licences } licence,
   *[other] { $licences } licences,
} { $agencies ->
    [one] { $agencies } organisme.
   *[other] { $agencies } organismes.
}
pages-home-closes = Clôture des demandes { $when }.
pages-home-answers = Les réponses sont attendues { $when }.
pages-home-ours = { $state } : { $licences ->
    [one] { $licences } licence
   *[other] { $licences } licences
}
pages-home-all-campaigns = Tous les achats
pages-home-changed = Quoi de neuf
pages-home-nothing-changed = Rien de neuf pour l’instant.
pages-home-all-notices = Tous les avis
