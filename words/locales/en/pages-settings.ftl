### My settings.

pages-settings-title = My settings
pages-settings-name = Your name
pages-settings-name-hint = As others read it, in every network and in the history of what you did.
pages-settings-language = Language
pages-settings-language-hint = For pages and for emails.
pages-settings-zone = Time zone
pages-settings-zone-hint = Closing times are shown on your clock, beside the network’s.
pages-settings-save = Save settings

pages-settings-sign-in-title = Signing in
pages-settings-passkeys = My passkeys
pages-settings-tokens = My tokens, for programs
pages-settings-sessions = Where I am signed in
