### Ce que la coordination règle pour son réseau, et sa page pour tout le monde.

pages-network-title = Paramètres du réseau
pages-network-name-en = Nom en anglais
pages-network-name-fr = Nom en français
pages-network-name-not-needed = Le réseau n’offre pas cette langue. Vous pouvez laisser ce champ vide : l’autre nom est alors utilisé.
pages-network-zone = Fuseau horaire du réseau
pages-network-zone-hint = Les nouveaux achats y fixent leurs échéances; ceux déjà en ébauche gardent le leur.
pages-network-currency = Monnaie
pages-network-currency-hint = Celle dans laquelle le réseau achète. Elle ne change plus une fois le premier achat ouvert.
pages-network-currency-settled = Elle ne change plus, car un achat a été ouvert : les achats peuvent ainsi s’additionner.
pages-network-languages = Langues
pages-network-languages-hint = La première est pour les personnes qui n’ont rien choisi : qui visite la page publique, et les invitations. Les formulaires demandent les textes dans les langues nommées ici. Chacun peut toujours lire Longtable en français ou en anglais, comme il veut.
pages-network-languages-en-fr = Anglais et français, l’anglais d’abord
pages-network-languages-fr-en = Français et anglais, le français d’abord
pages-network-languages-en = Anglais
pages-network-languages-fr = Français
pages-network-about-en = Le réseau en quelques mots, en anglais
pages-network-about-fr = Le réseau en quelques mots, en français
pages-network-about-hint = Quelques phrases pour les personnes qui ne le connaissent pas.
pages-network-public = Tout le monde peut lire ceci
pages-network-public-see = Voir la page comme tout le monde
pages-network-public-hint = La page { $path } montre le nom du réseau et ce qu’il est, et rien de ses organismes ni de ses gens. Un texte vide dans une langue est montré dans l’autre à qui la lit.
pages-network-save = Enregistrer les paramètres
pages-network-public-lead = Un réseau d’organismes sans but lucratif qui choisissent ensemble leurs outils numériques et les achètent ensemble.
pages-network-public-enter = Entrer dans ce réseau

pages-logo-title = Logo du réseau
pages-logo-text = Il figure à côté du nom du réseau sur chaque page, sur papier aussi, et sur la page publique s’il y en a une. Qui ne le voit pas entend à sa place le nom du réseau.
pages-logo-now = Le logo actuel
pages-logo-none = Il n’y a pas encore de logo.
pages-logo-file = Image
pages-logo-file-hint = Un fichier PNG, JPEG ou WebP d’au plus 2 Mo. Nous le réduisons à ce qu’il faut aux pages, et ne gardons du fichier que ce qui se voit. Il repose sur du blanc, pour rester lisible sur un écran sombre.
pages-logo-no-file = Veuillez d’abord choisir une image.
pages-logo-save = Enregistrer le logo
pages-logo-replaces = Choisissez une autre image pour le remplacer.
pages-logo-remove = Retirer le logo
pages-logo-stale = Quelqu’un a changé le logo entre-temps. Vous voyez ci-dessus ce qu’il est maintenant; choisissez de nouveau votre image pour le remplacer.
