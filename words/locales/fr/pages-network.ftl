### Ce que la coordination règle pour son réseau, et sa page pour tout le monde.

pages-network-title = Paramètres du réseau
pages-network-name-en = Nom en anglais
pages-network-name-fr = Nom en français
pages-network-zone = Fuseau horaire du réseau
pages-network-zone-hint = Les nouveaux achats y fixent leurs échéances; ceux déjà en ébauche gardent le leur.
pages-network-currency = Monnaie
pages-network-currency-hint = Celle dans laquelle le réseau achète. Elle ne change plus une fois le premier achat ouvert.
pages-network-currency-settled = Elle ne change plus, car un achat a été ouvert : les achats peuvent ainsi s’additionner.
pages-network-about-en = Le réseau en quelques mots, en anglais
pages-network-about-fr = Le réseau en quelques mots, en français
pages-network-about-hint = Quelques phrases pour les personnes qui ne le connaissent pas.
pages-network-public = Tout le monde peut lire ceci
pages-network-public-see = Voir la page comme tout le monde
pages-network-public-hint = La page { $path } montre le nom du réseau et ce qu’il est, et rien de ses organismes ni de ses gens. Un texte vide dans une langue est montré dans l’autre à qui la lit.
pages-network-save = Enregistrer les paramètres
pages-network-public-lead = Un réseau d’organismes sans but lucratif qui choisissent ensemble leurs outils numériques et les achètent ensemble.
pages-network-public-enter = Entrer dans ce réseau
