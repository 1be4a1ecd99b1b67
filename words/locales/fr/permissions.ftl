### Ce que fait chaque action : une phrase à l’infinitif, qui suit « peut ». Les clés sont les noms des actions.

## Personnes

permission-change-my-settings = Corriger son propre nom, et choisir la langue et le fuseau horaire de lecture.
permission-end-session = Mettre fin à une de ses sessions, dont le navigateur est alors déconnecté.
permission-end-other-sessions = Mettre fin à toutes ses sessions sauf celle en cours.
permission-add-passkey = Ajouter une clé d’accès qui ouvre sa session.
permission-remove-passkey = Retirer une de ses clés d’accès.
permission-make-token = Créer un jeton par lequel un programme agit à sa place.
permission-revoke-token = Révoquer un de ses jetons.

## Réseaux

permission-create-network = Créer un réseau avec sa première coordination.
permission-change-network = Choisir le nom du réseau, ses langues, son fuseau horaire, sa monnaie et sa page publique.
permission-change-logo = Donner un logo au réseau.
permission-remove-logo = Retirer le logo du réseau.
permission-change-rules = Modifier ce que le réseau permet, comme la saisie de ce que les organismes disent par téléphone.
permission-change-retention = Choisir pendant combien de temps les avis, les courriels et les invitations sont conservés.
permission-invite-person = Inviter quelqu’un par courriel; l’administration d’un organisme invite à son propre organisme.
permission-add-person = Ajouter quelqu’un qui n’a pas de courriel.
permission-resend-invitation = Faire renvoyer une invitation.
permission-withdraw-invitation = Retirer une invitation.
permission-change-role = Modifier le rôle de quelqu’un.
permission-end-role = Mettre fin au rôle de quelqu’un, ou renoncer à l’un des siens.
permission-invite-person-coordinator = Inviter quelqu’un par courriel : au réseau, et aux organismes qui n’ont pas leur propre administration.
permission-invite-person-admin = Inviter quelqu’un à son organisme par courriel.
permission-add-person-coordinator = Ajouter quelqu’un qui n’a pas de courriel, aux organismes qui n’ont pas leur propre administration.
permission-add-person-admin = Ajouter à son organisme quelqu’un qui n’a pas de courriel.
permission-change-role-coordinator = Modifier le rôle de quelqu’un dans le réseau, et dans les organismes qui n’ont pas leur propre administration.
permission-change-role-admin = Modifier le rôle de quelqu’un dans son organisme.
permission-end-role-coordinator = Mettre fin au rôle de quelqu’un.
permission-end-role-admin = Mettre fin au rôle de quelqu’un dans son organisme.
permission-end-role-oneself = Renoncer à un de ses propres rôles.
permission-choose-agency = Choisir pour lequel de ses organismes agir.

## Façons d’entrer

permission-add-provider = Ajouter un fournisseur par lequel les gens ouvrent leur session.
permission-change-provider = Modifier ce que l’on sait de ce fournisseur.
permission-switch-provider = L’activer ou le désactiver; désactivé, il met fin aux sessions ouvertes par lui.
permission-remove-provider = Le retirer; les sessions ouvertes par lui prennent fin.
permission-test-provider = Essayer si un tel fournisseur répond, avant que quelqu’un ouvre une session par lui.

## Organismes

permission-add-agency = Ajouter un organisme au réseau.
permission-edit-agency = Modifier le profil d’un organisme; l’administration d’un organisme modifie le sien.
permission-edit-agency-coordinator = Modifier le profil d’un organisme.
permission-edit-agency-admin = Modifier le profil de son organisme.
permission-change-approval = Fixer le montant au-delà duquel les demandes de l’organisme attendent une autre personne de son administration, là où le réseau a cette règle.
permission-approve-agency = Approuver un organisme en attente.
permission-suspend-agency = Suspendre un organisme, dont les membres ne peuvent alors que consulter.
permission-reinstate-agency = Laisser un organisme suspendu ou retiré participer de nouveau.
permission-remove-agency = Mettre fin à l’adhésion d’un organisme; ses demandes ouvertes sont retirées.
permission-invite-guest = Inviter à un seul achat un organisme qui n’est pas membre.
permission-welcome-guest = Laisser un organisme invité participer à un autre achat.
permission-withdraw-guest = Mettre fin à la participation d’un organisme invité, tant que rien ne repose sur sa demande.
permission-upload-agencies = Téléverser une liste d’organismes et voir ce qu’elle changerait.
permission-import-agencies = Importer une liste d’organismes téléversée.

## Liens avec d’autres réseaux

permission-offer-agency-link = Créer un code qui permet de lier leur organisme au leur dans un autre réseau.
permission-take-up-agency-link = Entrer un tel code d’un autre réseau, pour voir de qui il vient.
permission-accept-agency-link = Lier leur organisme à celui dont le code a été entré.
permission-end-agency-link = Mettre fin au lien de leur organisme, ou reprendre son code.
permission-fetch-linked-profile = Voir le profil de l’organisme lié.
permission-carry-profile-over = Reprendre ce qu’ils veulent de ce profil dans celui de leur organisme.

## Outils

permission-add-tool = Ajouter un outil au répertoire, avec qui le vend.
permission-edit-tool = Modifier ce que l’on sait d’un outil, et l’adresse du site de son fournisseur.
permission-remove-tool = Retirer un outil sur lequel aucun achat ne porte, avec son plan de sortie.
permission-record-exit = Consigner comment quitter un outil avec ses données.

## Achats

permission-draft-campaign = Préparer l’ébauche d’un achat groupé.
permission-edit-campaign = Modifier l’ébauche d’un achat groupé.
permission-open-campaign = Ouvrir un achat groupé, pour que les organismes puissent faire leurs demandes.
permission-cancel-campaign = Annuler un achat groupé, avec un motif que tout le monde peut lire.
permission-pledge-seats = Demander des licences, avec le prix maximal accepté par l’organisme, et modifier la demande jusqu’à la clôture.
permission-withdraw-pledge = Retirer la demande de l’organisme tant que les demandes sont ouvertes.
permission-approve-pledge = Approuver une demande de l’organisme faite par quelqu’un d’autre, au-delà du montant que l’organisme a fixé.
permission-refuse-pledge = Refuser une telle demande, avec une raison pour la personne qui l’a faite.
permission-answer-outcome = Dire oui ou non pour l’organisme une fois le résultat connu.
permission-pledge-as-told = Saisir ou modifier la demande d’un organisme d’après ce qu’il a dit par téléphone, par écrit ou en personne. Les prix maximaux enregistrés restent cachés.
permission-withdraw-as-told = Retirer la demande d’un organisme d’après ce qu’il a dit.
permission-answer-as-told = Saisir le oui ou le non d’un organisme d’après ce qu’il a dit; un oui seulement là où le réseau le permet.
permission-dispute-told = Dire, de ce que la coordination a saisi pour son organisme, que ce n’était pas lui.
permission-post-comment = Poser des questions et y répondre sous un achat groupé.
permission-advance-campaign = Clore un achat à l’heure prévue, calculer le résultat et faire un rappel aux personnes qui n’ont pas encore agi.

## Confidentialité

permission-describe-privacy = Dire, sur la page de confidentialité, comment le réseau traite ce que les gens lui confient.
permission-record-breach = Consigner un incident de confidentialité, ou ce que l’on en sait mieux.
permission-read-breaches = Lire et télécharger le registre des incidents.
permission-erase-me = Faire effacer tout ce qui la concerne, sauf ce que la comptabilité doit montrer.

## Emporter ses données

permission-export-my-data = Emporter tout ce qui est enregistré à son sujet.
permission-export-agency = Emporter tout ce qui appartient à son organisme, y compris ses propres prix maximaux.
permission-export-network = Emporter tout ce qui appartient au réseau, sauf les prix maximaux scellés des organismes.
permission-export-events = Télécharger le journal.

## Avis

permission-retry-delivery = Faire renvoyer un courriel qui n’est pas arrivé.
permission-mark-notices-read = Marquer ses avis comme lus.
