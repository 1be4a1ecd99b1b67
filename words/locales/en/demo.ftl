### The demo: people to become, a mailbox, a clock to push.

demo-ribbon-label = Demo
demo-ribbon-title = Demo
demo-ribbon-now = { $now }
demo-ribbon-people = Be somebody else
demo-ribbon-mailbox = Mailbox
demo-ribbon-jump = Jump to the closing time
demo-jump-takes = This takes some seconds.

demo-title = A table to try
demo-text = This is a sample network of 120 made-up agencies. The tools are real; the prices are invented. Choose who you would like to be.
demo-people = Who would you like to be?
demo-be = Be { $name }
demo-reads-english = Reads English: the pages change to English.
demo-reads-french = Reads French: the pages change to French.
demo-mailbox-card = The mailbox
demo-mailbox-card-text = Every email of the sample network lands here instead of going out.
demo-mailbox-open = Open the mailbox
demo-clock-card = The clock
demo-clock-card-text = It is { $now } here. You need not wait for the closing time:
demo-mailbox-look = In this demo, the email is in the demo’s mailbox.
demo-sign-in-instead = Or choose somebody from the sample network.

demo-mailbox-title = Mailbox of the demo
demo-mailbox-text = Every email that was sent, the newest first.
demo-mailbox-caption = Emails sent
demo-mailbox-to = To
demo-mailbox-subject = Subject
demo-mailbox-at = Sent
demo-mailbox-search = Find by address or subject
demo-mailbox-find = Find
demo-mailbox-empty-title = No emails yet
demo-mailbox-empty-text = Make a request for licences, or jump to the closing time, and come back.
demo-mailbox-back = Mailbox
demo-mailbox-html = See it with its formatting
demo-mailbox-shown = Emails shown: { $shown } of { $all }.
