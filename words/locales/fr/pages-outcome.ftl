### Le résultat : la part de mon organisme et ses raisons, l’ensemble pour la coordination, et la réponse.

## La phrase du haut

pages-outcome-in = { $seats ->
    [one] Votre demande est retenue : une licence à { $price }, { $total } avant taxes
   *[other] Votre demande est retenue : { $seats } licences à { $price } chacune, { $total } avant taxes
}
pages-outcome-in-about = { $seats ->
    [one] Votre demande est retenue : une licence à environ { $price }, { $total } avant taxes
   *[other] Votre demande est retenue : { $seats } licences à environ { $price } chacune, { $total } avant taxes
}
pages-outcome-out = Votre demande n’est pas retenue cette fois
pages-outcome-declined = Votre organisme ne participe pas à cet achat
pages-outcome-others = { $agencies ->
    [one] Un organisme est retenu : { $seats ->
        [one] { $seats } licence à { $price }
       *[other] { $seats } licences à { $price } chacune
    }{ $fees ->
        [yes] , plus les frais partagés
       *[no] {""}
    }
   *[other] { $agencies } organismes sont retenus : { $seats } licences à { $price } chacune{ $fees ->
        [yes] , plus les frais partagés
       *[no] {""}
    }
}
pages-outcome-others-graduated = { $agencies ->
    [one] Un organisme est retenu : { $seats ->
        [one] { $seats } licence pour { $cost }
       *[other] { $seats } licences pour { $cost }, soit { $average } chacune en moyenne
    }
   *[other] { $agencies } organismes sont retenus : { $seats } licences pour { $cost }, soit { $average } chacune en moyenne
}
pages-outcome-not-cleared = L’achat ne se fait pas : personne n’achète, personne ne doit rien
pages-outcome-first-time = La première fois, l’achat n’a pas pu se faire

## La suite

pages-outcome-answer-by = Veuillez répondre avant le { $by }.
pages-outcome-answers-until = Les organismes répondent jusqu’au { $by }.
pages-outcome-silence-no = Sans réponse de votre part, c’est un non.
pages-outcome-silence-yes = Sans réponse de votre part, c’est un oui.
pages-outcome-then-final = Le résultat est ensuite recalculé avec les organismes qui ont dit oui, et il est définitif. Un organisme qui a fixé un prix maximal ne paie jamais plus que ce prix.
pages-outcome-out-nothing = Vous ne devez rien et n’avez rien à faire. Voici pourquoi, ligne par ligne.
pages-outcome-out-others = Les organismes retenus répondent jusqu’au { $by }; votre organisme n’a pas à répondre.
pages-outcome-settling = Le délai de réponse est terminé; le résultat définitif est en cours de calcul.
pages-outcome-final-in-each-agency = C’est définitif. Votre organisme signe maintenant sa propre commande avec le fournisseur; la coordination a les chiffres.
pages-outcome-final-in-umbrella = C’est définitif. L’hôte du réseau passe maintenant la commande et facture sa part à votre organisme.
pages-outcome-final = C’est définitif.
pages-outcome-nothing-owed = Personne ne doit rien. Vous pouvez continuer comme avant.
pages-outcome-extended = Les demandes sont rouvertes une seule fois, et la vôtre est conservée. Vous pouvez la modifier ou la retirer.
pages-outcome-extended-none = Les demandes sont rouvertes une seule fois.
pages-outcome-closed-again = Les demandes sont closes pour la deuxième fois; le résultat est en cours de calcul.
pages-outcome-say-yes = Dire oui
pages-outcome-say-no = Dire non
pages-outcome-change-to-yes = Changer pour un oui
pages-outcome-change-to-no = Changer pour un non
pages-outcome-answered = { $by } a répondu le { $at }.
pages-outcome-stands-yes = La réponse de votre organisme est oui jusqu’ici : { $by }, le { $at }.
pages-outcome-stands-no = La réponse de votre organisme est non jusqu’ici : { $by }, le { $at }.
pages-outcome-answered-meanwhile = Quelqu’un a répondu pour votre organisme après que vous avez ouvert cette page : votre réponse n’est donc pas encore enregistrée. Voici celle qui compte en ce moment; appuyez de nouveau pour la remplacer.

## Pourquoi, ligne par ligne

pages-outcome-lines = Vos lignes
pages-outcome-is-in = retenue
pages-outcome-left-out = non retenue
pages-outcome-line-in = Votre prix est de { $price } par licence, frais compris.
pages-outcome-line-cost = Cette ligne coûte { $cost }.
pages-outcome-line-out-by = Avec cette ligne, le prix serait de { $price } par licence, frais compris : { $missed } au-dessus de votre prix maximal.
pages-outcome-line-out = Avec cette ligne, le prix serait de { $price } par licence, frais compris : au-dessus de votre prix maximal.
pages-outcome-line-declined = Votre organisme a dit non; rien n’est donc acheté pour cette ligne.
pages-outcome-line-silent = Aucune réponse de votre organisme n’est venue à temps; rien n’est donc acheté pour cette ligne.
pages-outcome-line-no-offer = L’ensemble des demandes qui pouvaient être satisfaites reste sous la plus petite quantité offerte par le fournisseur.
pages-outcome-exact-title = Le prix exact
pages-outcome-exact = Exactement { $exact } cents avant l’arrondi.
pages-outcome-exact-decimal = Exactement { $exact } cents avant l’arrondi, environ { $decimal } cents.
pages-outcome-bill = Votre facture, par an
pages-outcome-licences-at = { $seats ->
    [one] Une licence à { $price }
   *[other] { $seats } licences à { $price } chacune
}
pages-outcome-licences = { $seats ->
    [one] Une licence
   *[other] { $seats } licences
}
pages-outcome-fee-share = Votre part de « { $label } »
pages-outcome-against-today = Par rapport à ce que vous payez aujourd’hui : { $difference } par an.
pages-outcome-rounding = Avant taxes. Votre prix maximal a été comparé au prix exact. L’arrondi au cent peut ajouter moins d’un cent à chaque part de la facture.
pages-outcome-col-part = Part
pages-outcome-col-amount = Montant
pages-outcome-col-total = Total

## L’ensemble, pour la coordination

pages-outcome-order = Le résultat complet
pages-outcome-agencies-in = Organismes retenus
pages-outcome-agencies-out = Demande non retenue
pages-outcome-agencies-declined = Ont dit non
pages-outcome-agencies-silent = Sans réponse
pages-outcome-seats = Licences
pages-outcome-total = En tout, avant taxes
pages-outcome-answers = À ce jour, { $yes } oui, { $no } non, { $open } sans réponse.
pages-outcome-savings = Économie par rapport aux prix actuels : { $saved } par an, selon { $stated } des { $in } organismes retenus.
pages-outcome-savings-none = { $stated ->
    [0] Aucun organisme retenu n’a indiqué ce qu’il paie aujourd’hui; l’économie ne peut donc pas être calculée.
   *[other] Trop peu d’organismes ont indiqué ce qu’ils paient aujourd’hui : montrer l’économie révélerait ce que paie l’un d’eux.
}
pages-outcome-savings-later = L’économie par rapport aux prix actuels n’est montrée qu’une fois, quand le résultat est définitif : deux sommes révéleraient ce que paie un organisme qui dit non entre-temps.
pages-outcome-margin = { $seats ->
    [0] Si une seule licence est retirée, le prix de { $price } est perdu.
    [one] { $seats } licence peut être retirée avant que le prix de { $price } soit perdu.
   *[other] { $seats } licences peuvent être retirées avant que le prix de { $price } soit perdu.
}
pages-outcome-margin-graduated = Chaque licence retirée fait monter un peu la moyenne. { $seats ->
    [0] Si une seule est retirée, le dernier palier est perdu.
    [one] { $seats } licence peut être retirée avant que le dernier palier soit perdu.
   *[other] { $seats } licences peuvent être retirées avant que le dernier palier soit perdu.
}
pages-outcome-pivotal = { $count ->
    [one] Sans cet organisme, le prix monterait pour tout le monde : { $names }.
   *[other] Sans l’un ou l’autre de ces { $count } organismes, le prix monterait pour tout le monde : { $names }.
}
pages-outcome-pivotal-many = Sans l’un ou l’autre de { $count } organismes, le prix monterait pour tout le monde
pages-outcome-top-up = { $seats ->
    [one] Avec une licence de réserve de plus, chaque licence coûte { $price } et le total baisse de { $saving }.
   *[other] Avec { $seats } licences de réserve de plus, chaque licence coûte { $price } et le total baisse de { $saving }.
}
pages-outcome-draft = Pas encore définitif : chaque fichier porte la mention ÉBAUCHE tant que les organismes n’ont pas tous répondu.
pages-outcome-file = { $file } : { $stage }
pages-outcome-file-again = { $file } : { $stage }, tentative { $attempt }
pages-outcome-files-hint = Les deux fichiers d’un dossier permettent à quiconque de refaire le calcul. Ils ne contiennent aucun prix maximal tel qu’un organisme l’a indiqué, mais révèlent entre quels deux prix se situe celui qui a été dépassé; transmettez-les avec soin.
pages-outcome-parts = La part de chaque organisme
pages-outcome-parts-hint = Seulement les licences et les coûts. Les cents qui ne se divisent pas également vont à quelques organismes. Le prix maximal accepté reste avec chaque organisme.
pages-outcome-adds-up = Les parts donnent le total, au cent près : { $seats } de licences et { $fees } de frais font { $total }.
pages-outcome-adds-not-up = Les parts donnent { $parts }, le total est de { $total }. Veuillez ne pas commander, et avisez la personne responsable du serveur.
pages-outcome-col-agency = Organisme
pages-outcome-col-price = Avec frais, par licence, arrondi
pages-outcome-col-seat-cost = Coût des licences
pages-outcome-col-fees = Frais
pages-outcome-col-answer = Réponse
pages-outcome-col-fee = Frais
pages-outcome-col-contributed = Des bailleurs de fonds
pages-outcome-col-net = À partager
pages-outcome-answer-on = { $answer }, { $at }
pages-outcome-not-answered = pas encore de réponse
pages-outcome-sum = { $agencies ->
    [one] { $agencies } organisme en tout
   *[other] { $agencies } organismes en tout
}
pages-outcome-who-left-out = Qui n’a pas été retenu
pages-outcome-who-left-out-hint = Les organismes qui ont dit non ou n’ont pas répondu ne comptent pas ici. Un organisme dont une ligne est retenue et l’autre non compte dans les deux colonnes.
pages-outcome-group-out = Organismes ayant une ligne non retenue
pages-outcome-group-in = Organismes ayant une ligne retenue
pages-outcome-left-out-region = Province ou territoire
pages-outcome-left-out-size = Taille
pages-outcome-left-out-language = Langue de service
pages-outcome-seats-out = Licences non retenues

## Répondre

pages-outcome-late-title = Le délai de réponse est terminé
pages-outcome-late-text = Les réponses étaient attendues avant le { $by }. Le résultat dit ce qu’il est advenu de la demande de votre organisme.
pages-outcome-yes-title = Dire oui à { $total } par an?
pages-outcome-yes-text = { $seats ->
    [one] Votre organisme prend une licence à { $price }, frais compris, avant taxes. Si d’autres disent non, le prix peut changer; si vous avez fixé un prix maximal, il ne le dépassera jamais. Vous pourrez encore changer d’avis jusqu’à la fin du délai de réponse.
   *[other] Votre organisme prend { $seats } licences à { $price } chacune, frais compris, avant taxes. Si d’autres disent non, le prix peut changer; si vous avez fixé un prix maximal, il ne le dépassera jamais. Vous pourrez encore changer d’avis jusqu’à la fin du délai de réponse.
}
pages-outcome-yes-do = Oui, nous participons
pages-outcome-no-title = Dire non à cet achat?
pages-outcome-no-text = { $seats ->
    [one] Votre organisme renonce à sa licence et ne doit rien. Le résultat est recalculé sans lui. Vous pourrez encore changer d’avis jusqu’à la fin du délai de réponse.
   *[other] Votre organisme renonce à ses { $seats } licences et ne doit rien. Le résultat est recalculé sans lui. Vous pourrez encore changer d’avis jusqu’à la fin du délai de réponse.
}
pages-outcome-no-do = Non, pas cette fois
