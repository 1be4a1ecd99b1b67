### Being erased: what goes, what stays, and why.

pages-erase-title = Erase me
pages-erase-text = This ends your account in every network, for good. It cannot be undone.
pages-erase-goes = What goes
pages-erase-goes-name = Your name and your email address, everywhere. “Erased person” stands in their place.
pages-erase-goes-sign-in = Every way you sign in, on every device.
pages-erase-goes-roles = Your roles: you belong to no agency and no network any more, and get no more email.
pages-erase-goes-words = What you wrote in questions and answers; a note stands in its place, so that the answers of others still make sense. Also the reasons you gave for refusing a request.
pages-erase-stays = What stays
pages-erase-stays-requests = The requests and answers you made for your agency: they are your agency’s, and money hangs on them.
pages-erase-stays-log = That somebody did this or that, and when. The log holds a number instead of your name, and the number leads to nobody.
pages-erase-stays-documents = Texts you wrote for your network, such as the story of a purchase or how to leave a tool: they are the network’s.
pages-erase-stays-addresses = For at most 90 days, the network addresses you came from, which only whoever runs the server can read. They then go by themselves.
pages-erase-stays-why = Agencies and networks have to be able to show, for years, who agreed to what on whose behalf. That is why the deeds stay, and the names go.
pages-erase-first = You may want to keep a copy first:
pages-erase-understood = I have read what goes and what stays, and I want to be erased
pages-erase-do = Erase me
