### Ce que les gens emportent : le mot joint aux fichiers, et la page qui y mène.

export-readme-title = Longtable : ce qui était enregistré à propos de { $whose }, emporté le { $at }.
export-readme-files = Chaque table s’y trouve deux fois : en .json pour les programmes et en .csv pour les tableurs. Les colonnes qui finissent par « id » désignent une ligne d’un autre fichier.
export-readme-figures = Les montants sont en cents entiers. Les heures sont en temps universel (UTC). Dans les fichiers .csv, un texte qu’un tableur pourrait prendre pour une formule commence par une apostrophe.
export-readme-sealed = Les prix maximaux scellés d’un organisme ne figurent que dans ce que cet organisme emporte lui-même.
export-name-events = journal
export-name-breaches = incidents
