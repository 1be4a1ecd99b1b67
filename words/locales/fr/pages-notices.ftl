### Mes avis.

pages-notices-title = Avis
pages-notices-new = Nouveau :
pages-notices-unread = { $count ->
    [one] { $count } avis est nouveau.
   *[other] { $count } avis sont nouveaux.
}
pages-notices-mark = Tout marquer comme lu
pages-notices-empty-title = Aucun avis pour l’instant
pages-notices-empty-text = Ce qui se passe dans les achats qui vous concernent est annoncé ici, et par courriel.
