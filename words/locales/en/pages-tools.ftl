### The directory of tools.

pages-tools-title = Tools
pages-tools-text = What agencies here use or might use, with the facts that matter: French, hosting in Canada, and how to leave again.
pages-tools-search = Search by name, supplier or category
pages-tools-find = Search
pages-tools-buy = Start a purchase of this tool
pages-tools-all = Show all
pages-tools-empty-title = No tool found
pages-tools-empty-text = Try another word, or show all tools.
pages-tools-tool = Tool
pages-tools-category = For
pages-tools-open-source = Open source
pages-tools-french = French interface
pages-tools-canada = Hosting in Canada
pages-tools-exit = How to leave
pages-tools-exit-known = on record
pages-tools-exit-unknown = not yet

pages-tools-by = { $category }, by { $supplier }
pages-tools-facts = Facts
pages-tools-licence = Licence terms
pages-tools-export = Data export
pages-tools-hosting = Hosting
pages-tools-languages = Languages
pages-tools-website = Website
pages-tools-source = Source
pages-tools-confidence = How sure we are
pages-tools-facts-note = Facts were gathered from public sources. Please check with the supplier before you decide.

pages-tools-leave = How to leave this tool
pages-tools-no-exit-title = Nobody has put this on record yet
pages-tools-no-exit-text = Before a purchase of this tool may open, somebody has to try out how to take their data out again.
pages-tools-formats = What you can take with you
pages-tools-formats-hint = Export formats, for example: recordings as MP4, members as CSV.
pages-tools-steps = Steps
pages-tools-steps-hint = What to do, in order, so that somebody else can follow.
pages-tools-tested = Tried out on
pages-tools-tested-by-on = { $day }, by { $by }
pages-tools-recorded = On record since { $at }.
pages-tools-record = Put on record how to leave
pages-tools-record-again = Update how to leave
pages-tools-record-text = Agencies read this before they ask for licences, and their boards do too.
pages-tools-tested-on = Tried out on
pages-tools-tested-on-hint = The day somebody really did it.
pages-tools-tested-by = Tried out by
pages-tools-tested-by-hint = The agency or person who did it.
pages-tools-save = Put on record
pages-tools-not-a-day = Please give a day, for example 2027-01-14.

pages-tools-fact-yes = yes
pages-tools-fact-no = no
pages-tools-fact-partial = partly
pages-tools-fact-unknown = not known
pages-tools-fact-self-host = if you host it yourself
pages-tools-fact-low = not sure: check before relying on it
pages-tools-fact-medium = fairly sure: one source, or well known
pages-tools-fact-high = sure: read at the source
