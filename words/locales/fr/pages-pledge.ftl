### La demande d’un organisme : licences, prix maximal accepté, ce que cela donne.

pages-pledge-title = Votre demande
pages-pledge-closes = Clôture
pages-pledge-line = Ligne { $place }
pages-pledge-seats = Licences
pages-pledge-limit = Prix maximal accepté
pages-pledge-counted = Ce prix maximal vaut
pages-pledge-counted-per-licence = par licence et par an
pages-pledge-counted-line = pour toute la ligne
pages-pledge-counted-none = aucun maximum : n’importe quel prix
pages-pledge-limit-hint = Frais compris, avant taxes. Seul votre organisme ({ $agency }) voit ces prix maximaux; le réseau voit que vous participez et le total des licences.
pages-pledge-limit-missing = Veuillez inscrire un prix maximal, ou choisir « aucun maximum ».
pages-pledge-limit-and-none = Un montant est inscrit, et « aucun maximum » est choisi. Veuillez retirer l’un des deux.
pages-pledge-understood-worst = Nous acceptons n’importe quel prix pour cette ligne; la demande entière peut coûter jusqu’à { $worst } par an
pages-pledge-staff-understood = Oui, nous voulons plus de licences que nous n’avons de membres du personnel
pages-pledge-today = Ce que vous payez aujourd’hui (facultatif)
pages-pledge-today-price = Prix actuel par licence et par an
pages-pledge-today-hint = Seul votre organisme le voit. Il montre ce que vous économiseriez.
pages-pledge-today-source = D’où vient ce prix
pages-pledge-source-none = Veuillez choisir
pages-pledge-today-in-words = Aujourd’hui : { $price } par licence ({ $source })
pages-pledge-today-without-source = Aujourd’hui : { $price } par licence
pages-pledge-add = Ajouter une ligne
pages-pledge-add-hint = Par exemple, 8 licences jusqu’à 110 $, et 4 de plus seulement jusqu’à 80 $.
pages-pledge-remove = Supprimer
pages-pledge-save = Enregistrer la demande
pages-pledge-preview = Voir ce que cela nous coûterait
pages-pledge-withdraw = Retirer la demande
pages-pledge-earlier = Reprendre la demande d’avant
pages-pledge-total-as-price = { $seats ->
    [one] { $total } pour une licence : au plus { $price } par licence.
   *[other] { $total } pour { $seats } licences : au plus { $price } par licence.
}
pages-pledge-line-out-now = Au prix atteint à ce jour, cette ligne ne serait pas retenue.
pages-pledge-line-out-now-at = Au prix atteint à ce jour, cette ligne ne serait pas retenue : vos autres lignes coûteraient { $price } par licence, frais compris.
pages-pledge-lines-out-now-at = Au prix atteint à ce jour, cette ligne ne serait pas retenue : vos licences coûteraient { $price } chacune, frais compris.
pages-pledge-line-at-price = { $seats ->
    [one] Une licence, au plus { $price }
   *[other] { $seats } licences, au plus { $price } chacune
}
pages-pledge-line-for-total = { $seats ->
    [one] Une licence, au plus { $total } en tout
   *[other] { $seats } licences, au plus { $total } en tout
}
pages-pledge-line-any-price = { $seats ->
    [one] Une licence à n’importe quel prix
   *[other] { $seats } licences à n’importe quel prix
}
pages-pledge-cost = Ce que cela vous coûterait
pages-pledge-worst = Au pire, par an
pages-pledge-today-bill = Aujourd’hui, par an
pages-pledge-cost-hint = Avant taxes. L’arrondi au cent peut ajouter moins d’un cent à chaque part de la facture.
pages-pledge-breaks = Ce que vous paieriez à chaque prix selon la quantité
pages-pledge-col-range = Licences en tout
pages-pledge-col-price = Prix selon la quantité
pages-pledge-col-landed = Votre prix, frais compris
pages-pledge-col-seats = Licences obtenues
pages-pledge-col-total = Votre facture par an
pages-pledge-col-against = Par rapport à aujourd’hui
pages-pledge-breaks-hint = La ligne « maintenant » tient compte de toutes les demandes d’aujourd’hui, comme si aucun prix maximal n’était dépassé. Chaque autre ligne est calculée pour le plus petit total qui y donne droit.
pages-pledge-prices-fees = Votre part des frais partagés s’y ajoute.
pages-pledge-no-offer = pas d’offre
pages-pledge-in-part = le reste dépasse vos maximums
pages-pledge-sealed = Ce que voient les autres
pages-pledge-sealed-text = Les autres voient que votre organisme participe, et le total de toutes les licences. Personne hors de votre organisme ne voit votre prix maximal accepté, pas même la coordination. Seulement si un maximum est dépassé, la coordination peut déduire du dossier entre quels deux prix il se situe.
pages-pledge-sealed-how = Tous les organismes retenus paient le même prix par licence, avant leur part des frais. Une ligne n’est retenue que si son prix, frais compris, ne dépasse pas son maximum; l’arrondi au cent peut ajouter moins d’un cent à chaque part de la facture.
pages-pledge-stale-title = Quelqu’un a modifié cette demande entre-temps
pages-pledge-stale = Enregistrée par { $by } le { $at }. Rien de ce que vous avez écrit n’est perdu, et rien n’est encore enregistré.
pages-pledge-stale-saved = Ce qui est enregistré
pages-pledge-stale-typed = Ce que vous avez écrit
pages-pledge-stale-withdrawn = La demande a été retirée.
pages-pledge-stale-choose = Votre version est dans le formulaire ci-dessous : enregistrez-la pour remplacer l’autre, ou
pages-pledge-stale-keep = gardez ce qui est enregistré.
pages-pledge-not-now = Vous ne pouvez pas faire de demande ici
pages-pledge-not-now-closed = Les demandes ont pris fin le { $at }.
pages-pledge-not-now-draft = Les demandes ne sont pas encore ouvertes.
pages-pledge-not-now-cancelled = Cet achat est annulé.
pages-pledge-to-campaign = Retour à l’achat
pages-pledge-history = Modifications de votre demande
pages-pledge-entered = Saisi pour votre organisme, sans faire partie de sa demande
pages-pledge-history-hint = Seul votre organisme voit cela.
pages-pledge-history-changed = { $by } l’a enregistrée
pages-pledge-history-withdrawn = { $by } l’a retirée
pages-pledge-withdraw-title = Retirer votre demande?
pages-pledge-withdraw-text = { $seats ->
    [one] La demande de votre organisme pour une licence dans l’achat « { $title } » ne comptera plus. Jusqu’à la clôture, vous pourrez en refaire une.
   *[other] La demande de votre organisme pour { $seats } licences dans l’achat « { $title } » ne comptera plus. Jusqu’à la clôture, vous pourrez en refaire une.
}
pages-pledge-withdraw-do = Retirer la demande

## Une demande attend l’approbation de son propre organisme

pages-pledge-waits-above = { $zero ->
    [yes] Dans cet achat, toute demande de votre organisme attend l’approbation d’une personne de l’administration qui ne l’a pas faite.
   *[no] Une demande qui pourrait coûter plus de { $amount } par an attend l’approbation d’une personne de l’administration de votre organisme qui ne l’a pas faite.
}
pages-pledge-would-wait = Celle-ci pourrait coûter jusqu’à { $worst } : une fois enregistrée, elle attend une personne de l’administration qui ne l’a pas faite.
pages-pledge-holds-waiting = Le formulaire contient la demande qui attend : ce que vous envoyez maintenant prend sa place.
pages-pledge-holds-refused = Le formulaire contient la demande qui n’a pas été approuvée : veuillez la modifier et demander de nouveau.
pages-pledge-save-waiting = Envoyer pour approbation
pages-pledge-history-approved = { $by } l’a enregistrée et { $approver } l’a approuvée
pages-pledge-withdraw-waiting-text = { $seats ->
    [one] La demande pour une licence dans l’achat « { $title } », en attente d’approbation, sera retirée. Jusqu’à la clôture, vous pourrez en refaire une.
   *[other] La demande pour { $seats } licences dans l’achat « { $title } », en attente d’approbation, sera retirée. Jusqu’à la clôture, vous pourrez en refaire une.
}
pages-pledge-withdraw-both-text = { $counts ->
    [one] Dans l’achat « { $title } », votre organisme a une demande qui compte, pour une licence,
   *[other] Dans l’achat « { $title } », votre organisme a une demande qui compte, pour { $counts } licences,
} { $waits ->
    [one] et une autre qui attend une approbation, pour une licence. Que voulez-vous retirer?
   *[other] et une autre qui attend une approbation, pour { $waits } licences. Que voulez-vous retirer?
}
pages-pledge-withdraw-only-waiting = Seulement celle qui attend
pages-pledge-withdraw-both = Les deux
pages-pledge-withdraw-stale = La demande de votre organisme a été modifiée, approuvée, refusée ou retirée après l’ouverture de cette page : rien n’a donc été retiré maintenant. Cette page montre où en sont les choses.
pages-pledge-withdraw-nothing = Il n’y a rien à retirer
pages-pledge-withdraw-nothing-text = Votre organisme n’a aucune demande ici : ni une qui compte, ni une qui attend.
pages-done-waiting-taken-back = Ce qui attendait une approbation est retiré. Ce qui comptait compte encore.
pages-approval-title = Approuver une demande
pages-approval-waits = Une demande attend une approbation
pages-approval-who = { $told ->
    [yes] Saisie le { $at } par la coordination, d’après ce qu’a dit { $by }, de votre organisme.
    [unnamed] Saisie le { $at } par la coordination, d’après ce qu’a dit quelqu’un de votre organisme qui n’est pas nommé.
   *[no] Faite par { $by } le { $at }.
}
pages-approval-until = Une personne de l’administration qui ne l’a pas faite peut l’approuver ou la refuser jusqu’au { $at }. D’ici là, elle ne compte pas; si personne ne décide, elle devient caduque.
pages-approval-nobody = Plus personne dans l’administration de votre organisme ne peut l’approuver : qui a fait la demande ne le peut pas. Veuillez inviter une autre personne à l’administration, ou demander moins. Elle ne compte pas; si personne ne l’approuve d’ici au { $at }, elle devient caduque.
pages-approval-another = Une autre demande attend une approbation
pages-approval-another-text = La demande sur laquelle vous avez décidé n’attend plus. Une autre l’a remplacée, sur laquelle vous n’avez pas encore décidé.
pages-approval-cost-now = Si les demandes étaient closes maintenant, par an
pages-approval-cost-part = { $seats ->
    [one] { $total } pour { $seats } licence; le reste dépasse vos maximums
   *[other] { $total } pour { $seats } licences; le reste dépasse vos maximums
}
pages-approval-now = Ce qui compte maintenant
pages-approval-now-nothing = Votre organisme n’a aucune demande ici.
pages-approval-worst = Elle pourrait coûter, au pire, par an
pages-approval-worst-is = Elle pourrait coûter, au pire, par an : { $worst }
pages-approval-look = La voir, puis l’approuver ou la refuser
pages-approval-approve = L’approuver
pages-approval-approve-text = Elle devient alors la demande de votre organisme, à la place de ce qui compte maintenant.
pages-approval-approve-first = Elle devient alors la demande de votre organisme.
pages-approval-not-asked = Ce n’est pas moi qui l’ai demandé
pages-approval-not-asked-hint = La coordination n’a pas nommé la personne qui le lui a dit. Si c’était vous, une autre personne de l’administration décide.
pages-approval-refuse = La refuser
pages-approval-reason = Pourquoi
pages-approval-reason-hint = Seule la personne qui a fait la demande lit ce texte. Un courriel l’en avise.
pages-approval-reason-hint-unnamed = La personne qui l’a dit à la coordination n’est pas nommée : les gens de votre organisme lisent donc ce texte, et un courriel en avise les personnes responsables des achats et de l’administration.
pages-approval-not-yours = C’est une autre personne de l’administration de votre organisme que celle qui a fait la demande qui décide.
pages-approval-nothing = Rien n’attend d’approbation ici
pages-approval-nothing-text = La demande a été approuvée, refusée, modifiée ou retirée, ou les demandes sont closes.
pages-approval-never-text = Une demande de votre organisme qui doit être approuvée se trouve ici tant qu’elle attend.
pages-approval-was-refused = { $by } a refusé la demande du { $at }.
pages-approval-was-refused-why = Pourquoi : { $reason }
pages-approval-was-lapsed = La demande du { $at } n’a pas été approuvée avant la clôture : elle ne compte donc pas.
pages-approval-change = La modifier ou la retirer
pages-approval-again = La modifier et demander de nouveau
pages-done-waits = Votre demande est envoyée. Elle comptera une fois approuvée par une personne de l’administration qui ne l’a pas faite; un courriel l’en avise.
pages-done-approved = Vous avez approuvé la demande. Elle compte maintenant.
pages-done-refused = Vous avez refusé la demande. Un courriel en donne la raison à la personne qui l’a faite.
pages-done-refused-unnamed = Vous avez refusé la demande. Un courriel en donne la raison aux personnes responsables des achats et de l’administration de votre organisme.
