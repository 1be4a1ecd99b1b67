### Mes avis.

pages-notices-title = Avis
pages-notices-new = Nouveau :
pages-notices-unread = { $count ->
    [one] { $count } nouvel avis.
   *[other] { $count } nouveaux avis.
}
pages-notices-mark = Tout marquer comme lu
pages-notices-empty-title = Aucun avis pour l’instant
pages-notices-empty-text = Ce qui se passe dans les achats qui vous concernent est annoncé ici, et par courriel.
