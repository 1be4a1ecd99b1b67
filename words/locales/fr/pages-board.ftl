### Une page imprimée pour le conseil d'administration d'un organisme.

pages-board-title = Pour votre conseil d’administration
pages-board-print = Imprimer
pages-board-heading = Proposition : participer à « { $title } »
pages-board-need = Pourquoi
pages-board-cost = Ce que cela nous coûte
pages-board-we-sign = Nous signons notre propre commande avec le fournisseur.
pages-board-host-signs = L’hôte du réseau signe avec le fournisseur et nous facture notre part.
pages-board-now = Au prix atteint à ce jour, par an
pages-board-request = Notre demande
pages-board-no-request = Il n’y a pas encore de demande. Une fois faite, la facture au pire figurera ici.
pages-board-dates = Dates
pages-board-proposed = Résolution proposée
pages-board-resolution = { $seats ->
    [one] Il est résolu que { $agency } peut prendre une licence de { $tool }, pour au plus { $worst } par an avant taxes.
   *[other] Il est résolu que { $agency } peut prendre jusqu’à { $seats } licences de { $tool }, pour au plus { $worst } par an avant taxes.
}
pages-board-resolution-blank = Il est résolu que { $agency } peut prendre jusqu’à ______ licences de { $tool }, pour au plus ____________ par an avant taxes.
pages-board-resolution-answer = La direction générale, ou la personne qu’elle désigne, répond pour l’organisme au plus tard : { $by }.
pages-board-mover = Proposé par
pages-board-seconder = Appuyé par
pages-board-date = Date
pages-board-carried = Adoptée ou rejetée
