### Les courriels : ce que l’on apprend là où l’on est, dans l’ordre d’un achat. Aucun courriel n’indique jamais un prix maximal accepté.

## Dans chaque courriel

mails-hello = Bonjour { $name },
mails-hello-somebody = Bonjour,
mails-signed = Longtable, pour { $network }
mails-signed-alone = Longtable
mails-address = Ou ouvrez cette adresse :
mails-why-buyer = Vous recevez ce courriel parce que vous vous occupez des achats pour { $agency } dans { $network }.
mails-why-member = Vous recevez ce courriel parce que vous travaillez avec { $agency } dans { $network }.
mails-why-coordinator = Vous recevez ce courriel parce que vous coordonnez { $network }.
mails-preferences = Votre langue et votre fuseau horaire pour les courriels :
mails-late = Ce courriel vous arrive en retard : les demandes ont pris fin le { $when }.
mails-figure = { $label } : { $value }
mails-see-purchase = Voir l’achat
mails-see-result = Voir le résultat
mails-make-request = Faire notre demande

## Chiffres

mails-label-tool = Outil
mails-label-supplier = Fournisseur
mails-label-licences = Licences
mails-label-price = Votre prix par licence, frais compris, avant taxes
mails-label-seat-cost = Coût des licences
mails-label-fee = Votre part de « { $fee } »
mails-label-fees = Frais partagés entre les organismes
mails-label-total = Total avant taxes
mails-label-total-all = Total de tous les organismes, avant taxes
mails-label-break = Chaque licence, à partir de { $from } au total
mails-label-break-graduated = Chaque licence à partir du numéro { $from }
mails-label-entered-by = Saisie par
mails-label-received = Reçue
mails-label-taken-back-by = Retirée par
mails-label-taken-back = Retirée
mails-label-agencies-in = Organismes retenus
mails-label-agencies-out = Organismes ayant fait une demande qui ne participent pas
mails-label-agencies-asked = Organismes ayant fait une demande
mails-label-licences-asked = Licences demandées
mails-label-when = Moment
mails-label-device = Appareil
mails-label-passkey = Clé d’accès
mails-label-token = Jeton

## Ouvrir une session

mails-sign-in-subject = Ouvrir votre session Longtable
mails-sign-in-heading = Ouvrir votre session Longtable
mails-sign-in-intro = Ouvrez ce lien pour entrer. Il fonctionne une seule fois, jusqu’au { $until }.
mails-sign-in-button = Ouvrir ma session
mails-sign-in-not-you = Si cette demande ne vient pas de vous, il n’y a rien à faire : personne ne peut entrer sans ce courriel. Veuillez ne pas le transmettre.
mails-sign-in-why = Vous recevez ce courriel parce qu’une personne, sans doute vous, a demandé à entrer avec cette adresse.

## Une session ouverte dans un navigateur inconnu

mails-new-device-subject = Nouvelle session Longtable
mails-new-device-heading = Nouvelle session Longtable
mails-new-device-intro = Une personne a ouvert une session à votre nom, dans un navigateur que vous n’aviez pas encore utilisé ici.
mails-new-device-unknown = Il n’a pas dit son nom.
mails-new-device-you = Si c’était vous, il n’y a rien à faire.
mails-new-device-not-you = Si ce n’était pas vous, fermez cette session dès maintenant et veuillez vérifier que personne d’autre ne peut lire vos courriels : cette personne pourrait ouvrir une session à votre nom.
mails-new-device-button = Voir où ma session est ouverte
mails-passkey-added-subject = Une clé d’accès a été ajoutée à votre compte Longtable
mails-passkey-added-intro = Désormais, cette clé d’accès ouvre une session à votre nom, sans courriel.
mails-passkey-added-not-you = Si ce n’était pas vous, retirez cette clé dès maintenant et fermez toutes les sessions que vous ne connaissez pas.
mails-passkey-removed-subject = Une clé d’accès a été retirée de votre compte Longtable
mails-passkey-removed-intro = Désormais, cette clé d’accès n’ouvre plus aucune session. Les sessions qu’elle a ouvertes se poursuivent.
mails-passkey-removed-not-you = Si ce n’était pas vous, une autre personne a ouvert une session à votre nom : fermez toutes les sessions que vous ne connaissez pas, et vérifiez vos clés d’accès.
mails-passkey-button = Voir mes clés d’accès
mails-token-made-subject = Un jeton a été créé pour votre compte Longtable
mails-token-made-intro = Désormais, un programme qui a ce jeton peut agir à votre place, dans les limites du jeton.
mails-token-made-not-you = Si ce n’était pas vous, révoquez ce jeton dès maintenant et fermez toutes les sessions que vous ne connaissez pas.
mails-token-revoked-subject = Un jeton de votre compte Longtable a été révoqué
mails-token-revoked-intro = Désormais, plus aucun programme ne peut agir à votre place avec ce jeton.
mails-token-revoked-not-you = Si ce n’était pas vous, une autre personne a ouvert une session à votre nom : fermez toutes les sessions que vous ne connaissez pas, et vérifiez vos jetons.
mails-token-button = Voir mes jetons
mails-account-why = Vous recevez ce courriel parce qu’il concerne la sécurité de votre compte. Il est toujours envoyé.
mails-label-done-by = Fait par
mails-label-fields = Repris
mails-link-made-subject = { $agency } ({ $network }) et { $other } ({ $otherNetwork }) sont liés
mails-link-made-intro = { $agency }, dans le réseau { $network }, et { $other }, dans le réseau { $otherNetwork }, sont désormais liés : les personnes qui administrent chacun peuvent voir le profil de l’autre et reprendre ce qu’elles veulent.
mails-link-made-next = Si ce n’est pas la même organisation, mettez fin au lien sans attendre. Chaque côté le peut.
mails-link-ended-subject = { $agency } ({ $network }) et { $other } ({ $otherNetwork }) ne sont plus liés
mails-link-ended-intro = Le lien entre { $agency }, dans le réseau { $network }, et { $other }, dans le réseau { $otherNetwork }, a pris fin. Ce qui a été repris auparavant reste.
mails-link-ended-next = Si vous avez encore besoin du lien, créez un nouveau code à la page de votre organisme.
mails-link-carried-subject = { $agency } ({ $network }) : une partie du profil vient de l’organisme { $other } ({ $otherNetwork })
mails-link-carried-intro = Le profil de l’organisme { $agency }, dans le réseau { $network }, reprend maintenant une partie de ce que dit celui de l’organisme { $other }, dans le réseau { $otherNetwork }.
mails-link-carried-next = Si quelque chose y est faux, une personne qui administre l’organisme { $agency } dans le réseau { $network } peut le corriger. Rien n’a changé dans le profil de l’organisme { $other }, dans le réseau { $otherNetwork }.
mails-link-button = Voir le lien
mails-link-why = Vous recevez ce courriel parce que vous administrez l’un des deux organismes. Il est toujours envoyé.

## Les demandes sont ouvertes

mails-opened-subject = { $campaign } : demandes ouvertes jusqu’au { $day }
mails-opened-late-subject = { $campaign } : les demandes étaient ouvertes jusqu’au { $day }
mails-opened-late-intro = { $network } a invité { $agency } à acheter { $tool } avec ses autres organismes.
mails-opened-intro = { $network } invite { $agency } à acheter { $tool } avec ses autres organismes.
mails-opened-together = Plus les organismes demandent de licences ensemble, plus le prix baisse.
mails-opened-until = Les demandes sont ouvertes jusqu’au { $when }.
mails-opened-how = Vous indiquez le nombre de licences qu’il vous faut et le prix maximal que vous accepteriez pour une licence. Seul votre organisme voit ce prix maximal, et personne n’est tenu de payer davantage.
mails-opened-then-confirmed = À la clôture des demandes, vous apprenez votre prix et répondez oui ou non.
mails-opened-then-binding = Dans cet achat, une demande engage : si le prix respecte votre maximum à la clôture, votre organisme achète.

## Une demande

mails-pledged-subject = { $campaign } : votre demande de { $licences } est reçue
mails-pledged-heading = Nous avons votre demande de { $licences }
mails-pledged-intro = { $agency } demande { $licences } dans l’achat « { $campaign } ».
mails-pledged-changed = C’est maintenant cette demande qui compte.
mails-pledged-sealed = Le prix maximal que vous acceptez n’est connu que de votre organisme; il ne figure donc dans aucun courriel.
mails-pledged-until = Vous pouvez modifier ou retirer la demande jusqu’au { $when }.
mails-pledged-button = Voir notre demande
mails-withdrawn-subject = { $campaign } : votre demande a été retirée
mails-withdrawn-heading = Votre demande a été retirée
mails-withdrawn-intro = { $agency } ne demande plus de licences dans l’achat « { $campaign } ». Rien n’est dû.
mails-withdrawn-again = Vous pouvez en faire une nouvelle jusqu’au { $when }.
## Ce que l’équipe a saisi pour un organisme

mails-told-how = { $known ->
    [yes] { $by } a saisi ceci pour vous; { $teller } nous l’avait dit { $source } le { $day }.
   *[no] { $by } a saisi ceci pour vous, d’après ce que votre organisme nous a dit { $source } le { $day }.
}
mails-told-if-not = Si ce n’était pas votre organisme, veuillez nous le dire sans attendre :
mails-told-button = Voir ce qui a été saisi, ou dire « Ce n’était pas nous »
mails-told-see = Voir ce qui a été saisi
mails-told-answer-subject = { $campaign } : une réponse a été saisie pour { $agency }
mails-told-answer-heading = { $answer ->
    [yes] Votre oui a été saisi
   *[no] Votre non a été saisi
}
mails-told-answer-intro = { $answer ->
    [yes] { $agency } dit oui au résultat de l’achat « { $campaign } ».
   *[no] { $agency } dit non au résultat de l’achat « { $campaign } ».
}
mails-told-answer-until = Vous pouvez changer la réponse jusqu’au { $when }.
mails-told-disputed-subject = { $campaign } : { $agency } dit « Ce n’était pas nous »
mails-told-disputed-heading = « Ce n’était pas nous »
mails-told-disputed-intro = { $what ->
    [request] { $disputer }, de l’organisme { $agency }, dit que la demande saisie pour celui-ci n’était pas la leur.
    [withdrawal] { $disputer }, de l’organisme { $agency }, dit que le retrait saisi pour celui-ci n’était pas le leur.
    [yes] { $disputer }, de l’organisme { $agency }, dit que le oui saisi pour celui-ci n’était pas le leur.
   *[no] { $disputer }, de l’organisme { $agency }, dit que le non saisi pour celui-ci n’était pas le leur.
}
mails-told-disputed-entered = { $known ->
    [yes] { $by } l’avait saisi; { $teller } l’avait dit { $source } le { $day }.
   *[no] { $by } l’avait saisi d’après ce que quelqu’un avait dit { $source } le { $day }.
}
mails-told-disputed-means = Ce qui compte ne change que si l’organisme le change, ou vous dit de le faire. Veuillez vous parler sans tarder.

## Clôture prochaine des demandes

mails-closes-soon-subject = { $days ->
    [1] { $campaign } : clôture des demandes d’ici un jour
   *[other] { $campaign } : clôture des demandes dans { $days } jours
}
mails-closes-soon-heading = { $days ->
    [1] Clôture des demandes d’ici un jour
   *[other] Clôture des demandes dans { $days } jours
}
mails-closes-soon-intro = { $agency } n’a pas encore demandé de licences pour { $tool }. S’il vous en faut, veuillez faire votre demande avant le { $when }.
mails-closes-soon-so-far = Jusqu’ici, les demandes viennent de { $agencies }, pour { $licences } en tout.
mails-closes-soon-next = Avec { $licences } de plus, chaque licence coûte { $price } pour tout le monde{ $fees ->
    [yes] , plus les frais communs
   *[no] {""}
}, si aucun prix maximal n’est dépassé.
mails-closes-soon-or-not = Si vous ne souhaitez pas participer, il n’y a rien à faire.

## Le résultat provisoire

mails-result-subject-in = { $campaign } : demande retenue, réponse attendue d’ici le { $day }
mails-result-subject = { $campaign } : le résultat pour { $agency }
mails-result-subject-coordinator = { $campaign } : le résultat provisoire est connu
mails-result-in = Votre demande est retenue : { $licences } à { $price } l’unité, { $total } avant taxes
mails-result-out = Pas cette fois : votre demande n’est pas retenue ({ $agency })
mails-result-coordinator = Le résultat provisoire est connu
mails-result-intro = Voici le résultat provisoire de l’achat « { $campaign } » pour { $agency }.
mails-result-ask = Veuillez répondre oui ou non pour { $agency } avant le { $when }.
mails-result-silence-no = L’absence de réponse vaut un non.
mails-result-silence-yes = L’absence de réponse vaut un oui.
mails-result-confirmed = Vous avez répondu oui ({ $agency }).
mails-result-declined-heading = { $agency } ne participe pas à cet achat
mails-result-declined = Vous avez répondu non. Rien n’est acheté pour { $agency } et rien n’est dû.
mails-result-may-rise = Si d’autres organismes répondent non, votre prix peut encore monter, mais jamais au-dessus d’un prix maximal que vous avez fixé.
mails-result-rounded = Le prix par licence est arrondi au cent près; le total est exact.
mails-result-button = Répondre oui ou non
mails-result-left-out = Licences non retenues
mails-result-reason-price = { $licences } : avec { $count ->
    [one] celle-ci
   *[other] celles-ci
}, le prix aurait été de { $price } par licence, frais compris, avant taxes. C’est plus que le prix maximal que vous acceptiez pour { $count ->
    [one] celle-ci
   *[other] celles-ci
}.
mails-result-reason-no-offer = { $licences } : ensemble, les organismes ont demandé moins de licences que le minimum de l’offre du fournisseur.
mails-result-nothing-owed = Rien n’est acheté pour { $agency }, rien n’est dû, et il n’y a rien à faire.
mails-result-coordinator-text = Les organismes retenus ont été invités à répondre avant le { $when }. Le résultat devient définitif ensuite.

## Votre réponse est attendue

mails-answer-due-subject = { $days ->
    [1] { $campaign } : votre réponse est attendue d’ici un jour
   *[other] { $campaign } : encore { $days } jours pour répondre
}
mails-answer-due-heading = { $days ->
    [1] Votre réponse est attendue d’ici un jour
   *[other] Encore { $days } jours pour répondre
}
mails-answer-due-intro = Votre demande ({ $agency }) est retenue, mais vous n’avez pas encore répondu.

## Le résultat définitif

mails-final-subject-in = { $campaign } : c’est conclu, votre demande est retenue
mails-final-subject-out = { $campaign } : le résultat définitif pour { $agency }
mails-final-subject-coordinator = { $campaign } : la commande est prête
mails-final-coordinator = La commande est prête
mails-final-intro = Voici le résultat définitif de l’achat « { $campaign } » pour { $agency }.
mails-final-next-each-agency = La suite : { $agency } signe sa propre commande avec { $supplier }; la coordination de votre réseau a les chiffres.
mails-final-next-umbrella = La suite : l’hôte du réseau ({ $network }) passe la commande et facture à { $agency } sa part.
mails-final-silent = Aucune réponse n’est venue avant le { $when }; rien n’est donc acheté pour { $agency } et rien n’est dû.
mails-final-coordinator-text = Les licences et le coût de chaque organisme figurent dans la commande et donnent le total, au cent près.
mails-final-coordinator-button = Ouvrir la commande

## L’achat ne se fait pas

mails-not-cleared-subject = { $campaign } : l’achat ne se fait pas
mails-not-cleared-heading = L’achat ne se fait pas
mails-not-cleared-intro = { $why ->
    [nobody-asked] Aucun organisme n’a fait de demande dans l’achat « { $campaign } ». Rien n’est acheté.
    [too-few-seats] Dans l’achat « { $campaign } », l’ensemble des demandes est resté sous la plus petite quantité offerte par le fournisseur. Rien n’est acheté et personne ne doit rien.
    [too-few-yes] Trop peu d’organismes ont dit oui à l’achat « { $campaign } ». Rien n’est acheté et personne ne doit rien.
    [nobody-asked-in-time] Le résultat de l’achat « { $campaign } » n’est venu qu’après le délai de réponse; personne n’a donc pu dire oui. Rien n’est acheté et personne ne doit rien.
   *[limits-below-price] L’achat « { $campaign } » n’a pas atteint un prix que suffisamment d’organismes pouvaient accepter. Rien n’est acheté et personne ne doit rien.
}
mails-not-cleared-declined = { $agency } a répondu non.
mails-not-cleared-silent = Aucune réponse de l’organisme { $agency } n’est venue avant le { $when }.
mails-not-cleared-said-yes = { $agency } a dit oui, mais avec trop peu d’autres organismes.

## Les demandes rouvrent

mails-extended-subject = { $campaign } : demandes rouvertes jusqu’au { $day }
mails-extended-heading = Les demandes rouvrent
mails-extended-intro = À la première clôture, l’achat « { $campaign } » n’a pas pu se faire. Comme annoncé dès le départ, les demandes sont ouvertes une fois de plus, jusqu’au { $when }.
mails-extended-first-time = La première fois :
mails-extended-late-subject = { $campaign } : les demandes étaient rouvertes jusqu’au { $day }
mails-extended-late-heading = Les demandes ont été rouvertes
mails-extended-late-intro = À la première clôture, l’achat « { $campaign } » n’a pas atteint un prix que suffisamment d’organismes pouvaient accepter. Comme annoncé dès le départ, les demandes ont été ouvertes une fois de plus.
mails-extended-yours = Votre demande de { $licences } ({ $agency }) reste telle quelle. Vous pouvez la modifier ou la retirer.
mails-extended-none = { $agency } n’a pas encore fait de demande et peut toujours participer.

## Annulation

mails-cancelled-subject = { $campaign } : l’achat est annulé
mails-cancelled-heading = L’achat est annulé
mails-cancelled-intro = { $network } a annulé l’achat « { $campaign } ». Personne n’est lié et personne ne doit rien.
mails-cancelled-reason = La raison donnée :

## La situation d’un organisme

mails-agency-reason = Ce que le réseau { $network } a écrit :
mails-agency-button = Voir la page de l’organisme
mails-agency-why-left = Vous recevez ce courriel parce que vous travailliez avec { $agency } dans { $network }.
mails-agency-approved-subject = { $agency } fait maintenant partie du réseau { $network }
mails-agency-approved-heading = Bienvenue à la table
mails-agency-approved-intro = { $network } a approuvé { $agency }, qui est maintenant membre en règle.
mails-agency-approved-means = À partir de maintenant, les membres de son équipe peuvent agir en son nom.
mails-agency-suspended-subject = { $agency } est suspendu dans { $network }
mails-agency-suspended-heading = { $agency } : membre suspendu
mails-agency-suspended-intro = { $network } a suspendu { $agency } jusqu’à nouvel ordre.
mails-agency-suspended-means = Vous pouvez encore ouvrir une session et consulter. Les demandes déjà faites restent telles quelles; tant que la suspension dure, personne ne peut les modifier, en faire de nouvelles ni répondre en son nom. Là où un résultat attend sa réponse, le silence compte comme un non.
mails-agency-reinstated-subject = { $agency } est de nouveau membre en règle
mails-agency-reinstated-heading = { $agency } est de nouveau membre en règle
mails-agency-reinstated-intro = { $network } a rétabli { $agency }.
mails-agency-reinstated-means = Les membres de son équipe peuvent agir en son nom comme avant. Les demandes retirées restent retirées.
mails-agency-removed-subject = { $agency } ne fait plus partie du réseau { $network }
mails-agency-removed-heading = { $agency } ne fait plus partie du réseau { $network }
mails-agency-removed-intro = { $network } a mis fin à l’adhésion de l’organisme « { $agency } ». Vous ne pouvez plus y agir en son nom.
mails-agency-removed-means = { $count ->
    [0] Aucune demande n’était ouverte : rien n’a été retiré.
    [one] Sa demande ouverte a été retirée du même coup, et rien n’est dû.
   *[other] Ses { $count } demandes ouvertes ont été retirées du même coup, et rien n’est dû.
}
mails-agency-removed-closed = Là où les demandes étaient déjà closes, les conditions de l’achat s’appliquent; là où un résultat attend sa réponse, le silence compte comme un non.

## Le temps d’un invité est écoulé

mails-guest-left-subject = { $agency } n’est plus un organisme invité du réseau { $network }
mails-guest-left-heading = Merci d’avoir participé
mails-guest-left-intro = L’achat auquel { $network } avait invité { $agency } est terminé, et votre accès prend fin du même coup.
mails-guest-left-means = Ce qui a été décidé et acheté y reste consigné.
## Qui est une personne chez un fournisseur de connexion

mails-provider-subject = { $network } : est-ce bien vous chez { $provider }?
mails-provider-heading = Est-ce bien vous chez { $provider }?
mails-provider-intro = Une personne a ouvert une session chez { $provider } et veut entrer dans { $network } à votre nom.
mails-label-provider-address = Adresse qu’il nous a donnée
mails-provider-you = Si c’était vous, confirmez-le dans le même navigateur, jusqu’au { $until }. Vous pourrez ensuite entrer de cette façon dans ce réseau.
mails-provider-button = Voir et confirmer
mails-provider-not-you = Si ce n’était pas vous, il n’y a rien à faire : personne n’entre sans votre accord.
mails-provider-why = Vous recevez ce courriel parce qu’une personne, sans doute vous, est passée par { $provider } avec votre adresse.

## Une demande attend l’approbation de son propre organisme

mails-label-asked-by = Demandé par
mails-label-asked = Demandé le
mails-label-approved-by = Approuvée par
mails-approval-subject = { $campaign } : une demande de l’organisme { $agency } attend une approbation
mails-approval-heading = Une demande attend une approbation
mails-approval-intro = Au-delà d’un certain montant, les demandes de l’organisme { $agency } sont approuvées par une autre personne de son administration que celle qui les a faites. Dans l’achat « { $campaign } », celle-ci attend :
mails-approval-until = Veuillez l’approuver ou la refuser jusqu’au { $when }.
mails-approval-until-others = Une personne de l’administration de votre organisme, autre que celle qui l’a faite, peut l’approuver ou la refuser jusqu’au { $when }.
mails-approval-counts = Tant qu’elle n’est pas approuvée, elle ne compte pas. Si les demandes prennent fin avant, elle devient caduque; ce qui comptait avant compte toujours.
mails-approval-button = La voir, puis l’approuver ou la refuser
mails-taken-back-subject = { $campaign } : la demande saisie pour l’organisme { $agency } a été retirée
mails-taken-back-heading = Une demande saisie pour vous a été retirée
mails-taken-back-intro = Dans l’achat « { $campaign } », la demande que la coordination avait saisie pour l’organisme { $agency } est retirée. Rien de votre organisme n’y attend d’approbation.
mails-approval-due-subject = { $days ->
    [1] { $campaign } : une demande à approuver ou à refuser d’ici un jour
   *[other] { $campaign } : encore { $days } jours pour approuver ou refuser une demande
}
mails-approval-due-heading = { $days ->
    [1] Une demande vous attend, et les demandes prennent fin d’ici un jour
   *[other] Une demande vous attend, et les demandes prennent fin dans { $days } jours
}
mails-approval-instead = { $seats ->
    [0] Sans elle, votre organisme ne demande rien ici.
    [one] La demande de votre organisme pour { $seats } licence compte comme avant.
   *[other] La demande de votre organisme pour { $seats } licences compte comme avant.
}
mails-refused-subject = { $campaign } : votre demande n’a pas été approuvée
mails-refused-heading = Votre demande n’a pas été approuvée
mails-refused-intro = { $by } a refusé ce que vous avez demandé dans l’achat « { $campaign } » :
mails-refused-reason = La raison donnée, pour vous seulement :
mails-refused-again = Vous pouvez la modifier et demander de nouveau jusqu’au { $when }.
mails-refused-button = La modifier et demander de nouveau
mails-refused-told-intro = { $by } a refusé ce que la coordination a saisi pour l’organisme { $agency } dans l’achat « { $campaign } » :
mails-refused-told-reason = La raison donnée, pour les gens de votre organisme, puisque la personne qui l’a dit n’est pas nommée :
mails-lapsed-subject = { $campaign } : une demande n’a pas été approuvée à temps
mails-lapsed-heading = Une demande n’a pas été approuvée à temps
mails-lapsed-intro = Les demandes dans l’achat « { $campaign } » sont closes, et l’administration de l’organisme { $agency } n’avait pas approuvé celle-ci : elle ne compte donc pas.
