### Ce que l’on peut corriger, dit à côté du champ; ce que l’on n’a pas le droit de faire; et ce qui est notre faute. Une phrase par code.

problem-missing = Veuillez remplir ce champ.
problem-too-long = { $max ->
    [one] Ce texte peut avoir au plus { $max } caractère.
   *[other] Ce texte peut avoir au plus { $max } caractères. Veuillez le raccourcir.
}
problem-control-character = Ce texte contient un caractère qui ne peut pas s’afficher. Veuillez le retirer.
problem-too-many = { $max ->
    [one] Il ne peut y en avoir que { $max } ici.
   *[other] Il peut y en avoir au plus { $max }. Veuillez en retirer.
}

## Une demande de licences

problem-too-few-seats = Veuillez demander au moins 1 licence.
problem-too-many-seats = { $max ->
    [one] Une ligne peut demander au plus { $max } licence.
   *[other] Une ligne peut demander au plus { $max } licences.
}
problem-below-zero = Ce nombre ne peut pas être inférieur à zéro.
problem-amount-too-large = Ce montant est plus grand que ce que nous pouvons compter exactement.
problem-two-limits = Veuillez indiquer votre prix maximal soit par licence, soit pour toute la ligne, mais pas les deux.
problem-limit-missing = Sans prix maximal, la facture pourrait atteindre { $worst } avant taxes. Veuillez inscrire un prix maximal, ou cocher la case pour dire que c’est compris.
problem-more-than-staff = Vous demandez { $seats ->
    [one] { $seats } licence
   *[other] { $seats } licences
}, et votre organisme compte { $staff ->
    [one] { $staff } personne
   *[other] { $staff } personnes
}. Si c’est bien ce que vous voulez, veuillez cocher la case.
problem-no-lines = Veuillez ajouter au moins une ligne.
problem-campaign-full = { $room ->
    [0] Cet achat compte déjà autant de lignes que nous pouvons en prendre dans un calcul; nous ne pouvons donc pas recevoir cette demande. Veuillez écrire à votre coordination.
    [one] Il ne reste de la place que pour { $room } ligne dans cet achat. Veuillez regrouper ce qu’il vous faut.
   *[other] Il ne reste de la place que pour { $room } lignes dans cet achat. Veuillez regrouper ce qu’il vous faut.
}
problem-today-price-incomplete = Veuillez indiquer à la fois ce que vous payez aujourd’hui et d’où vient ce prix, ou laisser les deux vides.
problem-not-open = Les demandes ne sont pas encore ouvertes.
problem-closed = Trop tard : la période s’est terminée le { $at }.
problem-nothing-pledged = Votre organisme n’a ici aucune demande à retirer.
problem-stale-version = Quelqu’un a modifié ceci après que vous avez ouvert le formulaire. Veuillez regarder ce qui est écrit maintenant, puis envoyer votre version de nouveau.

## Une ébauche

problem-no-price-breaks = Veuillez ajouter au moins un prix.
problem-seats-not-rising = Chaque prix doit commencer à plus de licences que le précédent.
problem-prices-not-falling = Chaque prix doit être plus bas que le précédent.
problem-key-twice = Ce nom court est utilisé deux fois. Veuillez en choisir un autre.
problem-unknown-fee = Aucuns frais ne portent ce nom court.
problem-in-the-past = Ce moment est déjà passé. Veuillez en choisir un plus tard.
problem-too-early = Ce moment doit venir après le { $at }.
problem-instant-missing = La règle choisie demande une date et une heure ici.
problem-instant-not-used = La règle choisie ne demande aucune date ici. Veuillez laisser ce champ vide.
problem-unknown-zone = Nous ne connaissons aucun fuseau horaire de ce nom. Veuillez en choisir un dans la liste.
problem-unknown-zone-named = Nous ne connaissons aucun fuseau horaire de ce nom. Veuillez en donner un de la base de données des fuseaux horaires; au Canada : { $zones }.
problem-unknown-currency = Veuillez choisir une monnaie qui se compte en centièmes : CAD, USD, EUR, GBP, AUD ou CHF.
problem-no-exit-record = Personne n’a consigné le plan de sortie de cet outil. Veuillez d’abord le consigner : sans porte de sortie, les demandes ne peuvent pas s’ouvrir.
problem-tool-name-taken = Un autre outil de ce réseau porte déjà ce nom.
problem-tool-key-taken = Un autre outil de ce réseau porte déjà ce nom abrégé.
problem-tool-in-use = Un achat porte sur cet outil, peut-être en ébauche ou annulé : l’outil reste sur la liste.
problem-supplier-missing = Veuillez choisir qui le vend, ou écrire son nom.
problem-two-suppliers = Un fournisseur est aussi choisi dans la liste. Veuillez laisser ce champ vide, ou ne choisir personne dans la liste.
problem-other-website = { $name } figure déjà sur la liste, avec ce site : { $website }. Veuillez laisser ce champ vide. Une fois l’outil ajouté, le site peut être corrigé là où l’outil est modifié.
problem-bad-website = Ce n’est pas l’adresse d’un site. Elle ressemble à ceci : https://exemple.org.
problem-not-offered = Veuillez choisir une des valeurs de la liste.
problem-not-a-draft = Ce n’est plus une ébauche, et ses conditions ne peuvent plus changer.
problem-already-ended = C’est déjà terminé.

## Une réponse

problem-nothing-to-answer = Aucun résultat n’attend la réponse de votre organisme.

## Ouverture de session et préférences

problem-bad-slug = Un nom d’adresse n’a que des lettres minuscules, des chiffres et des traits d’union simples, par exemple reseau-prairies.
problem-slug-taken = Un autre réseau porte déjà ce nom d’adresse.
problem-bad-email = Veuillez vérifier cette adresse : écrite ainsi, elle ne peut recevoir aucun courriel.
problem-link-not-valid = Ce lien ne fonctionne plus. Il fonctionne une seule fois, pendant 15 minutes. Veuillez en demander un nouveau.
problem-sign-in-to-accept = L’adresse invitée a déjà un compte ici. Ouvrez d’abord une session avec elle; il suffira ensuite d’un clic pour accepter l’invitation.
problem-invitation-not-valid = Cette invitation ne peut pas servir : elle a déjà servi, a été retirée, ou son temps est écoulé. La personne à l’origine de l’invitation peut vous en envoyer une autre.
problem-invitation-over = Cette invitation n’attend plus personne : elle a été acceptée ou retirée.
problem-sent-just-now = { $minutes ->
    [one] Le courriel est parti il y a moins de { $minutes } minute. Veuillez patienter un peu et faire vérifier les courriels indésirables.
   *[other] Le courriel est parti il y a moins de { $minutes } minutes. Veuillez patienter un peu et faire vérifier les courriels indésirables.
}
problem-already-invited = Cette personne a déjà reçu la même invitation. Vous pouvez la renvoyer à partir de la liste.
problem-already-there = Cette personne a déjà ce même rôle, et rien n’a donc changé.
problem-agency-has-admin = Cet organisme a sa propre administratrice ou son propre administrateur. Veuillez vous adresser à cette personne : elle seule décide qui agit ici pour l’organisme.
problem-agency-gone = Cet organisme n’est plus membre : personne ne peut y prendre place.
problem-admin-needs-email = L’administration d’un organisme exige d’ouvrir une session, donc une adresse courriel. Choisissez un autre rôle ou une autre personne, ou donnez une adresse.
problem-seat-for-coordinator = Qui coordonne le réseau ne peut pas prendre place dans un organisme, sauf si l’organisme l’accorde : ses membres voient son prix maximal.
problem-agency-missing = Ce rôle s’exerce pour un organisme. Veuillez choisir lequel.
problem-agency-not-used = Ce rôle ne s’exerce pas pour un organisme. Veuillez laisser l’organisme vide.
problem-last-coordinator = Un réseau a besoin d’une coordination, et il n’y a personne d’autre. Veuillez d’abord donner ce rôle à une autre personne.
problem-last-admin = { $leaves ->
    [yes] L’organisme n’aurait plus personne à l’administration. Veuillez dire qui prend la relève, ou demander à la coordination de trouver quelqu’un.
   *[no] L’organisme n’aurait plus personne à l’administration. Veuillez dire qui prend la relève.
}
problem-bad-successor = Veuillez choisir une autre personne du même organisme.
problem-currency-settled = La monnaie ne change plus : un achat a été ouvert, et les achats doivent s’additionner.
problem-no-language = Veuillez choisir au moins une langue, chacune une fois.
problem-not-understood = Veuillez cocher cette case, pour dire que vous avez lu ce que cela signifie.
problem-asked-elsewhere = Vous avez demandé ce lien dans un autre navigateur. Veuillez dire s’il peut ouvrir votre session ici.
problem-ceremony-not-valid = Cela a pris trop de temps, ou a commencé dans un autre navigateur. Veuillez réessayer.
problem-passkey-not-valid = Cette clé d’accès ne peut pas servir ici. Veuillez en essayer une autre, ou passer par un courriel.
problem-passkeys-not-here = Les clés d’accès ne fonctionnent pas à cette adresse. Veuillez passer par un courriel.
problem-no-scopes = Veuillez choisir au moins une chose que le jeton permet.
problem-lasts-too-long = Un jeton dure au plus { $days ->
    [one] un jour
   *[other] { $days } jours
}.
problem-in-the-future = Ce jour n’est pas encore venu.
problem-before-the-purchase = Cet achat n’existait pas encore ce jour-là.
problem-not-parked = Ce courriel n’attend personne : il est parti, ou va partir.

## Organismes

problem-name-taken = Un autre organisme de ce réseau porte déjà ce nom.
problem-agency-key-taken = Un autre organisme de ce réseau a déjà ce code ou ce numéro.
problem-too-many-staff = { $max ->
   *[other] Veuillez vérifier : aucun organisme ne compte plus de { $max } membres du personnel.
}
problem-size-in-use = Cet organisme a une demande dans un achat en cours, et les prix se calculent d’après sa taille. La taille pourra changer quand cet achat sera terminé.
problem-standing-changed = La situation de l’organisme a changé depuis l’ouverture de cette page. Veuillez voir où elle en est maintenant.
problem-already-a-guest = Cet organisme invité participe déjà à cet achat.
problem-guest-name-kept = Un organisme invité porte le nom que lui donne le réseau qui l’a invité. Veuillez demander à sa coordination de le changer.
problem-guest-takes-part = La demande de cet organisme invité compte dans le résultat, alors elle reste : les prix des autres en dépendent.
problem-guest-not-linked = Un organisme invité n’est lié à aucun autre.
problem-already-linked = Cet organisme est déjà lié. On pourra le lier de nouveau quand ce lien aura pris fin.
problem-link-code-not-valid = Ce code n’est pas valable, ou ne l’est plus : il est mal écrit, a servi, a été repris ou est échu. Veuillez le relire, ou en demander un nouveau.
problem-same-network = Ce code vient de ce réseau même. Un lien va d’un réseau à un autre.
problem-not-linked = Cet organisme n’est pas lié, ou ne l’est plus.
problem-link-lapsed = L’autre organisme ne peut pas répondre : il n’est plus lié, ou ne peut pas agir en ce moment. Vous pouvez mettre fin au lien ici et en créer un nouveau.
problem-linked-changed = Ce que l’autre organisme dit de lui-même a changé depuis que vous avez regardé. Veuillez regarder de nouveau.
problem-nothing-chosen = Veuillez choisir au moins une chose qui diffère.

problem-file-too-large = Ce fichier est trop gros. Une liste peut compter jusqu’à { $max } Mo; veuillez en retirer les images et les autres feuilles.
problem-file-too-long = Cette liste est trop longue. Veuillez importer au plus { $max } organismes à la fois.
problem-picture-too-large = Cette image est trop lourde. Veuillez en choisir une d’au plus { $max } Mo.
problem-picture-too-many-dots = Cette image compte plus de { $max } millions de points. Veuillez l’enregistrer plus petite : 1 000 points de largeur suffisent largement.
problem-picture-shape = On ne verrait presque rien d’une image aussi longue et mince. Sa largeur peut compter jusqu’à { $wide } fois sa hauteur, et sa hauteur jusqu’à { $high } fois sa largeur : veuillez couper ce qui est vide ou en choisir une autre.
problem-picture-kind = Veuillez choisir une image enregistrée en PNG, JPEG ou WebP. C’est le contenu qui compte, pas le nom. Un fichier SVG peut contenir des programmes : veuillez d’abord l’exporter en PNG. Une image animée ne peut pas être prise.
problem-picture-broken = Nous ne pouvons pas lire cette image jusqu’au bout. Elle est peut-être endommagée : veuillez l’enregistrer de nouveau, de préférence en PNG.
problem-file-blank = Le fichier est vide.
problem-file-not-a-list = Ce n’est ni un fichier CSV ni un fichier Excel (.xlsx). Veuillez enregistrer votre liste dans l’un de ces deux formats.
problem-file-empty = Nous n’avons trouvé aucune ligne sous les titres de ce fichier. La liste doit se trouver sur la première feuille.
problem-file-not-text = Nous ne pouvons pas lire les lettres de ce fichier. Veuillez l’enregistrer en CSV (UTF-8) ou comme classeur Excel (.xlsx).
problem-file-unreadable = Nous ne pouvons pas lire ce fichier. Il est endommagé, ou il y manque un guillemet ("). Veuillez l’enregistrer de nouveau en CSV ou comme classeur Excel (.xlsx).
problem-no-heading = La première ligne doit contenir les noms des colonnes. Le modèle les montre.
problem-unknown-column = Nous ne connaissons aucune colonne « { $column } ». Veuillez la retirer ou la nommer comme dans le modèle.
problem-column-twice = La colonne « { $column } » s’y trouve deux fois.
problem-missing-column = La colonne « { $column } » manque.
problem-unknown-choice = « { $value } » n’est pas une valeur de cette colonne. Les valeurs possibles : { $choices }.
problem-unknown-province = « { $value } » n’est ni une province ni un territoire que nous connaissons. Deux lettres, ou le nom en français ou en anglais.
problem-not-a-number = « { $value } » n’est pas un nombre entier.
problem-cell-error = Cette cellule contient une erreur ({ $value }) : sa formule a échoué dans votre chiffrier.
problem-same-in-line = La même valeur se trouve déjà à la ligne { $line }.
problem-import-over = Cette liste a déjà été importée, ou elle a été téléversée il y a plus d’un jour. Veuillez la téléverser de nouveau.
problem-import-has-problems = Quelque chose ne va pas dans cette liste : rien n’a été importé. Veuillez corriger le fichier et le téléverser de nouveau.
problem-import-changed = Les organismes ont changé depuis que vous avez regardé. Rien n’a été importé; voici ce que la liste ferait maintenant.
problem-days-out-of-bounds = Veuillez indiquer un nombre entier de { $least } à { $most }.

## Avertissements : permis, mais peut-être pas voulu

problem-deadline-on-rest-day = Les bureaux sont alors fermés, pour la fin de semaine ou un jour férié : { $at }.
problem-deadline-late-in-the-day = Il sera alors 15{"\u00A0"}h ou plus tard pour une partie de votre réseau : c’est tard dans la journée pour joindre quelqu’un. L’échéance : { $at }.
problem-short-to-answer = Il reste ainsi moins de 20 jours ouvrables pour répondre, jusqu’au { $at }. Bien des conseils d’administration ne se réunissent qu’une fois par mois.
problem-one-language-only = Ce texte n’existe que dans une langue. Les personnes qui lisent l’autre langue le verront tel quel.

## Entrer par un fournisseur

problem-bad-issuer = Ce n’est pas l’adresse d’un fournisseur : elle commence par https:// et ne contient ni point d’interrogation ni dièse.
problem-too-many-providers = Un réseau a au plus { $max } façons d’entrer. Retirez-en une d’abord.
problem-secret-missing = L’adresse est différente; veuillez donner le secret qui va avec elle. Celui que nous avons ne va jamais à une autre adresse.
problem-sign-in-over = Cette tentative est terminée : elle a déjà abouti, a duré plus de dix minutes ou a commencé dans un autre navigateur. Veuillez recommencer.
problem-provider-declined = Le fournisseur ne vous a pas laissé passer, ou vous vous êtes arrêté là. Rien ne s’est passé ici.
problem-provider-told-no-address = Le fournisseur ne nous a pas donné votre adresse courriel; nous ne pouvons donc pas savoir qui vous êtes ici. Veuillez entrer par courriel et en parler à votre coordination.
problem-not-invited = Personne dans ce réseau n’a cette adresse. Veuillez demander une invitation à la coordination de votre réseau.
problem-provider-not-allowed = L’adresse du fournisseur n’est pas de celles auxquelles nous parlons : il faut une adresse publique avec https.
problem-provider-unreachable = Le fournisseur ne répond pas.
problem-provider-too-slow = Le fournisseur met plus de dix secondes à répondre.
problem-provider-not-understood = Le fournisseur répond quelque chose que nous ne comprenons pas.
problem-provider-other-issuer = Le fournisseur se nomme par une autre adresse que celle indiquée ici. Elle doit être la même à la lettre, y compris la barre / à la fin.
problem-provider-no-keys = Le fournisseur n’a aucune clé qui permettrait de contrôler sa parole.
problem-provider-refused = Le fournisseur nous refuse : notre nom ou notre secret chez lui n’est pas le bon, ou l’attente a été trop longue.
problem-provider-not-its-word = Ce qui est revenu n’est pas la parole du fournisseur pour cette tentative. Veuillez recommencer; si cela persiste, parlez-en à votre coordination.

## Ce que l’on n’a pas le droit de faire

problem-denied-unauthenticated = Veuillez d’abord ouvrir une session.
problem-denied-bad-token = Ce jeton n’est pas valide, ou ne l’est plus : il a pris fin, a été révoqué, ou vaut pour un réseau dont vous ne faites plus partie.
problem-denied-not-found = Il n’y a rien de tel ici.
problem-denied-forbidden = Ceci est réservé à des personnes ayant un autre rôle.
problem-denied-out-of-scope = Le jeton de ce programme ne permet pas cela.
problem-denied-within-one-network = Vous avez ouvert votre session avec le compte de votre organisation, qui ne donne accès qu’à son réseau. Pour ce qui vous concerne ailleurs, veuillez d’abord ouvrir une session par courriel.
problem-denied-bad-input = Nous ne comprenons pas cette demande.
problem-denied-rate-limited = Trop de demandes en peu de temps. Veuillez réessayer dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.

## Ce qui est notre faute

problem-fault = Quelque chose n’a pas fonctionné de notre côté, et rien n’a été changé. Si cela persiste, veuillez nous donner ce numéro : { $requestId }.
problem-told-not-allowed = Les règles du réseau ne permettent pas de saisir cela pour un organisme. L’organisme peut le faire lui-même.
problem-not-in-good-standing = L’organisme n’est pas membre en règle; rien ne peut être saisi pour lui.
problem-letter-needed = Aucun courriel ne rejoint les personnes qui s’occupent des achats de cet organisme. Veuillez cocher que vous enverrez la lettre.
problem-answered-so = C’est déjà la réponse de l’organisme.
problem-nobody-to-approve = Cette demande devrait être approuvée par une autre personne de l’administration de l’organisme que celle qui l’a faite, et il n’y en a aucune. Veuillez inviter une deuxième personne à l’administration, demander moins ou faire modifier le montant sur la page de l’organisme.
problem-nothing-waits = Cette demande n’attend plus : quelqu’un a décidé, l’a modifiée ou l’a retirée.
problem-asked-yourself = Vous avez fait cette demande : c’est une autre personne de l’administration de votre organisme qui décide.
problem-who-asked-unknown = Le nom de la personne qui en a parlé à la coordination n’est pas connu. Qui fait une demande ne l’approuve pas : veuillez donc cocher que ce n’était pas vous.
problem-approval-off = Le réseau n’a pas (ou n’a plus) cette règle; on ne peut donc pas fixer de montant. Vous pouvez retirer le montant.
problem-alone-to-approve = Vous êtes la seule personne à l’administration : personne ne pourrait approuver ce que vous demandez vous-même. Invitez d’abord une deuxième personne, ou cochez que vous le comprenez.
