### Who may do what, in plain words.

pages-permissions-title = Who may do what
pages-permissions-text = Everybody sees what their role is about, and may do what stands here and nothing else. A person may have several roles.
pages-permissions-mine = This is you
pages-permissions-own = For their own agency, and no other:
pages-permissions-all = Throughout the network:
pages-permissions-what-coordinator = What can a network coordinator do?
pages-permissions-what-admin = What can an agency admin do?
pages-permissions-what-buyer = What can a buyer do?
pages-permissions-what-member = What can a member do?
pages-permissions-what-advisor = What can an advisor do?
pages-permissions-what-funder = What can a funder do?
pages-permissions-what-everybody = What can everybody do who is signed in?
pages-permissions-what-clock = What happens by itself?
pages-permissions-what-operator = What can the operator of this server do?
pages-permissions-operator-text = The operator does this at the server itself, or through the API where LONGTABLE_OPERATORS names their address. There is no page for it.
pages-permissions-reads-only = Reads along. Nothing is theirs to do beyond what everybody may.
