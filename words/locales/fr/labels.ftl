### Le nom de chaque valeur que l’on choisit ou que l’on voit : label-<genre>-<valeur>.

label-language-en = English
label-language-fr = Français

label-province-ab = Alberta
label-province-bc = Colombie-Britannique
label-province-mb = Manitoba
label-province-nb = Nouveau-Brunswick
label-province-nl = Terre-Neuve-et-Labrador
label-province-ns = Nouvelle-Écosse
label-province-nt = Territoires du Nord-Ouest
label-province-nu = Nunavut
label-province-on = Ontario
label-province-pe = Île-du-Prince-Édouard
label-province-qc = Québec
label-province-sk = Saskatchewan
label-province-yt = Yukon

label-size-band-micro = De 1 à 4 membres du personnel
label-size-band-small = De 5 à 19 membres du personnel
label-size-band-medium = De 20 à 79 membres du personnel
label-size-band-large = 80 membres du personnel ou plus

label-setting-rural-or-remote = Milieu rural ou éloigné
label-setting-small-city = Petite ville
label-setting-large-city = Grande ville

label-agency-language-en = Sert en anglais
label-agency-language-fr = Sert en français
label-agency-language-both = Sert dans les deux langues

label-role-coordinator = Coordination du réseau
label-role-admin = Administration de l’organisme
label-role-agency-admin = Administration de l’organisme
label-role-buyer = Responsable des achats
label-role-member = Membre
label-role-advisor = Voix du terrain
label-role-funder = Bailleur de fonds
label-breach-harm-not-judged = Pas encore évalué
label-breach-harm-no-serious-risk = Aucun risque sérieux de préjudice
label-breach-harm-serious-risk = Risque sérieux de préjudice
label-role-supplier-contact = Contact chez le fournisseur
label-role-operator = Responsable du serveur

## Un achat

label-phase-draft = Ébauche
label-phase-interest = Recherche des organismes intéressés
label-phase-quoting = Demande d’offres aux fournisseurs
label-phase-pledging = Demandes ouvertes
label-phase-closed = Demandes closes, résultat en cours de calcul
label-phase-confirming = Les organismes répondent oui ou non
label-phase-cleared = L’achat se fait
label-phase-not-cleared = L’achat ne se fait pas
label-phase-ordered = Commandé
label-phase-active = Licences en service
label-phase-renewing = À renouveler
label-phase-ended = Terminé
label-phase-cancelled = Annulé

label-stage-provisional = Résultat provisoire
label-stage-final = Résultat définitif

label-answer-confirmed = Oui
label-answer-declined = Non

label-agency-state-none = Aucune demande
label-agency-state-to-approve = En attente d’une approbation dans l’organisme
label-agency-state-requested = Demande faite
label-agency-state-withdrawn = Demande retirée
label-agency-state-waiting = En attente du résultat
label-agency-state-to-answer = Réponse attendue, oui ou non
label-agency-state-confirmed = A dit oui
label-agency-state-declined = Ne participe pas
label-agency-state-in = Demande retenue
label-agency-state-out = Demande non retenue

label-quote-kind-all-units = Toutes les licences au prix du total atteint
label-quote-kind-graduated = Chaque tranche de licences à son propre prix

label-fee-split-per-seat = Selon le nombre de licences
label-fee-split-equal = À parts égales entre les organismes
label-fee-split-by-band = Selon la taille de l’organisme

label-if-nothing-clears-cancel = L’achat est annulé
label-if-nothing-clears-extend-once = Les demandes rouvrent une seule fois, jusqu’à une date annoncée dès le départ

label-commitment-rule-confirmed = Chaque organisme répond oui ou non une fois son prix connu
label-commitment-rule-binding = Une demande engage l’organisme dès la clôture

label-silence-means-no = L’absence de réponse vaut un non
label-why-not-cleared-nobody-asked = Aucun organisme n’a fait de demande.
label-why-not-cleared-too-few-seats = L’ensemble des demandes est resté sous la plus petite quantité offerte par le fournisseur.
label-why-not-cleared-limits-below-price = Trop de prix maximaux étaient inférieurs au prix que l’ensemble des organismes pouvait atteindre.
label-why-not-cleared-too-few-yes = Un prix a été atteint, mais trop peu d’organismes ont ensuite dit oui.
label-why-not-cleared-nobody-asked-in-time = Un prix n’a été atteint qu’après la fin du délai de réponse; personne n’a donc pu dire oui.
label-silence-means-yes = L’absence de réponse vaut un oui, sauf s’il restait moins de la moitié du délai de réponse quand le premier résultat a été établi

label-who-contracts-each-agency = Chaque organisme signe sa propre commande
label-who-contracts-umbrella = L’hôte du réseau signe et facture à chaque organisme sa part

label-default-borne-by-agency = L’organisme qui ne paie pas
label-default-borne-by-umbrella = L’hôte du réseau
label-default-borne-by-supplier = Le fournisseur

label-exchange-risk-none = Personne : le prix est dans la monnaie des organismes
label-exchange-risk-agencies = Les organismes : leur facture suit le taux de change
label-exchange-risk-umbrella = L’hôte du réseau
label-exchange-risk-supplier = Le fournisseur

label-today-price-source-invoice = Sur notre facture
label-today-price-source-list = Sur la liste de prix du fournisseur
label-today-price-source-donated = Reçu en don

label-left-out-reason-cap-below-landed-price = Le prix obtenu dépassait le prix maximal accepté par l’organisme
label-left-out-reason-no-offer-at-this-quantity = Pas assez de licences pour l’offre du fournisseur

label-pending-state-waiting = En attente d’approbation
label-pending-state-approved = Approuvée
label-pending-state-refused = Refusée
label-pending-state-replaced = Remplacée par une autre demande
label-pending-state-withdrawn = Retirée
label-pending-state-lapsed = Non approuvée à temps
label-need-kind-pledge = Faire votre demande
label-need-kind-approve = Approuver ou refuser une demande
label-need-kind-find-approver = Trouver qui peut approuver
label-need-kind-confirm = Répondre oui ou non
label-need-kind-finish-draft = Terminer l’ébauche
label-need-kind-place-order = Télécharger la commande

label-download-kind-order-csv = Commande (CSV)
label-download-kind-order-xlsx = Commande (Excel)
label-download-kind-record-input = Dossier : les données de départ
label-download-kind-record-result = Dossier : le résultat

label-delivery-state-due = En attente d’envoi
label-delivery-state-sent = Envoyé
label-delivery-state-not-needed = Plus nécessaire
label-delivery-state-parked = N’a pas pu être envoyé

## Outils

label-tool-category-accounting = Comptabilité
label-tool-category-case-management = Gestion de dossiers
label-tool-category-client-messaging = Messagerie avec la clientèle
label-tool-category-community-of-practice = Communauté de pratique
label-tool-category-crm = Contacts et donateurs
label-tool-category-dashboards = Tableaux de bord
label-tool-category-database = Bases de données
label-tool-category-design = Conception graphique
label-tool-category-e-signature = Signature électronique
label-tool-category-email-newsletters = Infolettres
label-tool-category-field-data = Données de terrain
label-tool-category-file-sharing = Partage de fichiers
label-tool-category-funder-reporting = Rapports aux bailleurs de fonds
label-tool-category-language-learning = Apprentissage des langues
label-tool-category-learning = Formation
label-tool-category-office-suite = Suite bureautique
label-tool-category-other = Autre chose
label-tool-category-password-manager = Gestionnaire de mots de passe
label-tool-category-project-management = Gestion de projets
label-tool-category-scheduling = Prise de rendez-vous
label-tool-category-settlement-case-management = Gestion de dossiers d’établissement
label-tool-category-surveys = Sondages
label-tool-category-team-chat = Clavardage d’équipe
label-tool-category-translation = Traduction
label-tool-category-video-meetings = Visioconférence
label-tool-category-website = Site Web

## Jours fériés (Code canadien du travail, article 166)

label-holiday-new-year = Jour de l’An
label-holiday-good-friday = Vendredi saint
label-holiday-victoria-day = Fête de Victoria
label-holiday-canada-day = Fête du Canada
label-holiday-labour-day = Fête du Travail
label-holiday-truth-and-reconciliation = Journée nationale de la vérité et de la réconciliation
label-holiday-thanksgiving = Action de grâces
label-holiday-remembrance-day = Jour du Souvenir
label-holiday-christmas = Noël
label-holiday-boxing-day = Lendemain de Noël

label-invitation-state-open = En cours
label-invitation-state-expired = Expirée
label-invitation-state-accepted = Acceptée
label-invitation-state-withdrawn = Retirée

label-mail-state-waiting = Le courriel est en route
label-mail-state-sent = Le courriel est parti
label-mail-state-failed = Le courriel n’a pas pu partir

## Ce qui s’est passé, au journal

label-fact-campaign-drafted = Ébauche d’achat préparée
label-fact-campaign-edited = Ébauche modifiée
label-fact-campaign-opened = Achat ouvert
label-fact-campaign-cancelled = Achat annulé
label-fact-seats-pledged = Licences demandées
label-fact-pledge-withdrawn = Demande retirée
label-fact-pledge-pending = Demande en attente de l’approbation de son organisme
label-fact-pending-as-told = Demande en attente de l’approbation de son organisme
label-fact-pledge-refused = Demande refusée par son organisme
label-fact-pledge-lapsed = Demande devenue caduque, sans l’approbation de son organisme
label-fact-pending-pledge-withdrawn = Demande retirée avant son approbation
label-fact-pending-withdrawn-as-told = Demande retirée avant son approbation
label-fact-approval-due-soon = Rappel : des demandes attendent une approbation
label-fact-campaign-closes-soon = Rappel : clôture prochaine des demandes
label-fact-campaign-extended = Demandes rouvertes
label-fact-outcome-provisional = Résultat calculé, réponses attendues
label-fact-answer-due-soon = Rappel : réponse attendue bientôt
label-fact-outcome-answered = Réponse par oui ou par non
label-fact-told-disputed = A dit « Ce n’était pas nous »
label-fact-campaign-cleared = L’achat se fait
label-fact-campaign-not-cleared = L’achat ne se fait pas
label-fact-comment-posted = Question ou réponse écrite
label-fact-tool-added = Outil ajouté
label-fact-tool-edited = Outil modifié
label-fact-tool-removed = Outil retiré
label-fact-exit-recorded = Plan de sortie d’un outil consigné
label-fact-privacy-described = Page de confidentialité modifiée
label-fact-person-erased = Personne effacée à sa demande
label-fact-agency-added = Organisme ajouté
label-fact-agency-edited = Profil d’un organisme modifié
label-fact-approval-changed = Modification du montant qui demande l’approbation de l’organisme
label-fact-agency-approved = Organisme admis
label-fact-agency-suspended = Organisme suspendu
label-fact-agency-reinstated = Organisme rétabli
label-fact-agency-removed = Organisme retiré
label-fact-guest-invited = Organisme invité à un achat
label-fact-guest-withdrawn = Organisme invité retiré d’un achat
label-fact-guest-left = Départ d’un organisme invité
label-fact-agencies-imported = Liste d’organismes importée
label-fact-provider-added = Fournisseur de connexion ajouté
label-fact-provider-changed = Fournisseur de connexion modifié
label-fact-provider-removed = Fournisseur de connexion retiré
label-fact-person-linked = Personne connue d’un fournisseur de connexion
label-fact-network-created = Réseau créé, avec une première personne à la coordination
label-fact-network-changed = Paramètres du réseau modifiés
label-fact-logo-changed = Logo modifié
label-fact-logo-removed = Logo retiré
label-fact-rules-changed = Modification de ce que le réseau permet
label-fact-own-approval-switched = Approbation par les organismes eux-mêmes activée ou désactivée
label-fact-retention-changed = Durées de conservation modifiées
label-fact-breach-recorded = Incident de confidentialité consigné
label-fact-person-invited = Personne invitée
label-fact-invitation-sent-again = Invitation renvoyée
label-fact-invitation-withdrawn = Invitation retirée
label-fact-invitation-accepted = Invitation acceptée
label-fact-role-given = Rôle donné
label-fact-role-ended = Fin d’un rôle
label-fact-admin-missing = Organisme sans administration
label-standing-pending = En attente
label-standing-good = En règle
label-standing-suspended = Suspendu
label-standing-removed = Retiré
label-guest-state-invited = Invitation envoyée
label-guest-state-here = Participe
label-guest-state-gone = Ne participe plus
label-contact-channel-email = Par courriel
label-contact-channel-phone-only = Par téléphone seulement
label-contact-channel-paper-or-in-person = Sur papier ou en personne
label-pledge-becomes-stays = La demande reste telle quelle
label-pledge-becomes-withdrawn = La demande est retirée
label-row-fate-new = Nouveau
label-row-fate-changed = Modifié
label-row-fate-unchanged = Inchangé
label-row-fate-wrong = À corriger
label-row-note-known-by-name = Reconnu à son nom, car le code ne dit pas de quel organisme il s’agit.
label-row-note-contact-not-invited = Le contact n’est pas invité, car l’organisme est déjà sur la liste. Les invitations se font à la page de l’organisme.
label-row-note-agency-removed = Cet organisme a été retiré et le reste; seul son profil change. On le rétablit à sa propre page.
label-row-note-agency-is-guest = Cet organisme est invité et le reste; seul son profil change.
label-file-encoding-utf8 = UTF-8
label-file-encoding-utf16 = UTF-16
label-file-encoding-windows1252 = Windows-1252
label-file-encoding-workbook = Classeur Excel
label-agency-file-list = La liste telle quelle
label-agency-file-template = Un modèle à remplir
label-event-detail-seats = licences
label-event-detail-version = version
label-event-detail-days = jours
label-event-detail-record = résultat
label-event-detail-input-sha256 = SHA-256 du résultat
label-event-detail-answer = réponse
label-event-detail-comment = commentaire
label-event-detail-tool = outil
label-event-detail-name = nom
label-event-detail-network = réseau
label-event-detail-invitation = invitation
label-event-detail-member = rôle tenu
label-event-detail-inviter = invitation de
label-event-detail-person = personne
label-event-detail-role = rôle
label-event-detail-before = avant
label-event-detail-provider = fournisseur
label-event-detail-is-on = en service
label-event-detail-notices-days = avis conservés (jours)
label-event-detail-mails-days = courriels conservés (jours)
label-event-detail-invitations-days = invitations conservées (jours)
label-event-detail-breach = incident
label-event-detail-told-entry = inscription
label-event-detail-told-source = manière
label-event-detail-told-teller = de la part de
label-event-detail-entry = inscription
label-event-detail-told-requests = demandes par téléphone ou par écrit
label-event-detail-own-approval = approbation par les organismes eux-mêmes
label-event-detail-request = demande qui attendait
label-event-detail-told-yes = oui par téléphone ou par écrit
label-event-detail-pledges-withdrawn = demandes retirées
label-event-detail-import = liste
label-event-detail-added = ajouts
label-event-detail-changed = modifications
label-event-detail-parts = ce qui a changé
label-network-part-name-en = nom en anglais
label-network-part-name-fr = nom en français
label-network-part-about-en = présentation en anglais
label-network-part-about-fr = présentation en français
label-network-part-zone = fuseau horaire
label-network-part-currency = monnaie
label-network-part-languages = langues
label-network-part-is-public = page publique ou non

## Comment un organisme a avisé l’équipe

label-told-by-phone = par téléphone
label-told-by-paper = par écrit
label-told-by-in-person = en personne
label-told-deed-kind-pledged = Demande
label-told-deed-kind-withdrew = Retrait
label-told-deed-kind-answered = Réponse
label-yes-no-true = Oui
label-yes-no-false = Non
## Ce dont parlent les jetons

label-room-identity = personnes et préférences
label-room-networks = réseau
label-room-agencies = organismes
label-room-tools = outils
label-room-campaigns = achats
label-room-notifications = avis

## Liens avec d’autres réseaux

label-agency-link-state-offered = code créé
label-agency-link-state-to-confirm = à confirmer
label-agency-link-state-linked = lié
label-profile-field-name = Nom
label-profile-field-province = Province ou territoire
label-profile-field-setting = Type de milieu
label-profile-field-size-band = Taille
label-profile-field-language = Langue
label-profile-field-contact-channel = Meilleure façon de le joindre
label-profile-field-staff = Personnel
