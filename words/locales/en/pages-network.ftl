### What coordinators set for their network, and its page for everybody.

pages-network-title = Network settings
pages-network-name-en = Name in English
pages-network-name-fr = Name in French
pages-network-name-not-needed = The network does not offer this language. You may leave this empty: the other name is used then.
pages-network-zone = Time zone of the network
pages-network-zone-hint = New purchases keep their deadlines in it; those drafted already keep theirs.
pages-network-currency = Currency
pages-network-currency-hint = What the network buys in. It is settled once the first purchase is opened.
pages-network-currency-settled = It is settled, since a purchase was opened: what was bought can be added up.
pages-network-languages = Languages
pages-network-languages-hint = The first one is for people who have not chosen: visitors of the page for everybody, and invitations. Forms ask for texts in the languages named here. Everybody can still read Longtable in English or French, as they like.
pages-network-languages-en-fr = English and French, English first
pages-network-languages-fr-en = French and English, French first
pages-network-languages-en = English
pages-network-languages-fr = French
pages-network-about-en = What the network is, in English
pages-network-about-fr = What the network is, in French
pages-network-about-hint = A few sentences for people who do not know it.
pages-network-public = Everybody may read this
pages-network-public-see = See the page as everybody does
pages-network-public-hint = The page { $path } shows the network’s name and what it is, and nothing about its agencies and people. A text that is empty in one language is shown in the other to its readers.
pages-network-save = Save the settings
pages-network-public-lead = A network of nonprofit agencies that decides together which digital tools to use, and buys them together.
pages-network-public-enter = Sign in to this network

pages-logo-title = Logo of the network
pages-logo-text = It stands beside the network’s name on every page, on paper too, and on the page for everybody where there is one. Whoever does not see it hears the network’s name in its place.
pages-logo-now = The logo now
pages-logo-none = There is no logo yet.
pages-logo-file = Picture
pages-logo-file-hint = A PNG, JPEG or WebP of up to 2 MB. We make it as small as pages need it, and keep nothing of the file but what can be seen. It lies on white, so that it can be read on dark screens as well.
pages-logo-no-file = Please choose a picture first.
pages-logo-save = Save the logo
pages-logo-replaces = Choose another picture to replace it.
pages-logo-remove = Remove the logo
pages-logo-stale = Somebody changed the logo meanwhile. Above you see what it is now; choose your picture again to replace it.
