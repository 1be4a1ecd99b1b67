### Signing in, and choosing between networks.

pages-sign-in-title = Sign in
pages-sign-in-text = Tell us your email address. We send you a link that signs you in.
pages-sign-in-email = Email address
pages-sign-in-email-hint = The one your agency gave us.
pages-sign-in-send = Send me a link
pages-sign-in-passkey-title = Or with a passkey
pages-sign-in-passkey-verb = Sign in with a passkey
pages-sign-in-passkey-trouble = That did not work. You may try again, or ask for a link by email.
pages-sign-in-no-password = There is no password to remember here.
pages-sign-in-sent-title = Look at your email
pages-sign-in-sent-text = If we know this address, a link is on its way to it.
pages-sign-in-sent-same-browser = Best open the link on this device, in this browser. Anywhere else it asks you first. It works once, within 15 minutes.
pages-sign-in-nothing-title = Nothing there?
pages-sign-in-nothing-text = Wait a minute, then look in your junk or spam folder. If it is not there either, we may have another address for you: your network’s coordinator knows which one we have.
pages-sign-in-again = Ask for another link
pages-sign-in-link-title = Welcome
pages-sign-in-link-text = One more press, and you are signed in on this device.
pages-sign-in-link-verb = Sign in
pages-sign-in-elsewhere-title = Sign in here?
pages-sign-in-elsewhere-text = You asked for this link in another browser: { $device }, { $when }.
pages-sign-in-elsewhere-device-unknown = one that did not say its name
pages-sign-in-elsewhere-you = If that was you, you may sign in here as well. If you did not ask for it, go no further: somebody else did, and it may be them who wants you to press the button.
pages-sign-in-elsewhere-verb = Sign me in here
pages-sign-in-link-refused-text = A link works once, within 15 minutes. Please ask for a new one.
pages-sign-in-link-refused-title = This link does not work any more

pages-sign-in-networks-title = Your networks
pages-sign-in-networks-text = You belong to more than one. Where would you like to go?
pages-sign-in-no-network-title = You are not in a network yet
pages-sign-in-no-network-text = You are signed in, but no agency has invited you so far. Please ask your network’s coordinator.
pages-sign-in-left-title = You are no longer in a network
pages-sign-in-left-text = You belonged to { $networks }. Either your role there has ended, or your agency is no longer a member. If this is a mistake, please ask your coordinator there.
pages-sign-in-left-data = Your data stays yours: you can take it out, or have your name and address erased.
pages-sign-in-privacy = How { $network } handles your data
