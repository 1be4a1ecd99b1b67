### Le répertoire des outils.

pages-tools-title = Outils
pages-tools-text = Ce que les organismes d’ici utilisent ou pourraient utiliser, avec les faits qui comptent : le français, l’hébergement au Canada et la façon d’en sortir.
pages-tools-search = Chercher par nom, fournisseur ou catégorie
pages-tools-find = Chercher
pages-tools-buy = Lancer un achat de cet outil
pages-tools-all = Tout afficher
pages-tools-empty-title = Aucun outil trouvé
pages-tools-empty-text = Essayez un autre mot, ou affichez tous les outils.
pages-tools-tool = Outil
pages-tools-category = Pour
pages-tools-open-source = Code source ouvert
pages-tools-french = Interface en français
pages-tools-canada = Hébergement au Canada
pages-tools-exit = Plan de sortie
pages-tools-exit-known = consigné
pages-tools-exit-unknown = pas encore

pages-tools-by = { $category }, par { $supplier }
pages-tools-facts = Faits
pages-tools-licence = Conditions de licence
pages-tools-export = Exportation des données
pages-tools-hosting = Hébergement
pages-tools-languages = Langues
pages-tools-website = Site Web
pages-tools-source = Source
pages-tools-confidence = Degré de certitude
pages-tools-facts-note = Ces faits viennent de sources publiques. Veuillez vérifier auprès du fournisseur avant de décider.

pages-tools-leave = Plan de sortie
pages-tools-no-exit-title = Personne ne l’a encore consigné
pages-tools-no-exit-text = Avant qu’un achat de cet outil puisse s’ouvrir, quelqu’un doit essayer d’en ressortir ses données.
pages-tools-formats = Ce que vous pouvez emporter
pages-tools-formats-hint = Formats d’exportation, par exemple : enregistrements en MP4, membres en CSV.
pages-tools-steps = Étapes
pages-tools-steps-hint = Ce qu’il faut faire, dans l’ordre, pour qu’une autre personne puisse suivre.
pages-tools-tested = Essayé le
pages-tools-tested-by-on = { $day }, par { $by }
pages-tools-recorded = Consigné le { $at }.
pages-tools-record = Consigner le plan de sortie
pages-tools-record-again = Mettre à jour le plan de sortie
pages-tools-record-text = Les organismes lisent ceci avant de demander des licences, et leurs conseils d’administration aussi.
pages-tools-tested-on = Essayé le
pages-tools-tested-on-hint = Le jour où quelqu’un l’a vraiment fait.
pages-tools-tested-by = Essayé par
pages-tools-tested-by-hint = L’organisme ou la personne qui l’a fait.
pages-tools-save = Consigner
pages-tools-not-a-day = Veuillez indiquer un jour, par exemple 2027-01-14.

pages-tools-fact-yes = oui
pages-tools-fact-no = non
pages-tools-fact-partial = en partie
pages-tools-fact-unknown = inconnu
pages-tools-fact-self-host = si vous l’hébergez vous-même
pages-tools-fact-low = incertain : à vérifier avant de s’y fier
pages-tools-fact-medium = assez sûr : une source, ou bien connu
pages-tools-fact-high = sûr : lu à la source
