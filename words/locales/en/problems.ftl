### What somebody can mend, said beside the field; what they may not do; and what is our fault. One sentence for each code.

problem-missing = Please fill this in.
problem-too-long = { $max ->
    [one] This may have at most { $max } character.
   *[other] This may have at most { $max } characters. Please shorten it.
}
problem-control-character = This holds a character that cannot be shown. Please take it out.
problem-too-many = { $max ->
    [one] There may be only { $max } here.
   *[other] There may be at most { $max } of these. Please leave some out.
}

## A request for licences

problem-too-few-seats = Please ask for at least 1 licence.
problem-too-many-seats = { $max ->
    [one] A line may ask for at most { $max } licence.
   *[other] A line may ask for at most { $max } licences.
}
problem-below-zero = This may not be below zero.
problem-amount-too-large = This amount is larger than we can count exactly.
problem-two-limits = Please state the most you would pay either per licence or for the whole line, not both.
problem-limit-missing = If any price is fine, the bill could be as high as { $worst } before tax. Please type an amount, or tick the box to say that this is understood.
problem-more-than-staff = You ask for { $seats ->
    [one] { $seats } licence
   *[other] { $seats } licences
}, and { $staff ->
    [one] { $staff } person works
   *[other] { $staff } people work
} at your agency. If that is what you mean, please tick the box.
problem-no-lines = Please add at least one line.
problem-campaign-full = { $room ->
    [0] This purchase already holds as many lines as we can work a result out from, so we cannot take this request. Please write to your coordinator.
    [one] This purchase has room for only one more line. Please put what you need into one.
   *[other] This purchase has room for only { $room } more lines. Please put what you need into that many.
}
problem-today-price-incomplete = Please give both what you pay today and where that price comes from, or leave both empty.
problem-not-open = Requests are not open yet.
problem-closed = Too late: this closed on { $at }.
problem-nothing-pledged = Your agency has no request here that could be withdrawn.
problem-stale-version = Somebody changed this after you opened the form. Please look at what it says now, then send yours again.

## A draft

problem-no-price-breaks = Please add at least one price.
problem-seats-not-rising = Each price must begin at more licences than the one before it.
problem-prices-not-falling = Each price must be lower than the one before it.
problem-key-twice = This short name is used twice. Please choose another.
problem-unknown-fee = There is no fee with this short name.
problem-in-the-past = This time has passed already. Please choose a later one.
problem-too-early = This must come after { $at }.
problem-instant-missing = The rule you chose needs a date and time here.
problem-instant-not-used = The rule you chose has no use for a date here. Please leave it empty.
problem-unknown-zone = We know no time zone with this name. Please choose one from the list.
problem-unknown-zone-named = We know no time zone with this name. Please give one of the time zone database; in Canada: { $zones }.
problem-unknown-currency = Please choose a currency that counts in hundredths: CAD, USD, EUR, GBP, AUD or CHF.
problem-no-exit-record = Nobody has put on record how to leave this tool. Please do that first: without a way out, requests cannot open.
problem-tool-name-taken = Another tool of this network has this name already.
problem-tool-key-taken = Another tool of this network has this short name already.
problem-tool-in-use = A purchase is about this tool, perhaps as a draft or cancelled, so the tool stays on the list.
problem-supplier-missing = Please choose who sells it, or write their name.
problem-two-suppliers = A supplier is chosen in the list as well. Please leave this empty, or choose nobody in the list.
problem-other-website = { $name } is on the list already, with this site: { $website }. Please leave this empty. Once the tool is added, the site can be corrected where the tool is changed.
problem-bad-website = This is not the address of a site. It looks like this: https://example.org.
problem-not-offered = Please choose one of the values in the list.
problem-not-a-draft = This is no longer a draft, and its terms cannot change any more.
problem-already-ended = This has ended already.

## An answer

problem-nothing-to-answer = There is no result waiting for your agency’s answer.

## Signing in and settings

problem-bad-slug = A name in addresses has small letters, digits and single hyphens only, such as prairie-network.
problem-slug-taken = Another network has this name in addresses already.
problem-bad-email = Please check this address: email cannot reach it as written.
problem-link-not-valid = This link does not work any more: a link works once, within 15 minutes. Please ask for a new one.
problem-sign-in-to-accept = The invited address has an account here. Sign in with it first; then one press accepts the invitation.
problem-invitation-not-valid = This invitation cannot be used: it was used already, taken back, or its time is over. Whoever invited you can send another.
problem-invitation-over = This invitation waits for nobody any more: it was accepted or taken back.
problem-sent-just-now = { $minutes ->
    [one] The email left less than { $minutes } minute ago. Please wait a little, and let them look in their spam folder.
   *[other] The email left less than { $minutes } minutes ago. Please wait a little, and let them look in their spam folder.
}
problem-already-invited = This person is invited to the very same already. You can send the invitation again from the list.
problem-already-there = This person holds the very same role already, so nothing was changed.
problem-agency-has-admin = This agency has an admin of its own. Please ask them: only they decide who works for it here.
problem-agency-gone = This agency is no longer a member: nobody can be given a seat in it.
problem-admin-needs-email = An administrator signs in, and so needs an email address. Choose another role or somebody else, or give an address.
problem-seat-for-coordinator = Whoever coordinates the network cannot take a seat in an agency, unless the agency’s own admin gives it: its people see the most it would pay.
problem-agency-missing = This role is held for an agency. Please choose which.
problem-agency-not-used = This role is not held for an agency. Please leave the agency empty.
problem-last-coordinator = A network needs a coordinator, and there is no other. Please make somebody else a coordinator first.
problem-last-admin = { $leaves ->
    [yes] The agency would have no admin. Please say who is admin next, or ask the coordinator to find somebody.
   *[no] The agency would have no admin. Please say who follows.
}
problem-bad-successor = Please choose somebody else who works for the same agency.
problem-currency-settled = The currency is settled: a purchase was opened, and what is bought has to add up.
problem-no-language = Please choose at least one language, each once.
problem-not-understood = Please tick this box, to say that you have read what it means.
problem-asked-elsewhere = You asked for this link in another browser. Please say whether it may sign you in here.
problem-ceremony-not-valid = That took too long, or began in another browser. Please try again.
problem-passkey-not-valid = This passkey cannot be used here. Please try another one, or sign in by email.
problem-passkeys-not-here = Passkeys do not work at this address. Please sign in by email.
problem-no-scopes = Please choose at least one thing the token may do.
problem-lasts-too-long = A token lasts at most { $days ->
    [one] one day
   *[other] { $days } days
}.
problem-in-the-future = This day has not come yet.
problem-before-the-purchase = There was no such purchase yet on this day.
problem-not-parked = This email is not waiting for anybody: it was sent, or is about to be.

## Agencies

problem-name-taken = Another agency of this network has this name already.
problem-agency-key-taken = Another agency of this network has this number or code already.
problem-too-many-staff = { $max ->
   *[other] Please check: no agency has more than { $max } staff.
}
problem-size-in-use = This agency has a request in a purchase that is under way, and prices are worked out from its size. The size can change once that purchase has ended.
problem-standing-changed = The agency’s standing has changed since you opened this page. Please look at what it is now.
problem-already-a-guest = This guest takes part in this purchase already.
problem-guest-name-kept = A guest is called what the network that invited it says. Please ask its coordinator to change the name.
problem-guest-takes-part = This guest’s request counts in the result, so it stays: the others’ prices rest on it.
problem-guest-not-linked = A guest’s agency is not linked with any other.
problem-already-linked = This agency is linked already. It can be linked anew once that link has ended.
problem-link-code-not-valid = This code is not good (any more): it was mistyped, used or taken back, or has expired. Please look at it again, or ask for a new one.
problem-same-network = This code was made in this very network. A link leads from one network to another.
problem-not-linked = This agency is not linked (any more).
problem-link-lapsed = The other agency cannot be asked: it is not linked any more, or may not act just now. You can end the link here and make a new one.
problem-linked-changed = What the other agency says of itself has changed since you looked. Please look again.
problem-nothing-chosen = Please choose at least one thing that differs.

problem-file-too-large = This file is too large. A list may have up to { $max } MB; please leave out pictures and other sheets.
problem-file-too-long = This list is too long. Please import up to { $max } agencies at a time.
problem-picture-too-large = This picture is too large. Please choose one of up to { $max } MB.
problem-picture-too-many-dots = This picture has more than { $max } million dots. Please save it smaller: 1,000 across are plenty.
problem-picture-shape = Little would be seen of a picture so long and thin. It may be up to { $wide } times as wide as high, and up to { $high } times as high as wide: please cut off what is empty, or choose another.
problem-picture-kind = Please choose a picture saved as PNG, JPEG or WebP. Its content counts, not its name. An SVG can hold programs, so please export it as PNG first; a moving picture cannot be taken.
problem-picture-broken = We cannot read this picture to its end. It may be damaged: please save it once more, best as PNG.
problem-file-blank = The file is empty.
problem-file-not-a-list = This is not a CSV or Excel file (.xlsx). Please save your list as one of the two.
problem-file-empty = We found no row below the headings in this file. The list has to stand in the first sheet.
problem-file-not-text = We cannot read the letters of this file. Please save it as CSV in UTF-8, or as an Excel workbook (.xlsx).
problem-file-unreadable = We cannot read this file. Either it is damaged, or a quotation mark (") is missing somewhere. Please save it once more as CSV or as an Excel workbook (.xlsx).
problem-no-heading = The first row has to hold the names of the columns. The template shows them.
problem-unknown-column = We know no column “{ $column }”. Please take it out, or name it as in the template.
problem-column-twice = The column “{ $column }” is there twice.
problem-missing-column = The column “{ $column }” is missing.
problem-unknown-choice = “{ $value }” is none of the values this column takes. It takes: { $choices }.
problem-unknown-province = “{ $value }” is no province or territory we know. Two letters, or its name in English or French.
problem-not-a-number = “{ $value }” is no whole number.
problem-cell-error = This cell holds an error ({ $value }): its formula failed in your spreadsheet.
problem-same-in-line = The same stands in line { $line } already.
problem-import-over = This list has been imported already, or was uploaded more than a day ago. Please upload it again.
problem-import-has-problems = Something is wrong in this list, so nothing of it was imported. Please correct the file and upload it again.
problem-import-changed = The agencies have changed since you looked. Nothing was imported; below is what the list would do now.
problem-days-out-of-bounds = Please give a whole number from { $least } to { $most }.

## Warnings: allowed, and perhaps not meant

problem-deadline-on-rest-day = Offices are closed then, for the weekend or a holiday: { $at }.
problem-deadline-late-in-the-day = It will be 3 p.m. or later for some of your network then, late in the day to reach anybody: { $at }.
problem-short-to-answer = This leaves fewer than 20 working days to answer, until { $at }. Many boards meet only once a month.
problem-one-language-only = This is written in one language only. Those who read the other will see it as it is.

## Signing in by a provider

problem-bad-issuer = This is not an address of a provider: it begins with https:// and has no ? or #.
problem-too-many-providers = A network has at most { $max } ways to sign in. Remove one first.
problem-secret-missing = The address is another one, so please give the secret that belongs to it. The one we have never goes to another address.
problem-sign-in-over = This sign-in is over: it was finished before, took longer than ten minutes, or began in another browser. Please begin again.
problem-provider-declined = The provider did not let you through, or you stopped there. Nothing happened here.
problem-provider-told-no-address = The provider did not tell us your email address, so we cannot know who you are here. Please sign in by email, and tell your coordinator.
problem-not-invited = Nobody in this network has this address. Please ask your network’s coordinator for an invitation.
problem-provider-not-allowed = The provider’s address is not one we speak to: it has to be a public address with https.
problem-provider-unreachable = The provider does not answer.
problem-provider-too-slow = The provider takes longer than ten seconds to answer.
problem-provider-not-understood = The provider answers something we do not understand.
problem-provider-other-issuer = The provider calls itself by another address than the one set up here. It has to be the same to the letter, also the / at the end.
problem-provider-no-keys = The provider has no key by which we could check its word.
problem-provider-refused = The provider refuses us: our name or secret there is not right, or it took too long.
problem-provider-not-its-word = What came back does not hold as the provider’s word for this sign-in. Please begin again; if it stays, tell your coordinator.

## What one may not do

problem-denied-unauthenticated = Please sign in first.
problem-denied-bad-token = This token is not valid, or not any more: it ended, was revoked, or is for a network you no longer belong to.
problem-denied-not-found = There is no such thing here.
problem-denied-forbidden = This is for people with another role.
problem-denied-out-of-scope = The token of this program does not cover this.
problem-denied-within-one-network = You signed in with your organization’s account, which opens its network alone. For what concerns you beyond it, please sign in by email first.
problem-denied-bad-input = We cannot make sense of this request.
problem-denied-rate-limited = Too many requests in a short time. Please try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
}.

## What is our fault

problem-fault = Something went wrong on our side, and nothing was changed. If it stays, please tell us this number: { $requestId }.
problem-told-not-allowed = The network’s rules do not allow entering this for an agency. The agency can do it itself.
problem-not-in-good-standing = The agency is not in good standing, so nothing can be entered for it.
problem-letter-needed = Email reaches nobody who looks after this agency’s purchases. Please tick that you will send the letter.
problem-answered-so = The agency’s answer is this already.
problem-nobody-to-approve = This would have to be approved by an admin of the agency who did not ask for it, and there is none. Please invite a second admin, ask for less, or have the amount changed on the agency’s page.
problem-nothing-waits = This request waits no more: somebody has decided, changed it or taken it back.
problem-asked-yourself = You asked for this yourself, so another admin of your agency decides.
problem-who-asked-unknown = Nobody is named who told the coordinators about it. Whoever asks for something does not approve it, so please tick that it was not you.
problem-approval-off = The network does not have this rule (any more), so no amount can be set. You can take the amount away.
problem-alone-to-approve = You are the only admin: nobody could approve what you ask for yourself. Invite a second admin first, or tick that you understand this.
