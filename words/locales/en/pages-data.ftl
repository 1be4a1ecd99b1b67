### Taking one's data out.

pages-data-title = Your data
pages-data-text = What is yours can leave, at any time, in open formats: a ZIP archive with every table as JSON and as CSV.
pages-data-me = About you
pages-data-me-text = Everything that is stored about you, in every network you belong or belonged to.
pages-data-me-link = Download what is stored about me
pages-data-agency-text = Everything of your agency, its own limits included. Whoever has this file sees them: keep it safe.
pages-data-agency-link = Download everything of { $agency }
pages-data-network = The network
pages-data-network-text = Everything of the network, but for the limits agencies have sealed. It names people: keep it safe.
pages-data-network-link = Download everything of the network
pages-data-erase = Having your name and address erased
pages-data-erase-text = You can have yourself erased. First you read what goes, what stays, and why.
pages-data-erase-link = Read on before I erase myself
