### Les courriels sur le rôle de chaque personne dans un réseau.

mails-people-seat = { $role } – { $agency }
mails-people-why = Vous recevez ce courriel parce que vous faites partie du réseau { $network }.

## Une invitation

mails-people-invited-subject = { $network } : { $inviter } vous invite
mails-people-invited-intro = { $inviter } vous invite à rejoindre { $network }, où des organismes sans but lucratif choisissent ensemble leurs outils numériques et les achètent ensemble.
mails-people-invited-what = Votre rôle : { $seat }.
mails-people-invited-until = L’invitation est valable jusqu’au { $until }.
mails-people-invited-button = Voir l’invitation
mails-people-invited-not-you = Si cela ne vous dit rien, il n’y a rien à faire. Veuillez ne pas transmettre ce courriel : quiconque le détient peut accepter à votre place.
mails-people-invited-why = Vous recevez ce courriel parce que { $inviter } a donné votre adresse : on aimerait vous compter dans { $network }.

## Un rôle

mails-people-given-subject = { $network } : vous avez un nouveau rôle
mails-people-given-intro = Votre nouveau rôle : { $seat }.
mails-people-given-not-you = S’il s’agit d’une erreur, veuillez le signaler à la coordination de votre réseau.
mails-people-given-button = Aller au réseau
mails-people-ended-subject = { $network } : un de vos rôles a pris fin
mails-people-ended-intro = Ce rôle a pris fin : { $seat }.
mails-people-ended-all = Votre accès à { $network } prend fin du même coup.
mails-people-ended-others = Vos autres rôles dans { $network } restent inchangés.
mails-people-ended-by = C’est { $name } qui y a mis fin. S’il s’agit d’une erreur, veuillez lui en parler.
mails-people-ended-unnamed = S’il s’agit d’une erreur, veuillez en parler à la coordination du réseau.
mails-people-ended-why = Vous recevez ce courriel parce que ce rôle dans { $network } était le vôtre.

## Un organisme sans administration

mails-people-no-admin-subject = { $agency } n’a plus personne à l’administration
mails-people-no-admin-intro = La dernière personne responsable de l’administration de l’organisme { $agency } est partie, et personne n’était là pour prendre la relève.
mails-people-no-admin-ask = Veuillez trouver quelqu’un dans l’organisme et lui donner ce rôle : sans administration, personne ne peut inviter ses gens. À deux, c’est encore mieux.
mails-people-no-admin-button = Voir la page de l’organisme

## Les invités

mails-people-guest-invited-intro = { $inviter } vous invite à participer à un seul achat du réseau { $network } : { $campaign }. Un organisme invité voit cet achat et rien d’autre, et peut y demander des licences.
mails-people-guest-withdrawn-subject = { $agency } ne participe plus à « { $campaign } »
mails-people-guest-withdrawn-intro = { $network } a mis fin à la participation de l’organisme « { $agency } » à l’achat « { $campaign } ». Si une demande y était faite, elle est retirée : rien n’est acheté pour cet organisme, et il ne doit rien.
mails-people-guest-withdrawn-others = Ce que vous voyez d’autre dans { $network } reste tel quel.
mails-people-guest-withdrawn-all = Votre accès à { $network } prend fin du même coup.
mails-people-guest-why = Vous recevez ce courriel parce que vous agissez pour un organisme invité du réseau { $network }.

## À partir de quel montant les demandes d’un organisme attendent

mails-people-approval-subject = { $agency } : le montant au-delà duquel les demandes attendent a changé
mails-people-approval-intro = { $by } a modifié le montant au-delà duquel une demande de l’organisme { $agency } attend une autre personne de l’administration que celle qui l’a faite. La page de l’organisme montre ce qui vaut maintenant.
mails-people-approval-changed = Le montant au-delà duquel une demande de l’organisme { $agency } attend une autre personne de l’administration que celle qui l’a faite a été modifié. La page de l’organisme montre ce qui vaut maintenant.
mails-people-approval-by-you = Vous avez modifié le montant au-delà duquel une demande de l’organisme { $agency } attend une autre personne de l’administration que celle qui l’a faite. La page de l’organisme montre ce qui vaut maintenant.
mails-people-approval-was-you = Toute l’administration de l’organisme en est avisée. Si ce n’était pas vous, veuillez le modifier de nouveau et mettre fin à vos autres sessions.
mails-people-approval-not-you = Vous recevez cet avis parce que vous administrez l’organisme. En cas de désaccord, veuillez vous parler; chacun de vous peut modifier ce montant.
mails-people-switched-subject = { $on ->
    [yes] { $agency } : les demandes au-delà de votre montant attendent une approbation
   *[no] { $agency } : vos propres demandes n’attendent plus d’approbation
}
mails-people-switched-intro = { $on ->
    [yes] La coordination du réseau { $network } a activé la règle qui permet aux organismes de faire approuver leurs demandes importantes par une deuxième personne.
   *[no] La coordination du réseau { $network } a désactivé la règle qui permet aux organismes de faire approuver leurs demandes importantes par une deuxième personne.
}
mails-people-switched-means = { $on ->
    [yes] L’organisme { $agency } a fixé un montant. Une demande qui pourrait coûter plus attend l’approbation d’une personne de l’administration qui ne l’a pas faite.
   *[no] L’organisme { $agency } a fixé un montant. Ce que ses propres gens demandent compte désormais tout de suite, même au-delà. Ce qui attend déjà attend toujours, de même que ce que la coordination saisit pour vous.
}
mails-people-approval-button = Voir la page de l’organisme
