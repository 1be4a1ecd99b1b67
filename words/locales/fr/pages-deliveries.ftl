### Courriels qui ne sont pas arrivés.

pages-deliveries-title = Courriels non arrivés
pages-deliveries-text = Ces courriels n’ont pas pu être livrés. Une fois l’adresse ou le serveur de courriel rétabli, envoyez-les de nouveau.
pages-deliveries-empty-title = Tout est arrivé
pages-deliveries-empty-text = Aucun courriel n’attend votre aide.
pages-deliveries-recipient = Destinataire
pages-deliveries-kind = Sujet
pages-deliveries-at = Depuis
pages-deliveries-attempts = Tentatives
pages-deliveries-error = Réponse du serveur de courriel
pages-deliveries-retry = Envoyer de nouveau

label-mail-kind-campaign-opened = Ouverture d’un achat
label-mail-kind-campaign-cancelled = Achat annulé
label-mail-kind-seats-pledged = Demande reçue
label-mail-kind-pledge-withdrawn = Demande retirée
label-mail-kind-campaign-closes-soon = Clôture prochaine des demandes
label-mail-kind-campaign-extended = Réouverture des demandes
label-mail-kind-outcome-provisional = Résultat, réponse attendue
label-mail-kind-answer-due-soon = Réponse attendue bientôt
label-mail-kind-campaign-cleared = L’achat se fait
label-mail-kind-campaign-not-cleared = L’achat ne se fait pas
label-mail-kind-comment-posted = Nouvelle question ou réponse
