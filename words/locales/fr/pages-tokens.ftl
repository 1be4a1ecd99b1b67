### Mes jetons : ce qui permet à des programmes d’agir à ma place.

pages-tokens-title = Mes jetons
pages-tokens-text = Avec un jeton, un de vos programmes peut lire et agir ici à votre place : jamais plus que vous, et seulement ce que le jeton permet.
pages-tokens-made = Votre jeton est créé.
pages-tokens-once = Veuillez le copier maintenant : il ne sera plus affiché.
pages-tokens-how = Le programme l’envoie avec chaque demande :
pages-tokens-name = Nom
pages-tokens-name-hint = De quel programme il s’agit, par exemple « Notre feuille de calcul ».
pages-tokens-begins = Commence par
pages-tokens-place = Où
pages-tokens-everywhere = Partout où je suis membre
pages-tokens-nowhere = Plus nulle part
pages-tokens-may = Ce qu’il permet
pages-tokens-may-hint = Aussi peu que le programme en a besoin. Votre façon d’ouvrir une session n’est jamais accessible aux programmes.
pages-tokens-may-read = Voir : { $room }
pages-tokens-may-write = Voir et modifier : { $room }
pages-tokens-lasts = Sa durée
pages-tokens-days = { $days ->
    [one] Un jour, jusqu’au { $until }
   *[other] { $days } jours, jusqu’au { $until }
}
pages-tokens-ends = Prend fin
pages-tokens-used = Dernière utilisation
pages-tokens-never = Jamais
pages-tokens-revoke = Révoquer
pages-tokens-empty-title = Vous n’avez pas de jeton
pages-tokens-empty-text = Il ne vous en faut un que si un programme doit travailler avec Longtable à votre place.
pages-tokens-make-title = Créer un jeton
pages-tokens-make = Créer le jeton
