### What was just done, said once at the top of the page that follows.

pages-done-settings = Your settings are saved.
pages-done-read = All notices are marked as read.
pages-done-retried = The email is on its way again.
pages-done-exit = How to leave this tool is now on record. Thank you.
pages-done-signed-out = You are signed out.
pages-done-jumped = The clock has moved on. See who has new email.
pages-done-no-deadline = There is no closing time left to jump to.
