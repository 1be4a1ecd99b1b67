### My passkeys: listed, added, removed.

pages-passkeys-title = My passkeys
pages-passkeys-text = A passkey signs you in with your fingerprint, your face or your device’s PIN, without an email. You may add several; email always remains.
pages-passkeys-name = Name
pages-passkeys-name-hint = So that you recognize it, such as “My phone”.
pages-passkeys-added = Added
pages-passkeys-used = Last used
pages-passkeys-never = Never
pages-passkeys-remove = Remove
pages-passkeys-empty-title = You have no passkey yet
pages-passkeys-empty-text = You sign in by email. A passkey is quicker, and nobody can read it in a mailbox.
pages-passkeys-add-title = Add a passkey
pages-passkeys-add = Add a passkey
pages-passkeys-trouble = No passkey was added. You may try again, or go on signing in by email.
pages-passkeys-known = This device has one already.
pages-passkeys-no-script = Adding a passkey needs a newer browser with scripts on. Signing in by email always works.
pages-passkeys-not-here = Passkeys do not work at this address. Signing in by email always works.
pages-passkeys-demo = To try them in this demo, open it at
