### Les invités d’un achat.

pages-guests-title = Invités
pages-guests-lead = Un invité est un organisme qui n’est pas membre de ce réseau et qui participe à cet achat. Il voit cet achat et rien d’autre du réseau : aucun autre achat, aucun organisme, aucune personne. Ses licences comptent comme celles des autres.
pages-guests-none-title = Pas encore d’invités
pages-guests-none-text = Invitez un organisme d’un autre réseau, ou d’aucun.
pages-guests-agency = Organisme
pages-guests-state = Où il en est
pages-guests-invited = Invité le
pages-guests-until = Voit l’achat jusqu’au
pages-guests-lasting = tant que dure l’achat
pages-guests-end = Mettre fin à sa participation
pages-guests-end-title = { $agency } : mettre fin à sa participation?
pages-guests-end-text = L’organisme ne voit plus cet achat, sa demande ouverte est retirée s’il y en a une, et son équipe en est avisée par courriel.
pages-guests-end-text-unreached = L’organisme ne voit plus cet achat, et sa demande ouverte est retirée s’il y en a une. Aucun courriel n’y rejoint personne : veuillez les aviser vous-même.
pages-guests-end-hint = Mettre fin à la participation d’un invité retire sa demande ouverte. Une fois les demandes closes, un invité qui a fait une demande reste.
pages-guests-again = Inviter un organisme déjà invité, ou qui l’a été
pages-guests-again-which = Quel organisme
pages-guests-again-do = Le laisser participer
pages-guests-new = Inviter un nouvel organisme
pages-guests-new-hint = Nous envoyons à la personne un lien valable deux semaines. Rien ne vous dit, ni à elle, si l’organisme ou l’adresse est connu ailleurs.
pages-guests-agency-name = Nom de l’organisme
pages-guests-name = Nom de la personne
pages-guests-email = Adresse de courriel
pages-guests-email-hint = C’est là que va l’invitation.
pages-guests-mail-language = Langue du courriel
pages-guests-do = Inviter
pages-guests-closed = On peut inviter tant que les demandes sont ouvertes.
