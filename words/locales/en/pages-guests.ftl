### Guests of a purchase.

pages-guests-title = Guests
pages-guests-lead = A guest is an organization that is no member of this network and takes part in this purchase. It sees this purchase and nothing else of the network: no other purchase, no agency, no person. Its licences count like any other’s.
pages-guests-none-title = No guests yet
pages-guests-none-text = Invite an organization of another network, or of none.
pages-guests-agency = Organization
pages-guests-state = Where it stands
pages-guests-invited = Invited
pages-guests-until = Sees it until
pages-guests-lasting = as long as the purchase lasts
pages-guests-end = End its part
pages-guests-end-title = End the part of { $agency }?
pages-guests-end-text = It sees this purchase no longer, its open request is withdrawn if it has one, and its people are told by email.
pages-guests-end-text-unreached = It sees this purchase no longer, and its open request is withdrawn if it has one. Email reaches nobody there: please tell them yourself.
pages-guests-end-hint = Ending a guest’s part withdraws its open request. Once requests are closed, a guest with a request stays.
pages-guests-again = Invite a guest who is here, or was here before
pages-guests-again-which = Which guest
pages-guests-again-do = Let it take part
pages-guests-new = Invite somebody new
pages-guests-new-hint = We mail the person a link that is good for two weeks. Nothing tells you, or them, whether the organization or the address is known anywhere else.
pages-guests-agency-name = Name of the organization
pages-guests-name = Name of the person
pages-guests-email = Email address
pages-guests-email-hint = Where the invitation goes.
pages-guests-mail-language = Language of the email
pages-guests-do = Invite
pages-guests-closed = Guests can be invited while requests are open.
