### Mail that did not arrive.

pages-deliveries-title = Mail that did not arrive
pages-deliveries-text = These mails could not be delivered. Once the address or the mail server is in order, send them again.
pages-deliveries-empty-title = Everything has arrived
pages-deliveries-empty-text = No mail is waiting for your help.
pages-deliveries-recipient = Recipient
pages-deliveries-kind = About
pages-deliveries-at = Since
pages-deliveries-attempts = Attempts
pages-deliveries-error = The mail server said
pages-deliveries-retry = Send again

label-mail-kind-campaign-opened = Purchase opened
label-mail-kind-campaign-cancelled = Purchase cancelled
label-mail-kind-seats-pledged = Request received
label-mail-kind-pledge-withdrawn = Request withdrawn
label-mail-kind-campaign-closes-soon = Requests close soon
label-mail-kind-campaign-extended = Requests reopened
label-mail-kind-outcome-provisional = Result, to be answered
label-mail-kind-answer-due-soon = Answer due soon
label-mail-kind-campaign-cleared = Purchase goes ahead
label-mail-kind-campaign-not-cleared = Purchase does not go ahead
label-mail-kind-comment-posted = New question or answer
