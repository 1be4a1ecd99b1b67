### The names of every value people choose from or see: label-<kind>-<value>.

label-language-en = English
label-language-fr = Français

label-province-ab = Alberta
label-province-bc = British Columbia
label-province-mb = Manitoba
label-province-nb = New Brunswick
label-province-nl = Newfoundland and Labrador
label-province-ns = Nova Scotia
label-province-nt = Northwest Territories
label-province-nu = Nunavut
label-province-on = Ontario
label-province-pe = Prince Edward Island
label-province-qc = Quebec
label-province-sk = Saskatchewan
label-province-yt = Yukon

label-size-band-micro = 1 to 4 staff
label-size-band-small = 5 to 19 staff
label-size-band-medium = 20 to 79 staff
label-size-band-large = 80 staff or more

label-setting-rural-or-remote = Rural or remote
label-setting-small-city = Small city
label-setting-large-city = Large city

label-agency-language-en = Serves in English
label-agency-language-fr = Serves in French
label-agency-language-both = Serves in both languages

label-role-coordinator = Network coordinator
label-role-admin = Agency admin
label-role-agency-admin = Agency admin
label-role-buyer = Buyer
label-role-member = Member
label-role-advisor = Advisor
label-role-funder = Funder
label-breach-harm-not-judged = Not judged yet
label-breach-harm-no-serious-risk = No real risk of serious harm
label-breach-harm-serious-risk = A real risk of serious harm
label-role-supplier-contact = Supplier contact
label-role-operator = Operator

## A purchase

label-phase-draft = Draft
label-phase-interest = Finding out who is interested
label-phase-quoting = Asking suppliers for offers
label-phase-pledging = Requests open
label-phase-closed = Closed, result being worked out
label-phase-confirming = Agencies answer yes or no
label-phase-cleared = Going ahead
label-phase-not-cleared = Not going ahead
label-phase-ordered = Ordered
label-phase-active = Licences in use
label-phase-renewing = Up for renewal
label-phase-ended = Ended
label-phase-cancelled = Cancelled

label-stage-provisional = Provisional result
label-stage-final = Final result

label-answer-confirmed = Yes
label-answer-declined = No

label-agency-state-none = No request
label-agency-state-to-approve = Waits for approval within the agency
label-agency-state-requested = Requested
label-agency-state-withdrawn = Withdrawn
label-agency-state-waiting = Waiting for the result
label-agency-state-to-answer = Answer due, yes or no
label-agency-state-confirmed = Said yes
label-agency-state-declined = Not taking part
label-agency-state-in = In the purchase
label-agency-state-out = Left out

label-quote-kind-all-units = Every licence at the price of the total reached
label-quote-kind-graduated = Each step of licences at its own price

label-fee-split-per-seat = By the number of licences
label-fee-split-equal = The same for every agency
label-fee-split-by-band = By the size of the agency

label-if-nothing-clears-cancel = The purchase is cancelled
label-if-nothing-clears-extend-once = Requests reopen once, until a date stated from the start

label-commitment-rule-confirmed = Each agency answers yes or no once it knows its price
label-commitment-rule-binding = A request is binding as soon as requests close

label-silence-means-no = No answer counts as no
label-why-not-cleared-nobody-asked = No agency made a request.
label-why-not-cleared-too-few-seats = All requests together stayed below the smallest quantity the supplier offers.
label-why-not-cleared-limits-below-price = The limits of too many agencies lay below the price their number could reach.
label-why-not-cleared-too-few-yes = A price was reached, and then too few agencies said yes.
label-why-not-cleared-nobody-asked-in-time = A price was reached only after the time to answer was over, so nobody could say yes.
label-silence-means-yes = No answer counts as yes, unless less than half of the time to answer was left when the first result stood

label-who-contracts-each-agency = Each agency signs its own order
label-who-contracts-umbrella = The network’s host signs and bills each agency its part

label-default-borne-by-agency = The agency that does not pay
label-default-borne-by-umbrella = The network’s host
label-default-borne-by-supplier = The supplier

label-exchange-risk-none = Nobody: the price is in the agencies’ own currency
label-exchange-risk-agencies = The agencies: their bill follows the exchange rate
label-exchange-risk-umbrella = The network’s host
label-exchange-risk-supplier = The supplier

label-today-price-source-invoice = On our invoice
label-today-price-source-list = On the supplier’s price list
label-today-price-source-donated = Donated to us

label-left-out-reason-cap-below-landed-price = The price came out above the most the agency would pay
label-left-out-reason-no-offer-at-this-quantity = Too few licences for the supplier’s offer

label-pending-state-waiting = Waits for approval
label-pending-state-approved = Approved
label-pending-state-refused = Refused
label-pending-state-replaced = Replaced by another request
label-pending-state-withdrawn = Withdrawn
label-pending-state-lapsed = Not approved in time
label-need-kind-pledge = Make your request
label-need-kind-approve = Approve or refuse a request
label-need-kind-find-approver = Find somebody who may approve
label-need-kind-confirm = Answer yes or no
label-need-kind-finish-draft = Finish the draft
label-need-kind-place-order = Download the order

label-download-kind-order-csv = Order (CSV)
label-download-kind-order-xlsx = Order (Excel)
label-download-kind-record-input = Record: what went in
label-download-kind-record-result = Record: what came out

label-delivery-state-due = Waiting to be sent
label-delivery-state-sent = Sent
label-delivery-state-not-needed = No longer needed
label-delivery-state-parked = Could not be sent

## Tools

label-tool-category-accounting = Accounting
label-tool-category-case-management = Case management
label-tool-category-client-messaging = Client messaging
label-tool-category-community-of-practice = Community of practice
label-tool-category-crm = Contacts and donors
label-tool-category-dashboards = Dashboards
label-tool-category-database = Databases
label-tool-category-design = Design
label-tool-category-e-signature = Electronic signature
label-tool-category-email-newsletters = Email newsletters
label-tool-category-field-data = Field data
label-tool-category-file-sharing = File sharing
label-tool-category-funder-reporting = Funder reporting
label-tool-category-language-learning = Language learning
label-tool-category-learning = Learning
label-tool-category-office-suite = Office suite
label-tool-category-other = Something else
label-tool-category-password-manager = Password manager
label-tool-category-project-management = Project management
label-tool-category-scheduling = Scheduling
label-tool-category-settlement-case-management = Settlement case management
label-tool-category-surveys = Surveys
label-tool-category-team-chat = Team chat
label-tool-category-translation = Translation
label-tool-category-video-meetings = Video meetings
label-tool-category-website = Website

## General holidays (Canada Labour Code, section 166)

label-holiday-new-year = New Year’s Day
label-holiday-good-friday = Good Friday
label-holiday-victoria-day = Victoria Day
label-holiday-canada-day = Canada Day
label-holiday-labour-day = Labour Day
label-holiday-truth-and-reconciliation = National Day for Truth and Reconciliation
label-holiday-thanksgiving = Thanksgiving
label-holiday-remembrance-day = Remembrance Day
label-holiday-christmas = Christmas Day
label-holiday-boxing-day = Boxing Day

label-invitation-state-open = Open
label-invitation-state-expired = Expired
label-invitation-state-accepted = Accepted
label-invitation-state-withdrawn = Withdrawn

label-mail-state-waiting = The email is on its way
label-mail-state-sent = The email was sent
label-mail-state-failed = The email could not be sent

## What happened, in the event log

label-fact-campaign-drafted = Purchase drafted
label-fact-campaign-edited = Draft changed
label-fact-campaign-opened = Purchase opened
label-fact-campaign-cancelled = Purchase cancelled
label-fact-seats-pledged = Licences requested
label-fact-pledge-withdrawn = Request withdrawn
label-fact-pledge-pending = Request waits for its agency’s approval
label-fact-pending-as-told = Request waits for its agency’s approval
label-fact-pledge-refused = Request refused by its agency
label-fact-pledge-lapsed = Request lapsed without its agency’s approval
label-fact-pending-pledge-withdrawn = Request withdrawn before its approval
label-fact-pending-withdrawn-as-told = Request withdrawn before its approval
label-fact-approval-due-soon = Reminder: requests wait for approval
label-fact-campaign-closes-soon = Reminder: requests close soon
label-fact-campaign-extended = Requests reopened
label-fact-outcome-provisional = Result worked out, answers due
label-fact-answer-due-soon = Reminder: answer due soon
label-fact-outcome-answered = Answered yes or no
label-fact-told-disputed = Said “This was not us”
label-fact-campaign-cleared = Purchase goes ahead
label-fact-campaign-not-cleared = Purchase does not go ahead
label-fact-comment-posted = Question or answer written
label-fact-tool-added = Tool added
label-fact-tool-edited = Tool changed
label-fact-tool-removed = Tool removed
label-fact-exit-recorded = How to leave a tool written down
label-fact-privacy-described = Privacy page changed
label-fact-person-erased = Somebody was erased at their own wish
label-fact-agency-added = Agency added
label-fact-agency-edited = Agency’s profile changed
label-fact-approval-changed = Amount for an agency’s own approval changed
label-fact-agency-approved = Agency approved
label-fact-agency-suspended = Agency suspended
label-fact-agency-reinstated = Agency reinstated
label-fact-agency-removed = Agency removed
label-fact-guest-invited = Guest invited
label-fact-guest-withdrawn = Guest withdrawn
label-fact-guest-left = Guest left
label-fact-agencies-imported = List of agencies imported
label-fact-provider-added = Sign-in provider added
label-fact-provider-changed = Sign-in provider changed
label-fact-provider-removed = Sign-in provider removed
label-fact-person-linked = Person known to a sign-in provider
label-fact-network-created = Network made, with its first coordinator
label-fact-network-changed = Network’s settings changed
label-fact-logo-changed = Logo changed
label-fact-logo-removed = Logo removed
label-fact-rules-changed = What the network allows was changed
label-fact-own-approval-switched = Agencies’ own approval switched on or off
label-fact-retention-changed = How long things are kept changed
label-fact-breach-recorded = Breach of privacy written down
label-fact-person-invited = Somebody invited
label-fact-invitation-sent-again = Invitation sent again
label-fact-invitation-withdrawn = Invitation taken back
label-fact-invitation-accepted = Invitation accepted
label-fact-role-given = Role given
label-fact-role-ended = Role ended
label-fact-admin-missing = Agency without an admin
label-standing-pending = Waits to be approved
label-standing-good = In good standing
label-standing-suspended = Suspended
label-standing-removed = Removed
label-guest-state-invited = Invited
label-guest-state-here = Takes part
label-guest-state-gone = No longer takes part
label-contact-channel-email = By email
label-contact-channel-phone-only = By phone only
label-contact-channel-paper-or-in-person = On paper or in person
label-pledge-becomes-stays = The request stays as it is
label-pledge-becomes-withdrawn = The request is withdrawn
label-row-fate-new = New
label-row-fate-changed = Changed
label-row-fate-unchanged = Unchanged
label-row-fate-wrong = Needs fixing
label-row-note-known-by-name = Known by its name, since the code does not tell which agency it is.
label-row-note-contact-not-invited = The contact is not invited, because the agency is on the list already. Invite people from the agency’s page.
label-row-note-agency-removed = This agency was removed and stays removed; only its profile changes. Reinstate it on its own page.
label-row-note-agency-is-guest = This agency is a guest and stays one; only its profile changes.
label-file-encoding-utf8 = UTF-8
label-file-encoding-utf16 = UTF-16
label-file-encoding-windows1252 = Windows-1252
label-file-encoding-workbook = Excel workbook
label-agency-file-list = The list as it is
label-agency-file-template = A template to fill in
label-event-detail-seats = licences
label-event-detail-version = version
label-event-detail-days = days
label-event-detail-record = record
label-event-detail-input-sha256 = SHA-256 of the record
label-event-detail-answer = answer
label-event-detail-comment = comment
label-event-detail-tool = tool
label-event-detail-name = name
label-event-detail-network = network
label-event-detail-invitation = invitation
label-event-detail-member = role held
label-event-detail-inviter = invited by
label-event-detail-person = person
label-event-detail-role = role
label-event-detail-before = before
label-event-detail-provider = provider
label-event-detail-is-on = switched on
label-event-detail-notices-days = notices kept (days)
label-event-detail-mails-days = emails kept (days)
label-event-detail-invitations-days = invitations kept (days)
label-event-detail-breach = breach
label-event-detail-told-entry = entry
label-event-detail-told-source = told
label-event-detail-told-teller = told by
label-event-detail-entry = entry
label-event-detail-told-requests = requests by phone or on paper
label-event-detail-own-approval = agencies’ own approval
label-event-detail-request = request that waited
label-event-detail-told-yes = a yes by phone or on paper
label-event-detail-pledges-withdrawn = requests withdrawn
label-event-detail-import = list
label-event-detail-added = added
label-event-detail-changed = changed
label-event-detail-parts = what changed
label-network-part-name-en = name in English
label-network-part-name-fr = name in French
label-network-part-about-en = what it says of itself in English
label-network-part-about-fr = what it says of itself in French
label-network-part-zone = time zone
label-network-part-currency = currency
label-network-part-languages = languages
label-network-part-is-public = whether everybody may read its page

## How an agency told staff

label-told-by-phone = by phone
label-told-by-paper = on paper
label-told-by-in-person = in person
label-told-deed-kind-pledged = Request
label-told-deed-kind-withdrew = Withdrawal
label-told-deed-kind-answered = Answer
label-yes-no-true = Yes
label-yes-no-false = No
## What tokens speak of

label-room-identity = people and settings
label-room-networks = the network
label-room-agencies = agencies
label-room-tools = tools
label-room-campaigns = purchases
label-room-notifications = notices

## Links with other networks

label-agency-link-state-offered = code made
label-agency-link-state-to-confirm = to be confirmed
label-agency-link-state-linked = linked
label-profile-field-name = Name
label-profile-field-province = Province or territory
label-profile-field-setting = Kind of place
label-profile-field-size-band = Size
label-profile-field-language = Language
label-profile-field-contact-channel = Best reached
label-profile-field-staff = Staff
