### Ce que les organismes disent à la coordination par téléphone, par écrit ou en personne.

pages-told-title = Saisir ce qu’un organisme nous a dit
pages-told-looking-back = Ce qui a été saisi pour les organismes
pages-told-newest = Voir les saisies les plus récentes
pages-told-earlier = Voir les saisies précédentes
pages-told-lead = Pour un organisme qui vous a avisé par téléphone, par écrit ou en personne. La saisie est notée comme telle et signalée à l’organisme, qui peut la corriger.
pages-told-search = Organisme
pages-told-which = Quel organisme vous a avisé?
pages-told-for = Ce que l’organisme { $agency } nous a dit
pages-told-until = Compte si c’est saisi au plus tard :
pages-told-now = Au dossier en ce moment
pages-told-now-request = { $seats ->
    [one] Une demande de { $seats } licence, modifiée la dernière fois le { $at }.
   *[other] Une demande de { $seats } licences, modifiée la dernière fois le { $at }.
}
pages-told-now-none = Aucune demande.
pages-told-now-none-counts = Aucune demande qui compte.
pages-told-now-entered = { $seats ->
    [one] Une demande pour { $seats } licence a été saisie le { $at }. Elle compte une fois approuvée par l’administration de l’organisme; seul l’organisme voit si elle attend encore.
   *[other] Une demande pour { $seats } licences a été saisie le { $at }. Elle compte une fois approuvée par l’administration de l’organisme; seul l’organisme voit si elle attend encore.
}
pages-told-may-wait = { $count ->
    [one] Une demande saisie pour { $count } organisme compte une fois approuvée par l’administration de l’organisme; seul l’organisme voit si elle attend encore.
   *[other] Les demandes saisies pour { $count } organismes comptent une fois approuvées par l’administration de chacun; seul chaque organisme voit si la sienne attend encore.
}
pages-told-entry-may-wait = Elle compte une fois approuvée par l’administration de l’organisme; seul l’organisme voit si elle attend encore.
pages-told-now-part = { $seats ->
    [one] Retenu dans le résultat avec { $seats } licence pour { $total } par année.
   *[other] Retenu dans le résultat avec { $seats } licences pour { $total } par année.
}
pages-told-now-yes = A dit oui le { $at }.
pages-told-now-no = A dit non le { $at }.
pages-told-sealed = Le prix maximal qu’un organisme accepte n’est connu que de lui. Il n’est pas affiché ici : ni celui d’avant, ni celui que vous saisissez, une fois que c’est fait.
pages-told-nothing = Rien ne peut être saisi maintenant
pages-told-not-by-rules = Les règles du réseau ne permettent de rien saisir pour les organismes.
pages-told-not-money = Les règles du réseau ne permettent pas de saisir ce qui engage de l’argent.
pages-told-not-binding-request = Dans cet achat, une demande engage de l’argent : les demandes sont fermes, ou le silence vaut un oui. Les règles du réseau ne permettent pas de saisir ce qui engage de l’argent : seul un retrait peut donc être saisi.
pages-told-not-now = Ni les demandes ni les réponses ne sont ouvertes en ce moment.
pages-told-not-in-good-standing = Cet organisme n’est pas en règle : rien ne peut être saisi pour lui.
pages-told-not-in-result = Cet organisme ne fait pas partie du résultat : il n’a rien à répondre.
pages-told-not-invited = Cet organisme invité ne participe pas à cet achat.
pages-told-deed = Ce qu’il a dit
pages-told-deed-missing = Veuillez choisir ce qu’il a dit.
pages-told-deed-request = Il demande des licences
pages-told-deed-change = Il modifie sa demande
pages-told-deed-withdraw = Il retire sa demande
pages-told-deed-yes = Il dit oui au résultat
pages-told-deed-no = Il dit non au résultat
pages-told-limit = Le prix maximal qu’il accepte
pages-told-limit-hint = Seulement pour une demande : veuillez saisir ce qui a été dit et le relire à la personne. Cela remplace la demande en vigueur, et celle qui attend peut-être encore.
pages-told-any-price = Il connaît la plus grosse facture possible et accepte tout prix
pages-told-more-lines = Il demande d’autres licences à un autre prix maximal
pages-told-source = Comment il l’a dit
pages-told-source-missing = Veuillez choisir comment il l’a dit.
pages-told-on = Quel jour
pages-told-day-missing = Veuillez choisir le jour.
pages-told-teller = Qui l’a dit
pages-told-teller-choose = Veuillez choisir
pages-told-teller-missing = Veuillez choisir qui l’a dit : là où les demandes attendent une approbation, c’est quelqu’un d’autre de l’organisme qui approuve celle-ci.
pages-told-teller-hint = Veuillez nommer cette personne si elle est sur la liste : là où les demandes attendent une approbation, c’est quelqu’un d’autre de l’organisme qui approuve celle-ci.
pages-told-teller-unknown = Quelqu’un qui n’est pas sur la liste
pages-told-note = Note
pages-told-note-hint = Pour les gens de l’organisme. Vous ne pourrez plus la lire. Veuillez n’y écrire aucun prix.
pages-told-letter = Je leur envoie la lettre
pages-told-letter-hint = Aucun courriel ne rejoint les personnes qui s’occupent des achats de cet organisme. La page suivante est une lettre à imprimer.
pages-told-mail-hint = Les personnes responsables des achats et de l’administration de l’organisme en sont avisées aussitôt par courriel.
pages-told-enter = Saisir
pages-told-entries = Saisi pour cet organisme
pages-told-entry = Ce qui a été saisi
pages-told-entered-for = Saisi pour { $agency }
pages-told-in-campaign = { $network } : dans l’achat « { $title } », voici ce qui a été saisi au nom de votre organisme.
pages-told-what-request = { $seats ->
    [one] Une demande de { $seats } licence
   *[other] Une demande de { $seats } licences
}
pages-told-what-withdrawal = La demande a été retirée
pages-told-what-yes = Oui au résultat
pages-told-what-no = Non au résultat
pages-told-how = { $known ->
    [yes] { $by } l’a saisi; { $teller } l’avait dit { $source } le { $day }.
   *[no] { $by } l’a saisi, d’après ce que l’organisme a dit { $source } le { $day }.
}
pages-told-disputed = { $by } dit que ce n’était pas l’organisme : { $at }.
pages-told-letter-sealed = Le prix maximal que vous acceptez est caché à tous sauf à votre organisme; il ne figure donc pas ici.
pages-told-letter-correct = Si ce n’est pas ce que vous avez dit, veuillez appeler { $name } ({ $network }) ou lui écrire sans attendre : { $contact }
pages-told-letter-until = Ce qui compte peut être modifié jusqu’au { $at }.
pages-told-letter-sign-in = Les personnes responsables des achats et de l’administration de votre organisme peuvent aussi ouvrir une session, le modifier tant que les demandes ou les réponses sont ouvertes, et dire « Ce n’était pas nous ».
pages-told-correct = Si quelque chose ne va pas, modifiez-le comme d’habitude tant que les demandes ou les réponses sont ouvertes.
pages-told-print = Pour l’envoyer par la poste, imprimez cette page.
pages-told-another = Saisir autre chose pour un autre organisme
pages-told-change = Voir et modifier
pages-told-see = Voir ce qui a été saisi, ou dire « Ce n’était pas nous »
pages-told-not-us = Ce n’était pas nous
pages-told-not-us-text = Personne de votre organisme n’a dit cela? La coordination en est avisée aussitôt. Ce qui compte reste en vigueur tant que vous ne le modifiez pas.
pages-told-not-us-do = Dire que ce n’était pas nous
pages-told-own-approval = Votre organisme fait approuver ses demandes par sa propre administration : celle-ci compte une fois approuvée. Seul votre organisme voit ce qu’il en est advenu.
pages-told-waits = Elle attend l’administration de votre organisme et comptera une fois approuvée par une personne qui ne l’a pas faite.
pages-told-refused = L’administration de votre organisme l’a refusée : elle ne compte donc pas.
pages-told-lapsed = Elle n’a pas été approuvée avant la clôture : elle ne compte donc pas.
pages-told-not-approved = Elle n’a pas été approuvée et ne compte pas : elle a été retirée, ou une autre demande l’a remplacée.
