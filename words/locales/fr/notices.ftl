### Les avis dans Longtable : notices-<genre de fait>-title et -body.

notices-campaign-opened-title = { $campaign } : les demandes sont ouvertes
notices-campaign-opened-body = Les organismes peuvent indiquer le nombre de licences qu’il leur faut et le prix maximal qu’ils acceptent.
notices-campaign-cancelled-title = { $campaign } : annulé
notices-campaign-cancelled-body = L’achat est annulé; sa page dit pourquoi. Personne n’est lié et personne ne doit rien.
notices-seats-pledged-title = { $campaign } : votre demande est reçue
notices-seats-pledged-body = { $licences ->
    [one] Votre organisme demande { $licences } licence. Vous pouvez modifier cette demande jusqu’à la clôture.
   *[other] Votre organisme demande { $licences } licences. Vous pouvez modifier cette demande jusqu’à la clôture.
}
notices-pledge-withdrawn-title = { $campaign } : votre demande a été retirée
notices-pledge-withdrawn-body = Rien n’est dû. Vous pouvez faire une nouvelle demande jusqu’à la clôture.
notices-pledge-pending-title = { $campaign } : une demande attend votre approbation
notices-pledge-pending-body = Quelqu’un de votre organisme demande des licences. Veuillez approuver ou refuser cette demande avant la clôture.
notices-pending-as-told-title = { $campaign } : une demande a été saisie pour vous et attend votre approbation
notices-pending-as-told-body = La coordination l’a saisie, d’après ce que votre organisme nous a dit { $source }. Elle comptera une fois approuvée par l’administration de votre organisme. Si ce n’était pas vous, veuillez le dire sur la page de votre demande.
notices-pledge-refused-title = { $campaign } : une demande a été refusée
notices-pledge-refused-body = L’administration de votre organisme l’a refusée. Ce qui comptait avant compte toujours.
notices-pledge-lapsed-title = { $campaign } : une demande n’a pas été approuvée à temps
notices-pledge-lapsed-body = Les demandes sont closes, et personne de votre organisme ne l’avait approuvée. Ce qui comptait avant compte toujours.
notices-pending-pledge-withdrawn-title = { $campaign } : une demande a été retirée
notices-pending-pledge-withdrawn-body = Elle attendait votre approbation. Il n’y a rien à faire.
notices-pending-withdrawn-as-told-title = { $campaign } : une demande saisie pour vous a été retirée
notices-pending-withdrawn-as-told-body = La coordination l’a retirée, comme votre organisme nous l’a dit { $source }. Si ce n’était pas vous, veuillez le dire sur la page de votre demande.
notices-approval-due-soon-title = { $days ->
    [1] { $campaign } : une demande à approuver ou à refuser d’ici un jour
   *[other] { $campaign } : encore { $days } jours pour approuver ou refuser une demande
}
notices-approval-due-soon-body = Elle attend votre approbation. Si les demandes prennent fin avant votre décision, elle ne compte pas.
notices-campaign-closes-soon-title = { $days ->
    [1] { $campaign } : clôture des demandes d’ici un jour
   *[other] { $campaign } : clôture des demandes dans { $days } jours
}
notices-campaign-closes-soon-body = Votre organisme n’a pas fait de demande. S’il ne souhaite pas participer, il n’y a rien à faire.
notices-campaign-extended-title = { $campaign } : les demandes rouvrent
notices-campaign-extended-body = La première fois, l’achat n’a pas pu se faire; les demandes rouvrent donc une fois, comme annoncé dès le départ. Les demandes faites restent telles quelles.
notices-outcome-provisional-title = { $campaign } : le résultat provisoire est connu
notices-outcome-provisional-body = Voyez ce qu’il signifie, ligne par ligne. Les organismes retenus répondent oui ou non.
notices-answer-due-soon-title = { $days ->
    [1] { $campaign } : votre réponse est attendue d’ici un jour
   *[other] { $campaign } : encore { $days } jours pour répondre
}
notices-answer-due-soon-body = Votre demande est retenue, mais votre organisme n’a pas encore répondu.
notices-outcome-answered-title = { $campaign } : une réponse est arrivée
notices-outcome-answered-body = { $answer ->
    [yes] Un organisme retenu a dit oui.
   *[no] Un organisme retenu a dit non.
}
notices-seats-pledged-told-title = { $campaign } : une demande a été saisie pour vous
notices-seats-pledged-told-body = { $licences ->
    [one] D’après ce que votre organisme nous a dit { $source }, la coordination a saisi une demande de { $licences } licence. Si ce n’était pas vous, veuillez le dire sur la page de votre demande.
   *[other] D’après ce que votre organisme nous a dit { $source }, la coordination a saisi une demande de { $licences } licences. Si ce n’était pas vous, veuillez le dire sur la page de votre demande.
}
notices-pledge-withdrawn-told-title = { $campaign } : votre demande a été retirée pour vous
notices-pledge-withdrawn-told-body = La coordination l’a retirée, d’après ce que votre organisme nous a dit { $source }. Si ce n’était pas vous, veuillez le dire sur la page de votre demande.
notices-outcome-answered-told-title = { $campaign } : une réponse a été saisie pour un organisme
notices-outcome-answered-told-body = { $answer ->
    [yes] La coordination a saisi un oui, d’après ce que l’organisme nous a dit { $source }. S’il s’agit du vôtre et que ce n’était pas vous, veuillez le dire sur la page du résultat.
   *[no] La coordination a saisi un non, d’après ce que l’organisme nous a dit { $source }. S’il s’agit du vôtre et que ce n’était pas vous, veuillez le dire sur la page du résultat.
}
notices-told-disputed-title = { $campaign } : un organisme dit « Ce n’était pas nous »
notices-told-disputed-body = Il s’agit de ce que la coordination a saisi pour l’organisme. La coordination en est avisée; ce qui compte reste en vigueur tant que l’organisme ne le modifie pas.
notices-campaign-cleared-title = { $campaign } : l’achat se fait
notices-campaign-cleared-body = Le résultat est définitif. Voyez ce que chaque organisme obtient et la suite.
notices-campaign-not-cleared-title = { $campaign } : l’achat ne se fait pas
notices-campaign-not-cleared-body = { $why ->
    [nobody-asked] Aucun organisme n’a fait de demande. Rien n’est acheté.
    [too-few-seats] L’ensemble des demandes est resté sous la plus petite quantité offerte par le fournisseur. Rien n’est acheté et personne ne doit rien.
    [too-few-yes] Trop peu d’organismes ont dit oui. Rien n’est acheté et personne ne doit rien.
    [nobody-asked-in-time] Le résultat n’est venu qu’après le délai de réponse; personne n’a donc pu dire oui. Rien n’est acheté et personne ne doit rien.
   *[limits-below-price] Aucun prix acceptable pour suffisamment d’organismes n’a été atteint. Rien n’est acheté et personne ne doit rien.
}
notices-comment-posted-title = { $campaign } : une nouvelle question ou réponse
notices-comment-posted-body = Quelqu’un a écrit sous cet achat.
notices-role-given-title = Vous avez un nouveau rôle ici
notices-role-given-body = Voici désormais votre rôle : { $role }. Le menu « Personnes et rôles » montre pour qui.
notices-role-ended-title = Un de vos rôles a pris fin
notices-role-ended-body = Ce rôle a pris fin : { $role }.
notices-invitation-accepted-title = Votre invitation a été acceptée
notices-invitation-accepted-body = Une personne que vous avez invitée est arrivée. Voyez « Personnes et rôles ».
notices-own-approval-switched-title = Vos demandes au-delà de votre montant attendent une approbation
notices-own-approval-switched-body = La coordination a activé cette règle. Une demande qui pourrait coûter plus que le montant fixé par votre organisme attend une personne de l’administration qui ne l’a pas faite.
notices-own-approval-switched-off-title = Vos propres demandes n’attendent plus d’approbation
notices-own-approval-switched-off-body = La coordination a désactivé cette règle. Ce que votre organisme demande lui-même compte désormais tout de suite, même au-delà du montant qu’il a fixé. Ce qui attend déjà attend toujours, de même que ce que la coordination saisit pour vous.
notices-approval-changed-title = Le montant au-delà duquel les demandes de votre organisme attendent a été modifié
notices-approval-changed-body = L’administration de votre organisme a modifié le montant au-delà duquel une demande attend l’approbation d’une autre personne. La page de votre organisme le montre.
notices-admin-missing-title = Un organisme n’a plus personne à l’administration
notices-admin-missing-body = La dernière personne responsable est partie. Veuillez trouver quelqu’un dans l’organisme et lui donner ce rôle.
notices-person-erased-title = Quelqu’un est parti pour de bon
notices-person-erased-body = Une personne de ce réseau a demandé à être oubliée. Son nom et son adresse sont effacés; ce que la comptabilité doit montrer demeure.
notices-agency-approved-title = Votre organisme est membre en règle
notices-agency-approved-body = Votre organisme a été approuvé. Les membres de son équipe peuvent désormais agir en son nom.
notices-agency-suspended-title = Votre organisme est suspendu
notices-agency-suspended-body = Ses demandes restent telles quelles, et personne ne peut agir en son nom tant que la suspension dure. Sa page dit pourquoi.
notices-agency-reinstated-title = Votre organisme est de nouveau membre en règle
notices-agency-reinstated-body = Les membres de son équipe peuvent agir en son nom comme avant.
notices-agency-removed-title = Votre organisme ne fait plus partie de ce réseau
notices-agency-removed-body = Si des demandes étaient ouvertes, elles ont été retirées. Le courriel envoyé dit pourquoi.

notices-guest-invited-title = { $campaign } : votre organisme est invité
notices-guest-invited-body = Votre organisme peut demander des licences dans cet achat.
notices-guest-withdrawn-title = { $campaign } : votre organisme ne participe plus
notices-guest-withdrawn-body = Si une demande était faite, elle est retirée.
notices-guest-left-title = Votre organisme n’est plus invité ici
notices-guest-left-body = L’achat auquel il était invité est terminé.
