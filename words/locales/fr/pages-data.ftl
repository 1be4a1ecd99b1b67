### Emporter ses données.

pages-data-title = Vos données
pages-data-text = Ce qui est à vous peut partir, en tout temps, dans des formats ouverts : une archive ZIP avec chaque table en JSON et en CSV.
pages-data-me = À votre sujet
pages-data-me-text = Tout ce qui est enregistré à votre sujet, dans chaque réseau dont vous faites ou avez fait partie.
pages-data-me-link = Télécharger ce qui est enregistré à mon sujet
pages-data-agency-text = Tout ce qui appartient à votre organisme, y compris ses propres prix maximaux. Quiconque a ce fichier les voit : gardez-le en lieu sûr.
pages-data-agency-link = Télécharger tout ce qui appartient à { $agency }
pages-data-network = Le réseau
pages-data-network-text = Tout ce qui appartient au réseau, sauf les prix maximaux scellés des organismes. Des personnes y sont nommées : gardez-le en lieu sûr.
pages-data-network-link = Télécharger tout ce qui appartient au réseau
pages-data-erase = Se faire effacer
pages-data-erase-text = Vous pouvez vous faire effacer. Vous lirez d’abord ce qui disparaît, ce qui demeure et pourquoi.
pages-data-erase-link = Lire la suite avant de m’effacer
