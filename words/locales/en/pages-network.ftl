### What coordinators set for their network, and its page for everybody.

pages-network-title = Network settings
pages-network-name-en = Name in English
pages-network-name-fr = Name in French
pages-network-zone = Time zone of the network
pages-network-zone-hint = New purchases keep their deadlines in it; those drafted already keep theirs.
pages-network-currency = Currency
pages-network-currency-hint = What the network buys in. It is settled once the first purchase is opened.
pages-network-currency-settled = It is settled, since a purchase was opened: what was bought can be added up.
pages-network-about-en = What the network is, in English
pages-network-about-fr = What the network is, in French
pages-network-about-hint = A few sentences for people who do not know it.
pages-network-public = Everybody may read this
pages-network-public-see = See the page as everybody does
pages-network-public-hint = The page { $path } shows the network’s name and what it is, and nothing about its agencies and people. A text that is empty in one language is shown in the other to its readers.
pages-network-save = Save the settings
pages-network-public-lead = A network of nonprofit agencies that decides together which digital tools to use, and buys them together.
pages-network-public-enter = Sign in to this network
