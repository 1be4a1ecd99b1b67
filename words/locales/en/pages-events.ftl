### The event log of a network.

pages-events-title = Event log
pages-events-text = Who did what, for whom, and when. The log holds no limits, no messages and no addresses; names are looked up when you open it.
pages-events-kind = What happened
pages-events-any-kind = Anything
pages-events-anybody = Anybody
pages-events-any-agency = Any agency
pages-events-any-campaign = Any purchase
pages-events-from = From
pages-events-to = To
pages-events-day-hint = Days are counted in universal time (UTC).
pages-events-bad-day = Please write the day like 2026-03-31.
pages-events-choose = Show
pages-events-all = Show everything
pages-events-empty-title = Nothing of this kind has happened
pages-events-empty-text = Choose something else, or show everything.
pages-events-what = What
pages-events-at = When
pages-events-who = Who
pages-events-for = For
pages-events-about = About
pages-events-details = Figures
pages-events-seq = No.
pages-events-clock = By itself
pages-events-csv = Download as CSV
pages-events-json = Download as JSON
pages-events-chain = Each entry is chained to the one before. Whoever runs the server can check with one command that none was changed, added or taken away.
