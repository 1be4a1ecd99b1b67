### Mes préférences.

pages-settings-title = Mes préférences
pages-settings-name = Votre nom
pages-settings-name-hint = Tel que les autres le lisent, dans tous les réseaux et dans l’historique de ce que vous avez fait.
pages-settings-language = Langue
pages-settings-language-hint = Pour les pages et pour les courriels.
pages-settings-zone = Fuseau horaire
pages-settings-zone-hint = Les heures de clôture sont affichées à votre heure, à côté de celle du réseau.
pages-settings-save = Enregistrer

pages-settings-sign-in-title = Ouvrir une session
pages-settings-passkeys = Mes clés d’accès
pages-settings-tokens = Mes jetons, pour des programmes
pages-settings-sessions = Où ma session est ouverte
