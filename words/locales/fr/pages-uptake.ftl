### Ce que l’achat en commun a apporté.

pages-uptake-title = Qui la table rejoint
pages-uptake-text = { $count ->
    [0] Aucun achat n’est encore conclu. Dès qu’il y en aura un, ses chiffres seront ici.
    [one] D’après { $count } achat conclu.
   *[other] D’après { $count } achats conclus.
}
pages-uptake-agencies = Organismes
pages-uptake-licences = Licences
pages-uptake-savings = Économies déclarées
pages-uptake-stated-by = { $count ->
    [one] déclarées par { $count } organisme
   *[other] déclarées par { $count } organismes
}
pages-uptake-hidden = masqué, petit groupe
pages-uptake-why-hidden = Les groupes de moins de 5 organismes sont masqués, pour que personne ne puisse lire ici les affaires d’un organisme. Il en va de même de tout autre chiffre qui en trahirait un, et d’une somme d’argent qui vient surtout d’un seul organisme.
pages-uptake-by-province = Par province et territoire
pages-uptake-by-size = Par taille
pages-uptake-by-language = Par langue
pages-uptake-province = Province ou territoire
pages-uptake-size = Taille
pages-uptake-language = Langue de service
pages-uptake-total = Tout le réseau
pages-uptake-picture = Licences par province et territoire
pages-uptake-picture-bar = { $name } : { $said }.
pages-uptake-nothing-yet = Rien à afficher pour l’instant.
pages-uptake-savings-note = Les économies comparent ce qu’un organisme paie maintenant au prix qu’il nous a dit payer auparavant. Certains organismes ne nous ont rien indiqué.
