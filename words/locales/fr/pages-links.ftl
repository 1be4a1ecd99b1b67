### Un organisme qui est aussi dans un autre réseau : lier les deux, et reprendre un profil.

pages-links-title = Lien avec un autre réseau
pages-links-lead = Votre organisation est aussi membre d’un autre réseau? Liez vos deux organismes et reprenez ce que vous voulez du profil, sans l’écrire deux fois.
pages-links-who = Seules les personnes qui administrent les deux organismes voient le lien. Aucun des deux réseaux n’apprend l’existence de l’autre.

## Créer un code

pages-links-offer-title = Commencer ici
pages-links-offer-text = Vous recevez un code court qui sert une seule fois, pendant 7 jours. Entrez-le dans l’autre réseau, à cette même page, ou donnez-le à la personne qui y administre votre organisme, au téléphone si vous voulez.
pages-links-offer = Créer un code
pages-links-code-title = Votre code
pages-links-code-text = Entrez ce code dans l’autre réseau, à la même page de votre organisme, ou remettez-le à la personne qui l’y administre. Personne d’autre ne devrait l’avoir : qui l’accepte voit le nom de votre organisme, son réseau et ce que dit son profil.
pages-links-code-by = Créé par { $name } le { $at }.
pages-links-code-until = Il est valable jusqu’au { $at }.
pages-links-take-back = Reprendre le code

## Entrer un code

pages-links-take-up-title = Vous avez un code de l’autre réseau
pages-links-code = Code
pages-links-code-hint = Dix lettres et chiffres, en minuscules ou en majuscules, comme 7K3M9-QX0H1. Vous voyez de qui il vient avant que rien ne soit lié.
pages-links-take-up = Voir de qui il vient
pages-links-confirm-title = Lier { $agency }, ici, et { $other }, dans le réseau { $network }?
pages-links-confirm-text = Dès lors, les personnes qui administrent { $other } dans le réseau { $network } voient le nom que porte ici votre organisme, son réseau et ce que dit son profil, et vous voyez la même chose du leur. Chaque côté reprend ce qu’il veut et peut mettre fin au lien à tout moment. Un courriel en avise les personnes qui administrent les deux.
pages-links-confirm-not-you = Liez-les seulement s’il s’agit là-bas de votre propre organisation.
pages-links-accept = Lier les deux
pages-links-decline = Ne pas les lier

## Un lien

pages-links-linked = { $agency }, ici, et { $other }, dans le réseau { $network }, sont liés.
pages-links-since = Depuis le { $at }.
pages-links-at-rest = Personne ne peut agir pour cet organisme en ce moment : rien ne peut être lié ni repris.
pages-links-carry-title = Reprendre le profil
pages-links-fetch-text = Regardez ce que l’autre organisme dit de lui-même. Regarder ne change rien.
pages-links-fetch = Voir son profil
pages-links-fetch-again = Regarder de nouveau
pages-links-fetched = Tel que vu le { $at }.
pages-links-staff-unlike = Vous auriez un personnel de { $staff } avec la taille « { $size } », ce qui ne va pas ensemble. Veuillez choisir autrement, ou cocher la case ci-dessous si les deux sont exacts.
pages-links-carry-text = Choisissez ce que votre organisme doit dire aussi. Ce que vous ne choisissez pas reste tel quel ici, et rien ne change dans l’autre réseau.
pages-links-field = Champ
pages-links-here = Ici
pages-links-there = Là-bas
pages-links-same = Identique
pages-links-replace = Remplacer
pages-links-carry = Reprendre ce qui est choisi
pages-links-unknown = Non précisé
pages-links-end-title = Mettre fin au lien
pages-links-end-text = Ensuite, plus rien ne mènera d’un organisme à l’autre. Ce qui a été repris restera. Un courriel en avisera les personnes qui administrent les deux.
pages-links-end = Mettre fin au lien
