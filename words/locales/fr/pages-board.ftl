### Une page imprimée pour le conseil d’administration d’un organisme.

pages-board-title = Pour votre conseil d’administration
pages-board-print = Imprimer
pages-board-heading = Proposition : participer à l’achat « { $title } »
pages-board-heading-decided = Décidé : « { $title } »
pages-board-need = Pourquoi
pages-board-cost = Ce que cela nous coûte
pages-board-we-sign = Nous signons notre propre commande avec le fournisseur.
pages-board-host-signs = L’hôte du réseau signe avec le fournisseur et nous facture notre part.
pages-board-now = Au prix atteint à ce jour, par an, si aucun prix maximal n’est dépassé
pages-board-now-below = rien : nos prix maximaux sont inférieurs à ce prix
pages-board-col-seats = Licences obtenues
pages-board-breaks-hint = Chaque ligne est calculée pour le plus petit total qui y donne droit, si aucun prix maximal n’est dépassé. Là où le prix dépasse notre prix maximal, nous obtenons moins de licences.
pages-board-price = Notre prix par licence, frais compris
pages-board-total = Notre total par an
pages-board-out = Notre demande n’est pas retenue cette fois. Rien n’est acheté et rien n’est dû; il n’y a donc rien à décider.
pages-board-declined = Notre organisme ne participe pas à cet achat. Rien n’est acheté et rien n’est dû; il n’y a donc rien à décider.
pages-board-not-cleared = L’achat ne se fait pas. Rien n’est acheté et rien n’est dû; il n’y a donc rien à décider.
pages-board-cancelled = L’achat est annulé. Rien n’est acheté et rien n’est dû; il n’y a donc rien à décider.
pages-board-request = Notre demande
pages-board-no-request = Il n’y a pas encore de demande. Dès qu’il y en aura une, la facture maximale figurera ici.
pages-board-dates = Dates
pages-board-proposed = Résolution proposée
pages-board-resolution = { $seats ->
    [one] Il est résolu d’autoriser l’organisme { $agency } à prendre une licence pour { $tool }, à un coût maximal de { $worst } par an, avant taxes.
   *[other] Il est résolu d’autoriser l’organisme { $agency } à prendre jusqu’à { $seats } licences pour { $tool }, à un coût maximal de { $worst } par an, avant taxes.
}
pages-board-resolution-blank = Il est résolu d’autoriser l’organisme { $agency } à prendre jusqu’à ______ licences pour { $tool }, à un coût maximal de ____________ par an, avant taxes.
pages-board-resolution-answer = La direction générale, ou la personne qu’elle désigne, répond au nom de l’organisme avant le { $by }.
pages-board-mover = Proposée par
pages-board-seconder = Appuyée par
pages-board-date = Date
pages-board-carried = Adoptée ou rejetée
