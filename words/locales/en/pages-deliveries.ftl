### Emails that did not arrive.

pages-deliveries-title = Emails that did not arrive
pages-deliveries-text = These emails could not be delivered. Once the address or the email server is in order, send them again.
pages-deliveries-empty-title = Everything has arrived
pages-deliveries-empty-text = No email is waiting for your help.
pages-deliveries-recipient = Recipient
pages-deliveries-kind = About
pages-deliveries-at = Since
pages-deliveries-attempts = Attempts
pages-deliveries-error = The email server said
pages-deliveries-retry = Send again

pages-deliveries-kind-campaign-opened = Purchase opened
pages-deliveries-kind-campaign-cancelled = Purchase cancelled
pages-deliveries-kind-seats-pledged = Request received
pages-deliveries-kind-pledge-withdrawn = Request withdrawn
pages-deliveries-kind-campaign-closes-soon = Requests close soon
pages-deliveries-kind-campaign-extended = Requests reopened
pages-deliveries-kind-outcome-provisional = Result, answer due
pages-deliveries-kind-answer-due-soon = Answer due soon
pages-deliveries-kind-outcome-answered = Answer entered
pages-deliveries-kind-told-disputed = “This was not us”
pages-deliveries-kind-campaign-cleared = Purchase goes ahead
pages-deliveries-kind-campaign-not-cleared = Purchase does not go ahead
pages-deliveries-kind-comment-posted = New question or answer
pages-deliveries-kind-role-given = New role
pages-deliveries-kind-role-ended = Role ended
pages-deliveries-kind-admin-missing = Agency without an admin
pages-deliveries-kind-agency-approved = Agency approved
pages-deliveries-kind-agency-suspended = Agency suspended
pages-deliveries-kind-agency-reinstated = Agency in good standing again
pages-deliveries-kind-agency-removed = Agency removed
pages-deliveries-kind-guest-invited = Guest invited
pages-deliveries-kind-guest-withdrawn = Guest withdrawn
pages-deliveries-kind-guest-left = Guest left
