### Ce qui vient d’être fait, dit une fois en haut de la page suivante.

pages-done-settings = Vos préférences sont enregistrées.
pages-done-session-ended = Cette session est fermée.
pages-done-sessions-ended = Toutes les autres sessions sont fermées.
pages-done-read = Tous les avis sont marqués comme lus.
pages-done-retried = Le courriel repart.
pages-done-exit = Le plan de sortie de cet outil est maintenant consigné. Merci.
pages-done-signed-out = Votre session est fermée.
pages-done-jumped = L’horloge a avancé. Allez voir qui a reçu du courrier.
pages-done-no-deadline = Il ne reste aucune heure de clôture vers laquelle avancer.
pages-done-invited = L’invitation est en route.
pages-done-there-already = Cette personne était déjà là : le rôle s’ajoute à ceux qu’elle a, et elle en est avisée.
pages-done-added = La personne est à la table. Elle agit par l’entremise de celles qui s’occupent des gens ici.
pages-done-resent = L’invitation est de nouveau en route.
pages-done-taken-back = L’invitation est retirée : son lien n’ouvre plus rien.
pages-done-role-changed = Le rôle est modifié.
pages-done-role-ended = Le rôle a pris fin.
pages-done-joined = Bienvenue à la table!
pages-done-joined-known = Bienvenue! Le rôle s’ajoute à ceux que vous aviez déjà.
pages-done-joined-held = Vous aviez déjà ce même rôle : rien n’a été ajouté.
pages-done-acting = Vous agissez maintenant pour un autre organisme; son nom est en haut de la page.
pages-done-network = Les paramètres du réseau sont enregistrés.
