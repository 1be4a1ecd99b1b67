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
