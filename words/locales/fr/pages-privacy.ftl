### La page de confidentialité d’un réseau, et du serveur.

pages-privacy-title = Confidentialité
pages-privacy-text = Comment { $network } traite ce que vous lui confiez.
pages-privacy-server-text = Comment ce serveur traite ce que vous lui confiez. Chaque réseau en dit plus sur sa propre page.
pages-privacy-not-yet = Ce réseau n’a pas encore dit qui y est responsable de la confidentialité. Votre coordination peut vous renseigner.
pages-privacy-not-yet-yours = Personne n’a encore dit qui est responsable de la confidentialité dans ce réseau. Veuillez remplir cette page : vos membres la lisent ici.
pages-privacy-lead = Responsable de la confidentialité
pages-privacy-lead-text = Écrivez-lui pour toute question sur vos données ou pour porter plainte.
pages-privacy-retention = Ce que le réseau conserve, et pendant combien de temps
pages-privacy-others = Ce que le réseau communique, et à qui
pages-privacy-changed = Dernière modification : { $at }.
pages-privacy-kept = Ce que Longtable enregistre à votre sujet
pages-privacy-kept-profile = Votre nom, votre adresse courriel, la langue et le fuseau horaire choisis, et les rôles que vous avez et avez eus.
pages-privacy-kept-deeds = Ce que vous avez fait pour votre organisme ou votre réseau, et quand : demandes, réponses, questions, fiches. Cela demeure, car la comptabilité doit le montrer.
pages-privacy-kept-limits = Le prix maximal accepté par votre organisme n’est montré qu’à votre organisme, et à aucune coordination.
pages-privacy-kept-sessions = Un lien de connexion est valable 15 minutes et supprimé un jour plus tard. Une session est supprimée un jour après sa fin.
pages-privacy-kept-addresses = Les adresses réseau d’où vous avez ouvert une session et d’où a été fait ce qui figure au journal, pendant 90 jours. Seul l’exploitant du serveur peut les lire, pour examiner un abus; aucune coordination ne le peut.
pages-privacy-kept-requests = Pendant 24 heures, la réponse donnée à un formulaire ou à un programme, pour qu’une même demande envoyée deux fois ne soit faite qu’une fois.
pages-privacy-kept-notices = Vos avis dans ce réseau, pendant { $days ->
    [one] un jour
   *[other] { $days } jours
}.
pages-privacy-kept-mails = Ce qu’est devenu chaque courriel que ce réseau vous a envoyé, pendant { $days ->
    [one] un jour
   *[other] { $days } jours
}.
pages-privacy-kept-invitations = Le nom et l’adresse d’une personne invitée qui n’est jamais venue, pendant { $days ->
    [one] un jour
   *[other] { $days } jours
} après la fin de l’invitation.
pages-privacy-kept-cookies = Des témoins seulement pour ouvrir une session, pour votre langue et pour distinguer les navigateurs. Aucun autre site n’apprend votre passage ici.
pages-privacy-where = Où c’est enregistré, et qui peut le voir
pages-privacy-breaches = Si quelque chose tourne mal
pages-privacy-breaches-text = Ce réseau tient un registre de tout incident de confidentialité : ce qui s’est passé, quand on l’a remarqué, quelles données et combien de personnes sont en cause, le préjudice évalué, qui a été avisé et ce qui a été fait. Rien n’y est jamais réécrit. S’il y a un risque sérieux de préjudice, les personnes en cause en sont avisées, et les autorités aussi.
pages-privacy-place = Emplacement de ce serveur : { $place }.
pages-privacy-no-place = L’exploitant de ce serveur n’a pas dit où il se trouve.
pages-privacy-operator = Il est exploité par { $operator }.
pages-privacy-no-operator = L’exploitant de ce serveur n’a pas dit qui il est.
pages-privacy-operator-sees = L’exploitant du serveur peut techniquement lire tout ce qui se trouve dans sa base de données et ses sauvegardes, y compris les prix maximaux des organismes, ainsi que les courriels envoyés. Il n’a pas de porte dans ces pages, et on peut vérifier que rien de ce qui s’est passé n’a été modifié.
pages-privacy-rights = Ce que vous pouvez faire
pages-privacy-rights-text = Vous pouvez corriger votre nom dans vos préférences, emporter tout ce qui est enregistré à votre sujet, et faire effacer votre nom et votre adresse; ce que la comptabilité doit montrer demeure.
pages-privacy-rights-link = Emporter ou effacer mes données
pages-privacy-edit = Modifier la page de confidentialité
pages-privacy-edit-text = Tout votre réseau lit cette page. Écrivez pour des gens, dans les deux langues.
pages-privacy-edit-text-one = Tout votre réseau lit cette page. Écrivez pour des gens.
pages-privacy-lead-hint = Une personne, ou un rôle que quelqu’un occupe toujours.
pages-privacy-contact = Comment la joindre
pages-privacy-contact-hint = Une adresse courriel ou un numéro de téléphone.
pages-privacy-retention-en = Ce que vous conservez, et combien de temps (anglais)
pages-privacy-retention-fr = Ce que vous conservez, et combien de temps (français)
pages-privacy-retention-hint = Dites ce que vous conservez, pendant combien d’années et pourquoi.
pages-privacy-others-en = Ce que vous communiquez, et à qui (anglais)
pages-privacy-others-fr = Ce que vous communiquez, et à qui (français)
pages-privacy-others-hint = Par exemple, aux fournisseurs qui reçoivent une commande, aux bailleurs de fonds qui reçoivent des totaux. Peut rester vide.
pages-privacy-public = Les personnes qui n’ont pas ouvert de session peuvent lire cette page
pages-privacy-public-hint = Quiconque a l’adresse apprend alors que votre réseau existe. Sinon, la page est réservée à vos membres.
pages-privacy-save = Enregistrer
