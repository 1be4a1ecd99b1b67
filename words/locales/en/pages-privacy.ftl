### The privacy page of a network, and of the server.

pages-privacy-title = Privacy
pages-privacy-text = How { $network } handles what you entrust to it.
pages-privacy-server-text = How this server handles what you entrust to it. Each network says more on its own page.
pages-privacy-not-yet = This network has not yet said who leads its privacy. Your coordinator can tell you.
pages-privacy-not-yet-yours = Nobody has said yet who leads privacy in this network. Please fill this in: your members read it here.
pages-privacy-lead = Who leads privacy
pages-privacy-lead-text = Write to them with any question about your data, or to complain.
pages-privacy-retention = How long the network keeps what
pages-privacy-others = With whom the network shares what
pages-privacy-changed = Changed last on { $at }.
pages-privacy-kept = What Longtable stores about you
pages-privacy-kept-profile = Your name, your email address, the language and time zone you read in, and which roles you have and had.
pages-privacy-kept-deeds = What you did for your agency or network, and when: requests, answers, questions, records. This stays, since accounts have to show it.
pages-privacy-kept-limits = The most your agency would pay is shown to your agency alone, and to no coordinator.
pages-privacy-kept-sessions = Sign-in links work for 15 minutes and are removed a day later. Sessions are removed a day after their end.
pages-privacy-kept-addresses = The network addresses from which you signed in and from which what stands in the event log was done, for 90 days. Only whoever runs the server can read them, to look into misuse; no coordinator can.
pages-privacy-kept-requests = For 24 hours, what a form or program was answered, so that the same request sent twice is done once.
pages-privacy-kept-notices = Your notices in this network, for { $days ->
    [one] one day
   *[other] { $days } days
}.
pages-privacy-kept-mails = What became of each email this network sent you, for { $days ->
    [one] one day
   *[other] { $days } days
}.
pages-privacy-kept-invitations = Name and address of somebody who was invited and never came, for { $days ->
    [one] one day
   *[other] { $days } days
} after the invitation ran out.
pages-privacy-kept-cookies = Cookies only for signing in, for your language, and to tell one browser from another. No other site learns that you were here.
pages-privacy-where = Where it is stored, and who can see it
pages-privacy-breaches = If something goes wrong
pages-privacy-breaches-text = This network keeps a log of every breach of privacy: what happened, when it was noticed, what data and how many people it concerns, the harm that is judged, who was told and what was done. Nothing in it is ever rewritten. Where there is a real risk of serious harm, the people it concerns are told, and the authorities.
pages-privacy-place = Where this server stands: { $place }.
pages-privacy-no-place = Whoever runs this server has not said where it stands.
pages-privacy-operator = It is run by { $operator }.
pages-privacy-no-operator = Whoever runs this server has not said who they are.
pages-privacy-operator-sees = Whoever runs the server can technically read everything in its database and its backups, the limits of agencies included, and the emails it sends. They have no door in these pages, and what happened can be checked for changes.
pages-privacy-rights = What you can do
pages-privacy-rights-text = You can correct your name in your settings, download everything that is stored about you, and have your name and address erased; what accounts must show stays.
pages-privacy-rights-link = Download or erase my data
pages-privacy-edit = Change the privacy page
pages-privacy-edit-text = Everybody in your network reads this. Write for people, in both languages.
pages-privacy-edit-text-one = Everybody in your network reads this. Write for people.
pages-privacy-lead-hint = A person, or a role that somebody always has.
pages-privacy-contact = How they are reached
pages-privacy-contact-hint = An email address or a telephone number.
pages-privacy-retention-en = How long you keep what (English)
pages-privacy-retention-fr = How long you keep what (French)
pages-privacy-retention-hint = Say what you keep, for how many years, and why.
pages-privacy-others-en = With whom you share what (English)
pages-privacy-others-fr = With whom you share what (French)
pages-privacy-others-hint = For example, suppliers who get an order, or funders who get totals. May stay empty.
pages-privacy-public = People who are not signed in may read this page
pages-privacy-public-hint = Whoever has the address then learns that your network exists. Otherwise the page is for your members.
pages-privacy-save = Save
