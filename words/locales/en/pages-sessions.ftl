### Where I am signed in: one's sessions, ended one by one or all others at once.

pages-sessions-title = Where I am signed in
pages-sessions-text = Each line is a browser in which somebody is signed in as you. If you do not recognize one, end it.
pages-sessions-device = Device
pages-sessions-device-unknown = A browser that did not say its name
pages-sessions-this = This browser
pages-sessions-since = Signed in
pages-sessions-used = Last used
pages-sessions-ends = Ends by itself
pages-sessions-end = End
pages-sessions-end-of = the session in { $device }
pages-sessions-others-title = Everywhere else
pages-sessions-others-text = Ends every session but the one in this browser. Whoever was signed in there has to sign in again.
pages-sessions-others-end = End all other sessions
pages-sessions-rules = A session ends after 14 days without use, and after 30 days in any case.
