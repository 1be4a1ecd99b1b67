### Les organismes d’un réseau : la liste, un organisme, et sa situation.

pages-agencies-title = Organismes
pages-agencies-add = Ajouter un organisme
pages-agencies-search = Chercher par nom ou par code
pages-agencies-search-name = Chercher par nom
pages-agencies-find = Chercher
pages-agencies-show-all = Tout afficher
pages-agencies-all-values = Peu importe
pages-agencies-found = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
pages-agencies-none-title = Pas encore d’organismes
pages-agencies-none-text = Ajoutez le premier, ou importez toute votre liste à partir d’une feuille de calcul.
pages-agencies-unnamed-title = Aucun organisme n’est nommé ici
pages-agencies-unnamed-text = Les noms des organismes ne sont connus que de ceux qui sont à la table du réseau.
pages-agencies-empty-title = Aucun organisme trouvé
pages-agencies-empty-text = Essayez d’autres mots ou moins de filtres.
pages-agencies-name = Nom
pages-agencies-province = Province ou territoire
pages-agencies-size = Taille
pages-agencies-language = Langue
pages-agencies-standing = Situation
pages-agencies-setting = Type de milieu
pages-agencies-staff = Personnel
pages-agencies-contact = Meilleure façon de le joindre
pages-agencies-key-theirs = Code ou numéro de l’organisme dans la liste de la coordination
pages-agencies-key = Code ou numéro de l’organisme dans votre propre liste
pages-agencies-key-hint = Une importation reconnaît l’organisme à ce code. Laissez le champ vide si votre liste n’en a pas.
pages-agencies-staff-hint = Combien de personnes y travaillent, si vous le savez.
pages-agencies-staff-unlike = Un personnel de { $staff } ne va pas avec la taille « { $size } ». Veuillez corriger l’un des deux, ou cocher la case ci-dessous si les deux sont exacts.
pages-agencies-staff-meant = Oui, la taille et le nombre de membres du personnel sont tous deux exacts
pages-agencies-size-hint = Certains frais se partagent selon la taille. Tant qu’une demande de l’organisme tient dans un achat en cours, sa taille ne peut pas changer.

## Un organisme

pages-agencies-edit = Modifier le profil
pages-agencies-profile = Profil
pages-agencies-campaigns = Participe à
pages-agencies-no-campaigns = Aucun achat pour l’instant.
pages-agencies-since = depuis le { $at }
pages-agencies-withdrawn = { $count ->
    [one] { $count } demande ouverte a été retirée.
   *[other] { $count } demandes ouvertes ont été retirées.
}
pages-agencies-people = Personnes
pages-agencies-no-people = Personne ne travaille encore ici pour cet organisme.
pages-agencies-members = Voir et modifier qui y travaille
pages-agencies-invite-admin = Inviter la personne qui l’administrera

## Ajouter et modifier

pages-agencies-new = Nouvel organisme
pages-agencies-new-save = Ajouter à la liste
pages-agencies-save = Enregistrer le profil
pages-agencies-approved = Situation
pages-agencies-approved-yes = En règle : son équipe peut agir tout de suite en son nom
pages-agencies-approved-no = À approuver plus tard : d’ici là, son équipe peut seulement consulter

## La situation

pages-agencies-approve-verb = Approuver
pages-agencies-approve-title = Approuver { $agency }?
pages-agencies-approve-text = L’organisme devient membre en règle, et son équipe peut agir en son nom.
pages-agencies-suspend-verb = Suspendre
pages-agencies-suspend-title = Suspendre { $agency }?
pages-agencies-suspend-text = Son équipe peut encore ouvrir une session et consulter. Jusqu’à son rétablissement, elle ne peut ni faire ou modifier des demandes, ni répondre, ni commenter en son nom.
pages-agencies-suspend-closed = Là où un résultat attend sa réponse sans qu’elle puisse être donnée, le silence compte comme un non.
pages-agencies-reinstate-verb = Rétablir
pages-agencies-reinstate-title = Rétablir { $agency }?
pages-agencies-reinstate-text-suspended = Son équipe peut agir en son nom comme avant. Les demandes retirées restent retirées.
pages-agencies-reinstate-text = Son équipe peut agir en son nom comme avant, y compris les personnes parties lors du retrait. Les demandes retirées restent retirées.
pages-agencies-remove-verb = Retirer
pages-agencies-remove-title = Retirer { $agency }?
pages-agencies-remove-text = Son adhésion prend fin, et son équipe perd aussitôt son accès. Son passé reste là où l’organisme a participé.
pages-agencies-remove-closed = Les demandes dans des achats déjà clos restent, selon leurs conditions; là où un résultat attend sa réponse, le silence compte comme un non.
pages-agencies-open-requests = Ce qui arrive à ses demandes ouvertes
pages-agencies-no-open-requests = L’organisme n’a aucune demande ouverte.
pages-agencies-reason = Pourquoi
pages-agencies-word = Un mot à son équipe, si vous voulez
pages-agencies-reason-hint = L’équipe de l’organisme et vos coordonnateurs peuvent lire ce texte.
pages-agencies-told = Un courriel en avise son équipe.
pages-agencies-told-why = Un courriel en donne la raison à son équipe.
pages-agencies-told-nobody = Personne n’y travaille encore ici : personne n’est avisé.
pages-agencies-told-unreached = Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-agencies-stands-pending = L’organisme « { $agency } » attend d’être approuvé. On peut l’approuver ou le retirer.
pages-agencies-stands-good = L’organisme « { $agency } » est déjà en règle.
pages-agencies-stands-suspended = L’organisme « { $agency } » est déjà suspendu. On peut le rétablir ou le retirer.
pages-agencies-stands-removed = L’organisme « { $agency } » est déjà retiré. On peut le rétablir.
pages-agencies-see = Voir l’organisme
pages-agencies-guest = Organisme invité, qui n’est pas membre du réseau. Il voit les achats auxquels on l’a invité, et rien d’autre.
pages-agencies-guests = Invités
pages-agencies-guests-yes = Seulement les invités
pages-agencies-guests-no = Seulement les membres

## À partir de quel montant les demandes attendent

pages-agencies-approval = Approbation de vos demandes
pages-agencies-approval-above = Une demande qui pourrait coûter plus de { $amount } par an attend l’approbation d’une autre personne de l’administration que celle qui l’a faite.
pages-agencies-approval-none = Aucune demande n’attend une deuxième personne. L’administration peut fixer un montant au-delà duquel les demandes attendent.
pages-agencies-approval-off = Le réseau n’a plus cette règle : ce que votre organisme demande lui-même n’attend plus, malgré le montant de { $amount }. Ce que la coordination saisit pour lui attend encore, jusqu’à ce que son administration retire le montant.
pages-agencies-approval-change = Modifier le montant
pages-agencies-approval-set = Fixer un montant
pages-agencies-approval-one-admin = Une seule personne administre l’organisme : personne ne pourrait approuver ce qu’elle demande au-delà de ce montant. Veuillez inviter une deuxième personne à l’administration.
pages-agencies-approval-amount = Une demande attend si elle pourrait coûter plus de
pages-agencies-approval-amount-hint = Par an, avant taxes, au pire : le chiffre que montre le formulaire de la demande. Laissez le champ vide, et aucune demande n’attend. Dans un achat fait dans une autre monnaie, toutes les demandes attendent.
pages-agencies-approval-lead = La personne qui demande n’a pas à être celle qui approuve. Au-delà de ce montant, une demande compte une fois approuvée par quelqu’un de l’administration de l’organisme { $agency } qui ne l’a pas faite. Seul votre organisme voit le montant, et ce qui attend. Ce que la coordination saisit pour vous d’après le téléphone attend alors toujours.
pages-agencies-approval-alone = Je comprends que personne ne peut approuver ce que je demande au-delà de ce montant tant qu’il n’y a pas de deuxième personne à l’administration
pages-agencies-approval-invite = Inviter une deuxième personne à l’administration
pages-agencies-approval-save = Enregistrer le montant
pages-done-approval = Le montant est enregistré. Toute l’administration de l’organisme en est avisée.
pages-done-approval-none = Le montant est retiré : ce qui est demandé à partir de maintenant n’attend plus. Toute l’administration de l’organisme en est avisée.
