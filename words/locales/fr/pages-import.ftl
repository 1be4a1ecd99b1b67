### Importer une liste d’organismes.

pages-import-title = Importer une liste
pages-import-export = Télécharger toute la liste
pages-import-export-some = Télécharger ces organismes
pages-import-lead = Faites entrer tous vos organismes à partir d’un chiffrier. Vous voyez d’abord, ligne par ligne, ce qui se passera; rien ne se fait avant que vous le disiez, et alors tout ou rien. Importez de nouveau chaque fois que votre liste change : les organismes se reconnaissent à leur code dans votre liste ou, à défaut, à leur nom. Ce que vous téléchargez ici peut être modifié et téléversé de nouveau.
pages-import-file = Fichier
pages-import-file-hint = CSV ou Excel (.xlsx), jusqu’à 4 Mo. Virgules, points-virgules et tabulations sont compris, comme les accents de toute version d’Excel.
pages-import-no-file = Veuillez choisir un fichier.
pages-import-approved = Les organismes nouveaux
pages-import-look = Voir ce qui se passera
pages-import-columns = Les colonnes
pages-import-template = Télécharger un modèle
pages-import-column-key = Le code ou le numéro de l’organisme dans votre propre liste : une importation le reconnaît à ce code. Laissé vide, l’organisme se reconnaît à son nom.
pages-import-column-name = Son nom, qu’aucun autre organisme ne porte ici. Nécessaire.
pages-import-column-province = Deux lettres, ou le nom en français ou en anglais. Nécessaire.
pages-import-column-setting = Milieu rural ou éloigné, petite ville ou grande ville. Nécessaire.
pages-import-column-size = Selon le personnel : de 1 à 4, de 5 à 19, de 20 à 79, ou 80 et plus. Nécessaire.
pages-import-column-language = Français, anglais ou les deux. Nécessaire.
pages-import-column-staff = Combien de personnes y travaillent. Laissé vide, cela reste tel quel.
pages-import-column-contact = Par courriel, par téléphone seulement, sur papier ou en personne. Laissé vide, cela reste tel quel.
pages-import-column-contact-name = Le prénom et le nom de cette personne. Laissé vide, elle les donne elle-même.
pages-import-column-contact-email = L’adresse de la personne qui administrera un nouvel organisme : elle est invitée dès que la liste est importée. Laissé vide, personne n’est invité.
pages-import-look-title = Ce qui se passera
pages-import-old-letters = Ce fichier est dans un ancien encodage (Windows-1252). Veuillez vérifier que les noms accentués s’affichent bien.
pages-import-wrong = { $count ->
    [one] { $count } ligne est à corriger : rien ne peut être importé pour l’instant.
   *[other] { $count } lignes sont à corriger : rien ne peut être importé pour l’instant.
}
pages-import-nothing = Tous les organismes sont tels que cette liste le dit. Il n’y a rien à importer.
pages-import-will = { $added ->
    [one] { $added } organisme sera ajouté
   *[other] { $added } organismes seront ajoutés
}, { $changed ->
    [one] { $changed } modifié
   *[other] { $changed } modifiés
}.
pages-import-will-approved = Les nouveaux organismes sont en règle tout de suite.
pages-import-will-invite = { $count ->
    [one] { $count } personne sera invitée par courriel.
   *[other] { $count } personnes seront invitées par courriel.
}
pages-import-will-wait = Les nouveaux organismes attendent d’être approuvés.
pages-import-do = Importer la liste
pages-import-until = Vous pouvez l’importer jusqu’au { $at }.
pages-import-over = Cette liste a été importée, ou elle a été téléversée il y a plus d’un jour.
pages-import-again = Téléverser une liste
pages-import-show = Lignes
pages-import-all = Toutes
pages-import-none = Aucune ligne de ce genre.
pages-import-line = Ligne
pages-import-fate = Ce qui se passe
pages-import-detail = Détails
pages-import-empty = (vide)
pages-import-change = { $column } : de « { $from } » à « { $to } »
pages-import-invite = Une invitation à l’administrer part à { $email }, { $language ->
    [fr] en français
   *[en] en anglais
}.
pages-import-invite-named = Une invitation à l’administrer part à { $name } ({ $email }), { $language ->
    [fr] en français
   *[en] en anglais
}.
pages-import-invitations = Voir les invitations
