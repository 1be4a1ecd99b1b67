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
