### What stands around every page, and pages that say what is in the way.

pages-shell-skip = Skip to content
pages-shell-doors = Main
pages-shell-home = Home
pages-shell-buying = Buying
pages-shell-tools = Tools
pages-shell-uptake = Reach
pages-shell-notices = Notices
pages-shell-group-mine = You
pages-shell-group-network = The network
pages-shell-menu = Menu
pages-shell-unread = unread notices:
pages-shell-our-agency = Our agency
pages-shell-agencies = Agencies
pages-shell-settings = My settings
pages-shell-people = People and roles
pages-shell-network = Network settings
pages-shell-providers = Ways of signing in
pages-shell-deliveries = Emails that did not arrive
pages-shell-api = For programmers: the API
pages-shell-act-for = Act for { $agency }
pages-shell-events = Event log
pages-shell-data = Your data
pages-shell-privacy = Privacy
pages-shell-permissions = Who may do what
pages-shell-go-to-network = Go to { $network }
pages-shell-sign-out = Sign out
pages-shell-other-language = Français
pages-shell-unkept = What is typed on this page and not yet sent is not kept.
pages-shell-kept = Texts typed on this page and not yet sent are kept; numbers, amounts and choices are not.
pages-shell-footer = Longtable: a network of agencies, one longer table.
pages-shell-live-said = The figures on this page have just been updated.
pages-shell-live-moved = This purchase has moved on since you opened this page, so a form on it may no longer fit.
pages-shell-live-ended = You are no longer signed in, so the figures on this page stand still. What you typed stays: sign in, and then send it from here.
pages-shell-live-reload = Load the page again
pages-shell-step-done = (done)
pages-shell-pager = More pages
pages-shell-previous = Previous
pages-shell-next = Next
pages-shell-refused = Please look at these points:
pages-shell-refused-at = { $field }: { $problem }
pages-shell-refused-title = Please check:
pages-shell-description = A network of nonprofit agencies decides together which digital tools to use, and buys them together.
pages-shell-back = Back
pages-shell-start-over = Go to the start page
pages-shell-network-home = Go to the network’s home
pages-shell-back-to-form = Back to the form
pages-shell-request-id = If you write to us about this, please mention:

pages-shell-rest-suspended = { $agency } has been suspended since { $since }: you may look, and nobody can act for it until it is reinstated.
pages-shell-rest-pending = { $agency } has been waiting to be let in since { $since }: until then you may look, and nobody can act for it.
pages-shell-rest-why = The reason given: { $reason }
pages-shell-rest-link = See the agency’s page

pages-shell-stale-title = Somebody saved this meanwhile
pages-shell-stale = Nothing of yours is lost, and nothing is saved yet. Save again to replace the other version, or
pages-shell-stale-keep = keep what is saved

pages-shell-again-text = What you typed is not lost: this page keeps it and can send it once more.
pages-shell-again-sign-in = Sign in, in a new tab
pages-shell-again-send = Send it again

pages-shell-missing-title = There is no such page here
pages-shell-missing-text = The address may have a slip in it, or what was here is not open to you.
pages-shell-forbidden-title = This is not yours to do
pages-shell-forbidden-text = This is for people with another role. Your coordinator can tell you who they are.
pages-shell-forbidden-everywhere-title = For this, please sign in by email
pages-shell-forbidden-everywhere-text = You signed in with your organization’s account, which opens its network alone. What concerns you beyond it opens once you sign in by email. Nothing was changed.
pages-shell-forbidden-everywhere-link = Sign in by email
pages-shell-beyond-network = You signed in with your organization’s account, which opens its network alone. This concerns you beyond it as well, and opens once you sign in by email.
pages-shell-unknown-title = You are no longer signed in
pages-shell-unknown-text = We sign people out after a while, to keep their agency’s affairs safe. Nothing was changed.
pages-shell-too-many-title = That was a lot in a short time
pages-shell-too-many-text = Please try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}. Nothing was changed.
pages-shell-bad-input-title = We could not make sense of this
pages-shell-bad-input-text = Something in this request is not what the page expects. Nothing was changed. Please open the page again and try once more.
pages-shell-strange-form-title = This form is out of date
pages-shell-strange-form-text = The form did not come from a page this browser has open, so nothing was changed. Please go back, reload the page and send it again.
pages-shell-unreadable-title = We could not read this form
pages-shell-unreadable-text = It holds characters that are not text, so nothing was changed. Please go back and type them again.
pages-shell-too-large-title = This form is too large
pages-shell-too-large-text = It holds more text than any form here needs, so nothing was changed. Please go back and shorten it.
pages-shell-file-too-large-title = This file is too large
pages-shell-file-too-large-text = It is so large that we did not read it, and nothing was changed. How large a file may be stands beside its field: a logo can be saved smaller, and a list of agencies is far smaller without pictures and other sheets.
pages-shell-unavailable-title = We cannot answer right now
pages-shell-unavailable-text = Something is wrong on our side, and we have noted it. Nothing was left half done. Please try again in a minute.
