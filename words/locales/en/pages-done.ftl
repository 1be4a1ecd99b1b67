### What was just done, said once at the top of the page that follows.

pages-done-settings = Your settings are saved.
pages-done-session-ended = That session has ended.
pages-done-sessions-ended = All other sessions have ended.
pages-done-read = All notices are marked as read.
pages-done-retried = The email is on its way again.
pages-done-exit = How to leave this tool is now on record. Thank you.
pages-done-signed-out = You are signed out.
pages-done-jumped = The clock has moved on. See who has new email.
pages-done-no-deadline = There is no closing time left to jump to.
pages-done-invited = The invitation is on its way.
pages-done-there-already = This person was at the table already: the role was added to what they have, and they are told of it.
pages-done-added = The person is at the table. They act through those who look after people here.
pages-done-resent = The invitation is on its way again.
pages-done-taken-back = The invitation is taken back: its link opens nothing any more.
pages-done-role-changed = The role is changed.
pages-done-role-ended = The role has ended.
pages-done-joined = Welcome to the table!
pages-done-joined-known = Welcome! The role was added to what you had already.
pages-done-joined-held = You held this very role already, so nothing was added.
pages-done-acting = You act for another agency now; its name stands at the top.
pages-done-network = The network’s settings are saved.
