### Le journal d’un réseau.

pages-events-title = Journal
pages-events-text = Qui a fait quoi, pour qui et quand. Le journal ne contient ni prix maximal, ni message, ni adresse; les noms sont cherchés au moment où vous l’ouvrez.
pages-events-kind = Ce qui s’est passé
pages-events-any-kind = Tout
pages-events-anybody = N’importe qui
pages-events-any-agency = N’importe quel organisme
pages-events-any-campaign = N’importe quel achat
pages-events-from = Du
pages-events-to = Au
pages-events-day-hint = Les jours sont comptés en temps universel (UTC).
pages-events-bad-day = Veuillez écrire le jour comme 2026-03-31.
pages-events-choose = Afficher
pages-events-all = Tout afficher
pages-events-empty-title = Rien de tel ne s’est passé
pages-events-empty-text = Choisissez autre chose, ou affichez tout.
pages-events-what = Quoi
pages-events-at = Quand
pages-events-who = Qui
pages-events-for = Pour
pages-events-about = À propos de
pages-events-details = Chiffres
pages-events-seq = No
pages-events-clock = De soi-même
pages-events-csv = Télécharger en CSV
pages-events-json = Télécharger en JSON
pages-events-chain = Chaque entrée est liée à la précédente. L’exploitant du serveur peut vérifier par une seule commande qu’aucune n’a été modifiée, ajoutée ou retirée.
