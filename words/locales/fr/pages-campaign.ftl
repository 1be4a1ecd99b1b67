### La page d’un achat : une phrase qui compte, la part de mon organisme, tout ce qui est convenu.

pages-done-pledged = Votre demande est enregistrée. Seul votre organisme voit son prix maximal accepté.
pages-done-withdrawn = Votre demande est retirée.
pages-done-asked = Votre question ou réponse est publiée.
pages-done-drafted = L’ébauche est enregistrée. Voici ce que verront les organismes.
pages-done-opened = Les demandes sont ouvertes. Les organismes en sont avisés.
pages-done-cancelled = L’achat est annulé. Les organismes en sont avisés.
pages-done-said-yes = Votre oui est enregistré.
pages-done-said-no = Votre non est enregistré.

## La phrase du haut

pages-campaign-headline-draft = Une ébauche : seule la coordination voit cette page
pages-campaign-headline-first-request = Personne n’a encore fait de demande; le prix de départ est de { $price } par licence
pages-campaign-headline-no-offer-yet = { $missing ->
    [one] Une licence de plus, et il y a une offre à { $nextPrice } par licence
   *[other] { $missing } licences de plus, et il y a une offre à { $nextPrice } par licence
}
pages-campaign-headline-next-price = { $missing ->
    [one] Une licence de plus, et tout le monde paie { $nextPrice } par licence{ $fees ->
        [yes] , plus les frais partagés
       *[no] {""}
    }
   *[other] { $missing } licences de plus, et tout le monde paie { $nextPrice } par licence{ $fees ->
        [yes] , plus les frais partagés
       *[no] {""}
    }
}
pages-campaign-headline-next-step = { $missing ->
    [one] Une licence de plus, et les suivantes coûtent { $nextPrice } chacune
   *[other] { $missing } licences de plus, et les suivantes coûtent { $nextPrice } chacune
}
pages-campaign-headline-best-price = Tout le monde paie { $price } par licence, le prix le plus bas{ $fees ->
    [yes] , plus les frais partagés
   *[no] {""}
}
pages-campaign-headline-best-step = Chaque licence de plus coûte { $price }, le prix le plus bas
pages-campaign-headline-closed = Les demandes sont closes; le résultat est en cours de calcul
pages-campaign-headline-to-answer = { $mine ->
    [one] Votre demande est retenue : une licence à { $landed }. Oui ou non?
   *[other] Votre demande est retenue : { $mine } licences à { $landed } chacune. Oui ou non?
}
pages-campaign-headline-at-rest = { $mine ->
    [one] Votre demande est retenue : une licence à { $landed }
   *[other] Votre demande est retenue : { $mine } licences à { $landed } chacune
}
pages-campaign-headline-said-yes = { $mine ->
    [one] Vous avez dit oui à une licence à { $landed }
   *[other] Vous avez dit oui à { $mine } licences à { $landed } chacune
}
pages-campaign-headline-said-no = Vous ne participez pas à cet achat
pages-campaign-headline-out = Votre demande n’est pas retenue cette fois
pages-campaign-headline-confirming = { $agencies ->
    [one] Un organisme est retenu et répond maintenant oui ou non
   *[other] { $agencies } organismes sont retenus et répondent maintenant oui ou non
}
pages-campaign-headline-confirming-plain = Un premier résultat est connu; les organismes retenus répondent maintenant oui ou non
pages-campaign-headline-settling = Le délai de réponse est terminé; le résultat définitif est en cours de calcul
pages-campaign-headline-in = { $mine ->
    [one] Votre demande est retenue : une licence à { $landed }
   *[other] Votre demande est retenue : { $mine } licences à { $landed } chacune
}
pages-campaign-headline-cleared = { $agencies ->
    [one] Un organisme achète { $seats ->
        [one] { $seats } licence
       *[other] { $seats } licences
    }
   *[other] { $agencies } organismes achètent ensemble { $seats } licences
}
pages-campaign-headline-cleared-plain = L’achat se fait
pages-campaign-headline-not-cleared = L’achat ne se fait pas : personne n’achète, personne ne doit rien
pages-campaign-headline-cancelled = Cet achat est annulé, et personne ne doit rien

## Ce qui en découle

pages-campaign-demand = { $agencies ->
    [one] Un organisme demande { $seats ->
        [one] { $seats } licence
       *[other] { $seats } licences
    }.
   *[other] { $agencies } organismes demandent { $seats } licences.
}
pages-campaign-ahead = À partir de { $nextSeats } licences, le prix passe de { $price } à { $nextPrice } par an.
pages-campaign-ahead-step = À partir de { $nextSeats } licences, chaque licence de plus coûte { $nextPrice } par an au lieu de { $price }.
pages-campaign-ahead-landed = Frais compris, cela fait { $price } par licence pour { $agency }.
pages-campaign-saving = Pour { $agency }, c’est { $saving } de moins par an.
pages-campaign-extended = L’achat n’a pas pu se faire la première fois. Les demandes sont rouvertes une seule fois, et celles déjà faites sont conservées.
pages-campaign-then-draft = Les organismes verront la page ci-dessous dès l’ouverture des demandes.
pages-campaign-then-closed = Clôture le { $closes }. Le résultat est d’habitude prêt en quelques minutes; chaque organisme qui a fait une demande reçoit un courriel.
pages-campaign-then-to-answer = Votre total est de { $total } par an, avant taxes. Veuillez répondre avant le { $by }.
pages-campaign-then-at-rest = Votre total serait de { $total } par an, avant taxes. Pour l’instant, personne ne peut répondre au nom de votre organisme; les réponses sont attendues avant le { $by }.
pages-campaign-then-said-yes = Votre total est de { $total } par an, avant taxes. Le résultat définitif viendra après le { $by }. Si vous avez fixé un prix maximal, votre prix ne le dépassera jamais.
pages-campaign-then-said-no = Vous ne devez rien. Les autres continuent.
pages-campaign-then-out = Vous ne devez rien. La page du résultat dit pourquoi, ligne par ligne.
pages-campaign-then-confirming = { $seats ->
    [one] { $seats } licence à { $price } par an. Les organismes répondent jusqu’au { $by }.
   *[other] { $seats } licences à { $price } chacune par an. Les organismes répondent jusqu’au { $by }.
}
pages-campaign-then-confirming-graduated = { $seats ->
    [one] { $seats } licence coûte { $whole } par an, frais partagés compris. Les organismes répondent jusqu’au { $by }.
   *[other] { $seats } licences coûtent { $whole } par an en tout, frais partagés compris. Les organismes répondent jusqu’au { $by }.
}
pages-campaign-then-confirming-plain = Ils répondent jusqu’au { $by }.
pages-campaign-then-settling = Les réponses étaient attendues avant le { $by }. Le résultat définitif est d’habitude prêt en quelques minutes; chaque organisme qui a fait une demande reçoit un courriel.
pages-campaign-then-in-each-agency = Votre total est de { $total } par an, avant taxes. Votre organisme signe maintenant sa propre commande avec le fournisseur; la coordination a les chiffres.
pages-campaign-then-in-umbrella = Votre total est de { $total } par an, avant taxes. L’hôte du réseau passe maintenant la commande et facture sa part à votre organisme.
pages-campaign-then-cleared = Le prix est de { $price } par licence et par an{ $fees ->
    [yes] , plus les frais partagés
   *[no] {""}
}.
pages-campaign-then-cleared-graduated = { $seats ->
    [one] { $seats } licence coûte { $whole } par an, frais partagés compris, avant taxes.
   *[other] { $seats } licences coûtent { $whole } par an en tout, frais partagés compris, avant taxes.
}
pages-campaign-then-cleared-plain = Les noms des organismes et ce que chacun paie restent entre ceux qui sont à la table. La page « Portée » additionne les achats dès que suffisamment d’organismes y ont pris part.
pages-campaign-then-not-cleared = Les demandes étaient ouvertes jusqu’au { $closes }.
pages-campaign-then-cancelled = La raison donnée par la coordination : { $reason }

## Étapes

pages-campaign-steps = Où en est cet achat
pages-campaign-step-prepared = Préparation
pages-campaign-step-requests = Demandes ouvertes
pages-campaign-step-result = Résultat
pages-campaign-step-answers = Oui ou non
pages-campaign-step-final = Résultat définitif
pages-campaign-step-not-cleared = Pas d’achat
pages-campaign-step-cancelled = Annulé
pages-campaign-step-until = jusqu’au { $at }

## L’image et le tableau des prix selon la quantité

pages-campaign-picture-title = Prix par licence selon le nombre de licences demandées
pages-campaign-picture-step = { $range } : { $price } par licence.
pages-campaign-picture-demand = Licences demandées : { $seats }.
pages-campaign-picture-from = { $price } dès { $seats }
pages-campaign-picture-here = { $seats } à ce jour
pages-campaign-picture-in-all = { $seats } en tout
pages-campaign-if-held = Si aucun prix maximal n’est dépassé.
pages-campaign-last-request = Dernière demande : { $at }.
pages-campaign-prices = Prix selon la quantité
pages-campaign-col-range = Licences en tout
pages-campaign-col-price = Prix par licence et par an
pages-campaign-col-price-each = Prix par licence et par an dans la tranche
pages-campaign-col-mine = { $seats ->
    [one] Pour votre licence
   *[other] Pour vos { $seats } licences
}
pages-campaign-col-against = Par rapport à aujourd’hui ({ $today } chacune)
pages-campaign-col-against-short = Par rapport à aujourd’hui
pages-campaign-now = maintenant
pages-campaign-range = De { $from } à { $to }
pages-campaign-range-open = { $from } et plus
pages-campaign-in-none = toutes au-dessus de vos maximums
pages-campaign-in-part = { $in } sur { $of } sans dépasser vos maximums
pages-campaign-less = { $amount } de moins
pages-campaign-more = { $amount } de plus
pages-campaign-same = le même montant
pages-campaign-prices-graduated = Chaque tranche de licences a son prix; le total est partagé selon les licences.
pages-campaign-prices-fees = Ce que vous paieriez comprend votre part des frais partagés.
pages-campaign-prices-tax = Tous les montants sont avant taxes.

## La part de mon organisme

pages-campaign-mine = Votre demande
pages-campaign-to-request = Aller à la demande de votre organisme
pages-campaign-mine-now = { $seats ->
    [one] par an pour { $seats } licence, frais compris, au prix atteint à ce jour, si aucun prix maximal n’est dépassé
   *[other] par an pour { $seats } licences, frais compris, au prix atteint à ce jour, si aucun prix maximal n’est dépassé
}
pages-campaign-mine-below = Vos prix maximaux sont inférieurs au prix atteint à ce jour : pour l’instant, vous n’obtiendriez aucune licence et ne paieriez rien.
pages-campaign-mine-worst = Au pire
pages-campaign-mine-today = Vous payez aujourd’hui
pages-campaign-mine-none = Votre organisme n’a pas fait de demande.
pages-campaign-mine-to-approve = La demande de votre organisme attend une approbation; d’ici là, elle ne compte pas.
pages-campaign-mine-requested = { $seats ->
    [one] Votre organisme a demandé une licence.
   *[other] Votre organisme a demandé { $seats } licences.
}
pages-campaign-mine-withdrawn = Votre organisme a retiré sa demande.
pages-campaign-mine-waiting = { $seats ->
    [one] Votre organisme a demandé une licence. Rien ne peut plus changer; vous aurez de nos nouvelles.
   *[other] Votre organisme a demandé { $seats } licences. Rien ne peut plus changer; vous aurez de nos nouvelles.
}
pages-campaign-mine-to-answer = { $seats ->
    [one] La demande de votre organisme est retenue pour une licence. Il n’a pas encore répondu.
   *[other] La demande de votre organisme est retenue pour { $seats } licences. Il n’a pas encore répondu.
}
pages-campaign-mine-confirmed = { $seats ->
    [one] Votre organisme a dit oui à une licence.
   *[other] Votre organisme a dit oui à { $seats } licences.
}
pages-campaign-mine-declined = Votre organisme ne participe pas à cet achat et ne doit rien.
pages-campaign-mine-in = { $seats ->
    [one] Votre organisme obtient une licence.
   *[other] Votre organisme obtient { $seats } licences.
}
pages-campaign-mine-out = La demande de votre organisme n’est pas retenue cette fois, et il ne doit rien.
pages-campaign-mine-who = Les responsables des achats et de l’administration de votre organisme peuvent faire et modifier sa demande.
pages-campaign-mine-suspended = Votre organisme est suspendu : personne ne peut faire ni modifier de demande en son nom.
pages-campaign-mine-pending = Votre organisme attend d’être admis : d’ici là, personne ne peut faire de demande en son nom.
pages-campaign-answer = Voir le résultat et répondre
pages-campaign-see-result = Voir le résultat
pages-campaign-board = Pour votre conseil d’administration
pages-campaign-board-text = Une page à imprimer : le besoin, la facture maximale, les autres choix, les risques, le plan de sortie.
pages-campaign-board-open = Ouvrir la page

## Ce que peut faire la coordination

pages-campaign-coordinate = Coordonner
pages-campaign-ready = Tout y est. Vous pouvez ouvrir les demandes.
pages-campaign-not-ready = Avant d’ouvrir
pages-campaign-warnings = À vérifier une seconde fois
pages-campaign-record-exit = Consigner le plan de sortie pour { $tool }
pages-campaign-open-hint = L’ouverture fige toutes les conditions et avise tous les organismes.
pages-campaign-open = Ouvrir les demandes
pages-campaign-edit = Modifier l’ébauche
pages-campaign-cancel = Annuler cet achat
pages-campaign-whole-result = Voir le résultat complet

## Qui, questions, conditions, dossier du résultat

pages-campaign-who = Qui est à la table
pages-campaign-who-agencies = Organismes
pages-campaign-who-seats = Licences demandées
pages-campaign-who-funders = Les noms de ces organismes ne sont connus que de ceux qui sont à la table.
pages-campaign-who-none = Personne encore. La première demande montre aux autres que cela vaut la peine.
pages-campaign-who-nobody = Personne.
pages-campaign-who-more = Voir d’autres organismes
pages-campaign-questions = Questions et réponses
pages-campaign-questions-earlier = Voir les précédentes
pages-campaign-questions-none = Pas encore de questions.
pages-campaign-question = Votre question ou réponse
pages-campaign-question-hint = Tout le réseau peut la lire, avec votre nom et celui de votre organisme.
pages-campaign-question-post = Publier
pages-campaign-terms = Toutes les conditions et les dates
pages-campaign-term-supplier = Ce qui est acheté
pages-campaign-term-supplied = { $tool }, par { $supplier }
pages-campaign-term-closes = Clôture des demandes
pages-campaign-term-quote = Comment le prix se calcule
pages-campaign-term-fees = Frais partagés
pages-campaign-term-fee-per-seat = { $label } : { $net } en tout, partagés selon le nombre de licences
pages-campaign-term-fee-equal = { $label } : { $net } en tout, à parts égales entre les organismes
pages-campaign-term-fee-by-band = { $label } : { $net } en tout, partagés selon la taille de l’organisme
pages-campaign-term-fee-giver = { $who } paie { $amount }
pages-campaign-term-fee-given = { $label } : { $amount }, dont { $given }. Il reste { $net } à partager { $split ->
    [per-seat] selon le nombre de licences
    [by-band] selon la taille de l’organisme
   *[equal] à parts égales entre les organismes
}.
pages-campaign-term-contributions = Argent des bailleurs de fonds
pages-campaign-term-contribution = { $label } : { $amount }, déduits des frais partagés ci-dessus
pages-campaign-term-commitment = Quand une demande engage
pages-campaign-term-confirm = Date limite de réponse
pages-campaign-term-nothing = Si aucun prix ne convient
pages-campaign-term-contracts = Qui signe
pages-campaign-term-default = Qui assume un défaut de paiement
pages-campaign-term-currency = Monnaie, et qui en assume les variations
pages-campaign-term-umbrella = Frais propres au réseau
pages-campaign-term-umbrella-none = Aucuns
pages-campaign-alternatives = Ce qui a aussi été envisagé
pages-campaign-risks = Ce qui pourrait mal tourner
pages-campaign-leave = Plan de sortie
pages-campaign-leave-formats = Ce que vous pouvez emporter
pages-campaign-leave-steps = Étapes
pages-campaign-leave-tested = Essayé le
pages-campaign-leave-tested-by = { $day }, par { $who }
pages-campaign-leave-none = Personne ne l’a encore consigné. Il le faut avant l’ouverture des demandes.
pages-campaign-tool = En savoir plus sur { $tool }
pages-campaign-record = Le dossier du résultat
pages-campaign-record-first = C’est le résultat de la première fois; les demandes ont été rouvertes depuis.
pages-campaign-record-in = { $agencies ->
    [one] { $agencies } organisme, { $seats ->
        [one] { $seats } licence
       *[other] { $seats } licences
    }
   *[other] { $agencies } organismes, { $seats } licences
}
pages-campaign-record-total = En tout, avant taxes
pages-campaign-record-at = Consigné le
pages-campaign-record-hash = Empreinte des données scellées (SHA-256)
pages-campaign-record-hint = L’empreinte scelle toutes les données de départ, pour que personne ne puisse les échanger après coup. Personne ne peut télécharger ces données, car elles disent le prix maximal de chaque organisme. La coordination peut télécharger un dossier sans ces prix et refaire le calcul; l’empreinte de ce dossier figure dans son fichier de résultat.

## Annulation

pages-campaign-cancel-title = Annuler « { $title } »?
pages-campaign-cancel-text = { $agencies ->
    [0] Personne n’a encore demandé de licences. On ne peut pas revenir en arrière.
    [one] Un organisme a demandé { $seats ->
        [one] { $seats } licence
       *[other] { $seats } licences
    }. Il en est avisé aussitôt, avec la raison que vous donnez. On ne peut pas revenir en arrière.
   *[other] { $agencies } organismes ont demandé { $seats } licences. Ils en sont avisés aussitôt, avec la raison que vous donnez. On ne peut pas revenir en arrière.
}
pages-campaign-cancel-text-final = { $agencies ->
    [one] Le résultat est définitif : un organisme achète { $seats ->
        [one] { $seats } licence
       *[other] { $seats } licences
    }. Il en est avisé aussitôt, avec la raison que vous donnez.
   *[other] Le résultat est définitif : { $agencies } organismes achètent { $seats } licences. Ils en sont avisés aussitôt, avec la raison que vous donnez.
} Une commande déjà passée auprès du fournisseur n’est pas annulée pour autant : parlez-lui d’abord. On ne peut pas revenir en arrière.
pages-campaign-cancel-reason = La raison
pages-campaign-cancel-reason-hint = Tous les organismes la liront.
pages-campaign-cancel-do = Annuler l’achat

pages-campaign-who-guest = Vous participez à titre d’invité : les autres organismes ne vous sont pas nommés.
pages-campaign-guests = Invités
