### Ce qui vient d’être fait, dit une fois en haut de la page suivante.

pages-done-settings = Vos préférences sont enregistrées.
pages-done-passkey-added = Votre clé d’accès est ajoutée. La prochaine fois, elle pourra ouvrir votre session.
pages-done-passkey-removed = Cette clé d’accès n’ouvre plus aucune session.
pages-done-token-made-before = Ce jeton vient d’être créé et a été affiché à ce moment. Si vous ne l’avez pas copié, révoquez-le et créez-en un autre.
pages-done-token-revoked = Le jeton est révoqué : les programmes qui l’ont sont refusés.
pages-done-session-ended = Cette session est fermée.
pages-done-sessions-ended = Toutes les autres sessions sont fermées.
pages-done-read = Tous les avis sont marqués comme lus.
pages-done-retried = Le courriel repart.
pages-done-tool-added = L’outil est sur la liste. Avant qu’un achat de cet outil puisse s’ouvrir, son plan de sortie doit être consigné.
pages-done-tool-edited = Ce que l’on sait de cet outil est enregistré.
pages-done-tool-removed = L’outil est retiré de la liste.
pages-done-exit = Le plan de sortie de cet outil est maintenant consigné. Merci.
pages-done-signed-out = Votre session est fermée.
pages-done-jumped = L’horloge a avancé. Allez voir qui a reçu du courrier.
pages-done-no-deadline = Il ne reste aucune heure de clôture vers laquelle avancer.
pages-done-invited = L’invitation est en route.
pages-done-there-already = Cette personne était déjà là : le rôle s’ajoute à ceux qu’elle a, et elle en est avisée.
pages-done-added = La personne est à la table. Qui s’occupe des gens ici agit pour elle.
pages-done-resent = L’invitation est de nouveau en route.
pages-done-taken-back = L’invitation est retirée : son lien n’ouvre plus rien.
pages-done-role-changed = Le rôle est modifié.
pages-done-role-ended = Le rôle a pris fin.
pages-done-role-gone = Vous n’avez plus ce rôle ici. Rien n’a été modifié.
pages-done-handed-over = Le rôle a pris fin. L’administration revient désormais à { $name }.
pages-done-role-handed-over = Le rôle est modifié. L’administration revient désormais à { $name }.
pages-done-joined = Bienvenue à la table!
pages-done-joined-known = Bienvenue! Le rôle s’ajoute à ceux que vous aviez déjà.
pages-done-joined-held = Vous aviez déjà ce même rôle : rien n’a été ajouté.
pages-done-acting = Vous agissez maintenant pour un autre organisme; son nom est en haut de la page.
pages-done-network = Les paramètres du réseau sont enregistrés.
pages-done-provider-added = Le fournisseur est ajouté. Testez-le, puis activez-le.
pages-done-provider-changed = Le fournisseur est enregistré.
pages-done-provider-on = Les gens peuvent maintenant entrer par ce fournisseur.
pages-done-provider-off = Plus personne ne peut entrer par ce fournisseur, et les sessions ouvertes par lui ont pris fin.
pages-done-provider-removed = Le fournisseur est retiré, et les sessions ouvertes par lui ont pris fin.
pages-done-privacy = La page de confidentialité est enregistrée.
pages-done-retention = Les durées de conservation sont enregistrées. Ce qui est plus ancien disparaît dans la journée.
pages-done-breach = C’est consigné.
pages-done-erased = Vos données sont effacées, et toutes vos sessions sont fermées. Au revoir.
pages-done-agency-added = L’organisme est sur la liste.
pages-done-agency-edited = Le profil est enregistré.
pages-done-agency-approve = L’organisme est en règle. Les membres de son équipe en sont avisés par courriel.
pages-done-agency-suspend = L’organisme est suspendu. Les membres de son équipe en apprennent la raison par courriel.
pages-done-agency-reinstate = L’organisme est de nouveau en règle. Les membres de son équipe en sont avisés par courriel.
pages-done-agency-remove = L’organisme est retiré. Les membres de son équipe en apprennent la raison par courriel.
pages-done-agency-approve-nobody = L’organisme est en règle. Personne n’y travaille encore ici.
pages-done-agency-approve-unreached = L’organisme est en règle. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-agency-suspend-nobody = L’organisme est suspendu. Personne n’y travaille encore ici.
pages-done-agency-suspend-unreached = L’organisme est suspendu. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-agency-reinstate-nobody = L’organisme est de nouveau en règle. Personne n’y travaille encore ici.
pages-done-agency-reinstate-unreached = L’organisme est de nouveau en règle. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-agency-remove-nobody = L’organisme est retiré. Personne n’y travaillait ici.
pages-done-agency-remove-unreached = L’organisme est retiré. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-link-made = Les deux organismes sont liés. Un courriel en avise les personnes qui les administrent.
pages-done-link-ended = C’est terminé : rien ne mène plus d’ici à l’autre organisme.
pages-done-link-code-back = Le code est repris. Personne ne peut plus s’en servir.
pages-done-link-declined = Les deux organismes ne sont pas liés.
pages-done-profile-carried = C’est repris. Un courriel en avise les personnes qui administrent les deux organismes.
pages-done-agencies-imported = La liste est importée : { $first ->
    [one] { $first } organisme ajouté
   *[other] { $first } organismes ajoutés
}, { $second ->
    [one] { $second } modifié
   *[other] { $second } modifiés
}, { $third ->
    [one] { $third } personne invitée
   *[other] { $third } personnes invitées
} par courriel.
pages-done-guest-invited = L’invitation est en route. L’organisme participe dès que quelqu’un l’accepte.
pages-done-guest-welcomed = L’organisme invité peut participer à cet achat, et en est avisé par courriel.
pages-done-guest-welcomed-unreached = L’organisme invité peut participer à cet achat. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-guest-withdrawn = L’organisme invité ne participe plus à cet achat. Son équipe en est avisée par courriel.
pages-done-guest-withdrawn-unreached = L’organisme invité ne participe plus à cet achat. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-done-told = C’est saisi, et l’organisme en est avisé.
pages-done-told-letter = C’est saisi. Veuillez leur envoyer cette lettre.
pages-done-told-disputed = Merci. La coordination en est avisée.
pages-done-rules = Les règles sont enregistrées.
pages-done-logo = Le logo est enregistré. Il figure sur chaque page du réseau.
pages-done-logo-removed = Le logo est retiré.
