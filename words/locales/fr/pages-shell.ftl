### Ce qui entoure chaque page, et les pages qui disent ce qui bloque.

pages-shell-skip = Aller au contenu
pages-shell-doors = Principale
pages-shell-home = Accueil
pages-shell-buying = Achats
pages-shell-tools = Outils
pages-shell-uptake = Portée
pages-shell-notices = Avis
pages-shell-group-mine = Vous
pages-shell-group-network = Le réseau
pages-shell-menu = Menu
pages-shell-unread = avis non lus :
pages-shell-our-agency = Notre organisme
pages-shell-agencies = Organismes
pages-shell-settings = Mes préférences
pages-shell-people = Personnes et rôles
pages-shell-network = Paramètres du réseau
pages-shell-providers = Façons d’entrer
pages-shell-deliveries = Courriels non livrés
pages-shell-api = Pour programmer : l’API
pages-shell-act-for = Agir pour { $agency }
pages-shell-events = Journal
pages-shell-data = Vos données
pages-shell-privacy = Confidentialité
pages-shell-permissions = Qui peut faire quoi
pages-shell-go-to-network = Aller à { $network }
pages-shell-sign-out = Fermer la session
pages-shell-other-language = English
pages-shell-unkept = Ce qui est écrit sur cette page et n’est pas encore envoyé ne sera pas gardé.
pages-shell-kept = Les textes écrits sur cette page et pas encore envoyés sont gardés; les nombres, les montants et les choix ne le sont pas.
pages-shell-footer = Longtable : un réseau d’organismes, une table plus longue.
pages-shell-live-said = Les chiffres de cette page viennent d’être mis à jour.
pages-shell-live-moved = Cet achat a changé d’étape depuis que vous avez ouvert cette page; un formulaire affiché ici n’est peut-être plus valable.
pages-shell-live-ended = Votre session a pris fin : les chiffres de cette page ne bougent plus. Ce que vous avez écrit y reste : ouvrez une session, puis envoyez-le d’ici.
pages-shell-live-reload = Recharger la page
pages-shell-step-done = (terminé)
pages-shell-pager = Autres pages
pages-shell-previous = Précédente
pages-shell-next = Suivante
pages-shell-refused = Veuillez revoir ces points :
pages-shell-refused-at = { $field } : { $problem }
pages-shell-refused-title = À revoir :
pages-shell-description = Des organismes sans but lucratif d’un même réseau choisissent ensemble leurs outils numériques et les achètent ensemble.
pages-shell-back = Retour
pages-shell-start-over = Aller à la page d’accueil
pages-shell-network-home = Aller à l’accueil du réseau
pages-shell-back-to-form = Retour au formulaire
pages-shell-request-id = Si vous nous écrivez à ce sujet, veuillez mentionner :

pages-shell-rest-suspended = Votre organisme, { $agency }, est suspendu depuis le { $since } : vous pouvez consulter, et personne ne peut agir en son nom tant que la suspension dure.
pages-shell-rest-pending = Votre organisme, { $agency }, attend d’être admis depuis le { $since } : d’ici là, vous pouvez consulter, et personne ne peut agir en son nom.
pages-shell-rest-why = La raison donnée : { $reason }
pages-shell-rest-link = Voir la page de l’organisme

pages-shell-stale-title = Quelqu’un a enregistré ceci entre-temps
pages-shell-stale = Rien de ce que vous avez écrit n’est perdu, et rien n’est encore enregistré. Enregistrez de nouveau pour remplacer l’autre version, ou
pages-shell-stale-keep = gardez ce qui est enregistré

pages-shell-again-text = Ce que vous avez écrit n’est pas perdu : cette page le garde et peut l’envoyer de nouveau.
pages-shell-again-sign-in = Ouvrir une session dans un nouvel onglet
pages-shell-again-send = Envoyer de nouveau

pages-shell-missing-title = Cette page n’existe pas ici
pages-shell-missing-text = L’adresse contient peut-être une erreur, ou vous n’avez pas accès à ce qui se trouve ici.
pages-shell-forbidden-title = Cette action ne vous revient pas
pages-shell-forbidden-text = Ceci est réservé à des personnes ayant un autre rôle. Votre coordination peut vous dire qui.
pages-shell-forbidden-everywhere-title = Pour ceci, veuillez ouvrir une session par courriel
pages-shell-forbidden-everywhere-text = Vous avez ouvert votre session avec le compte de votre organisation, qui ne donne accès qu’à son réseau. Ce qui vous concerne ailleurs demande une session ouverte par courriel. Rien n’a été modifié.
pages-shell-forbidden-everywhere-link = Ouvrir une session par courriel
pages-shell-beyond-network = Vous avez ouvert votre session avec le compte de votre organisation, qui ne donne accès qu’à son réseau. Ceci vous concerne aussi ailleurs et demande une session ouverte par courriel.
pages-shell-unknown-title = Votre session est fermée
pages-shell-unknown-text = Nous fermons les sessions après un certain temps, pour protéger les affaires de chaque organisme. Rien n’a été modifié.
pages-shell-too-many-title = Beaucoup de demandes en peu de temps
pages-shell-too-many-text = Veuillez réessayer dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}. Rien n’a été modifié.
pages-shell-bad-input-title = Nous n’avons pas compris cette demande
pages-shell-bad-input-text = Un élément de cette demande n’est pas ce que la page attend. Rien n’a été modifié. Veuillez rouvrir la page et réessayer.
pages-shell-strange-form-title = Ce formulaire n’est plus à jour
pages-shell-strange-form-text = Le formulaire ne vient pas d’une page ouverte dans ce navigateur; rien n’a été modifié. Veuillez revenir en arrière, recharger la page et envoyer le formulaire de nouveau.
pages-shell-unreadable-title = Nous n’avons pas pu lire ce formulaire
pages-shell-unreadable-text = Il contient des caractères qui ne sont pas du texte; rien n’a été modifié. Veuillez revenir en arrière et les écrire de nouveau.
pages-shell-too-large-title = Ce formulaire est trop long
pages-shell-too-large-text = Il contient plus de texte que ce dont nos formulaires ont besoin; rien n’a été modifié. Veuillez revenir en arrière et le raccourcir.
pages-shell-file-too-large-title = Ce fichier est trop gros
pages-shell-file-too-large-text = Il est si gros que nous ne l’avons pas lu, et rien n’a été modifié. La taille permise est indiquée à côté du champ : un logo peut être enregistré plus petit, et une liste d’organismes est bien plus petite sans images ni autres feuilles.
pages-shell-unavailable-title = Nous ne pouvons pas répondre pour l’instant
pages-shell-unavailable-text = Un problème est survenu de notre côté, et nous en avons pris note. Rien n’est resté à moitié fait. Veuillez réessayer dans une minute.
