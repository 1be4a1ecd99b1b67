### Où ma session est ouverte : ses propres sessions, à fermer une à une ou toutes les autres à la fois.

pages-sessions-title = Où ma session est ouverte
pages-sessions-text = Chaque ligne est un navigateur où une session est ouverte à votre nom. Si l’une d’elles ne vous dit rien, fermez-la.
pages-sessions-device = Appareil
pages-sessions-device-unknown = Un navigateur qui n’a pas dit son nom
pages-sessions-this = Ce navigateur
pages-sessions-since = Ouverte
pages-sessions-used = Dernière utilisation
pages-sessions-ends = Se ferme d’elle-même
pages-sessions-end = Fermer
pages-sessions-end-of = la session dans { $device }
pages-sessions-others-title = Partout ailleurs
pages-sessions-others-text = Ferme toutes les sessions sauf celle de ce navigateur. Il faudra y ouvrir une nouvelle session.
pages-sessions-others-end = Fermer toutes les autres sessions
pages-sessions-rules = Une session se ferme après 14 jours sans utilisation et, de toute façon, après 30 jours.
