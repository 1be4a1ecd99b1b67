### Les titres d’une liste d’organismes, dans les fichiers que l’on télécharge et téléverse.

agency-list-key = Code
agency-list-name = Nom
agency-list-province = Province ou territoire
agency-list-setting = Type de milieu
agency-list-size = Taille
agency-list-staff = Personnel
agency-list-language = Langue
agency-list-contact = Meilleure façon de joindre
agency-list-contact-name = Nom du contact
agency-list-contact-email = Courriel du contact
agency-list-standing = Situation
agency-list-file = organismes
agency-list-template = modele-organismes
agency-list-example-name = Centre d’accueil Exemple
agency-list-guest = { $agency } (invité)
