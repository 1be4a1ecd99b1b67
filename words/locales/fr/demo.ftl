### La démo : des personnes à incarner, une boîte de courriels, une horloge à avancer.

demo-ribbon-label = Démo
demo-ribbon-title = Démo
demo-ribbon-now = { $now }
demo-ribbon-people = Changer de personne
demo-ribbon-mailbox = Courriels
demo-ribbon-jump = Aller à la clôture
demo-jump-takes = Cela prend quelques secondes.

demo-title = Une table à essayer
demo-text = Voici un réseau d’exemple de 120 organismes inventés. Les outils sont réels; les prix sont inventés. Choisissez qui vous voulez être.
demo-people = Qui voulez-vous être?
demo-be = Être { $name }
demo-reads-english = Lit l’anglais : les pages passent à l’anglais.
demo-reads-french = Lit le français : les pages passent au français.
demo-mailbox-card = La boîte de courriels
demo-mailbox-card-text = Chaque courriel du réseau d’exemple arrive ici au lieu de partir.
demo-mailbox-open = Ouvrir la boîte de courriels
demo-clock-card = L’horloge
demo-clock-card-text = Ici, nous sommes le { $now }. Inutile d’attendre l’heure de clôture :
demo-mailbox-look = Dans cette démo, le courriel arrive dans la boîte de courriels de la démo.
demo-sign-in-instead = Ou choisissez une personne du réseau d’exemple.

demo-mailbox-title = Boîte de courriels de la démo
demo-mailbox-text = Tous les courriels envoyés, les plus récents d’abord.
demo-mailbox-caption = Courriels envoyés
demo-mailbox-to = À
demo-mailbox-subject = Objet
demo-mailbox-at = Envoyé
demo-mailbox-search = Chercher par adresse ou par objet
demo-mailbox-find = Chercher
demo-mailbox-empty-title = Aucun courriel pour l’instant
demo-mailbox-empty-text = Faites une demande de licences, ou avancez à l’heure de clôture, puis revenez.
demo-mailbox-back = Boîte de courriels
demo-mailbox-html = Voir avec la mise en forme
demo-mailbox-shown = Courriels affichés : { $shown } sur { $all }.
