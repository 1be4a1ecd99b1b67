### Accueil.

pages-home-title = Accueil
pages-home-hello = Bonjour { $name }
pages-home-needs = { $count ->
    [0] Rien ne vous attend pour l’instant
    [one] Une chose vous attend
   *[other] { $count } choses vous attendent
}
pages-home-no-needs = Quand quelque chose vous attend, vous le voyez ici avec sa date.
pages-home-see-uptake = Voir la portée des achats
pages-home-need-by = Avant le { $at }, { $when }
pages-home-need-for = pour { $campaign }
pages-home-buying = Achats
pages-home-buying-ours = Achats qui nous concernent
pages-home-no-campaigns-title = Aucun achat en cours
pages-home-no-campaigns-text = Dès que le réseau lance un achat groupé, vous le voyez ici.
pages-home-new-campaign = Lancer un achat
pages-home-requested = { $licences ->
    [one] { $licences } licence demandée
   *[other] { $licences } licences demandées
} { $agencies ->
    [one] par { $agencies } organisme.
   *[other] par { $agencies } organismes.
}
pages-home-first-result = { $licences ->
    [one] { $licences } licence au premier résultat,
   *[other] { $licences } licences au premier résultat,
} { $agencies ->
    [one] pour { $agencies } organisme.
   *[other] pour { $agencies } organismes.
}
pages-home-bought = { $agencies ->
    [one] { $agencies } organisme achète
   *[other] { $agencies } organismes achètent
} { $licences ->
    [one] { $licences } licence.
   *[other] { $licences } licences.
}
pages-home-closes = Clôture des demandes { $when }.
pages-home-answers = Les réponses sont attendues { $when }.
pages-home-ours = { $state } : { $licences ->
    [one] { $licences } licence
   *[other] { $licences } licences
}
pages-home-ours-wait = { $licences ->
    [one] { $licences } licence attend une approbation
   *[other] { $licences } licences attendent une approbation
}
pages-home-all-campaigns = Tous les achats
pages-home-finished-campaigns = Achats terminés
pages-home-changed = Quoi de neuf
pages-home-nothing-changed = Rien de neuf pour l’instant.
pages-home-all-notices = Tous les avis
