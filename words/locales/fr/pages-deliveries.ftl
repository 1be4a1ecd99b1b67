### Courriels qui n’ont pas pu être livrés.

pages-deliveries-title = Courriels non livrés
pages-deliveries-text = Ces courriels n’ont pas pu être livrés. Une fois l’adresse corrigée ou le serveur de courriel rétabli, envoyez-les de nouveau.
pages-deliveries-empty-title = Tout est arrivé
pages-deliveries-empty-text = Aucun courriel n’attend votre aide.
pages-deliveries-recipient = Destinataire
pages-deliveries-kind = Sujet
pages-deliveries-at = Depuis
pages-deliveries-attempts = Tentatives
pages-deliveries-error = Réponse du serveur de courriel
pages-deliveries-retry = Envoyer de nouveau

pages-deliveries-kind-campaign-opened = Ouverture d’un achat
pages-deliveries-kind-campaign-cancelled = Achat annulé
pages-deliveries-kind-seats-pledged = Demande reçue
pages-deliveries-kind-pledge-withdrawn = Demande retirée
pages-deliveries-kind-campaign-closes-soon = Clôture prochaine des demandes
pages-deliveries-kind-campaign-extended = Réouverture des demandes
pages-deliveries-kind-outcome-provisional = Résultat, réponse attendue
pages-deliveries-kind-answer-due-soon = Réponse attendue bientôt
pages-deliveries-kind-outcome-answered = Réponse saisie
pages-deliveries-kind-told-disputed = « Ce n’était pas nous »
pages-deliveries-kind-campaign-cleared = L’achat se fait
pages-deliveries-kind-campaign-not-cleared = L’achat ne se fait pas
pages-deliveries-kind-comment-posted = Nouvelle question ou réponse
pages-deliveries-kind-role-given = Nouveau rôle
pages-deliveries-kind-role-ended = Fin d’un rôle
pages-deliveries-kind-admin-missing = Organisme sans administration
pages-deliveries-kind-agency-approved = Organisme approuvé
pages-deliveries-kind-agency-suspended = Organisme suspendu
pages-deliveries-kind-agency-reinstated = Organisme de nouveau en règle
pages-deliveries-kind-agency-removed = Organisme retiré
pages-deliveries-kind-guest-invited = Organisme invité à un achat
pages-deliveries-kind-guest-withdrawn = Organisme invité retiré d’un achat
pages-deliveries-kind-guest-left = Départ d’un organisme invité
