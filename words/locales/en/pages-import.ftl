### Importing a list of agencies.

pages-import-title = Import a list
pages-import-export = Download the whole list
pages-import-export-some = Download these agencies
pages-import-lead = Bring in all your agencies from a spreadsheet. First you see row by row what will happen; nothing is done before you say so, and then all of it or nothing. Import again whenever your list changes: agencies are known by their code in your list, or else by their name. What you download here can be changed and uploaded again.
pages-import-file = File
pages-import-file-hint = CSV or Excel (.xlsx), up to 4 MB. Commas, semicolons and tabs are understood, and accents of any Excel.
pages-import-no-file = Please choose a file.
pages-import-approved = Agencies that are new
pages-import-look = See what will happen
pages-import-columns = The columns
pages-import-template = Download a template
pages-import-column-key = The agency’s number or code in your own list: an import knows it again by this. Left empty, the agency is known by its name.
pages-import-column-name = Its name, which no other agency here bears. Needed.
pages-import-column-province = Two letters, or its name in English or French. Needed.
pages-import-column-setting = Rural or remote, small city, or large city. Needed.
pages-import-column-size = By staff: 1 to 4, 5 to 19, 20 to 79, or 80 and more. Needed.
pages-import-column-language = English, French, or both. Needed.
pages-import-column-staff = How many people work there. Left empty, it stays as it is.
pages-import-column-contact = By email, by phone only, or on paper or in person. Left empty, it stays as it is.
pages-import-column-contact-name = What that person is called: the first name and the last. Left empty, they say so themselves.
pages-import-column-contact-email = Where mail reaches whoever is to be the admin of a new agency: they are invited once the list is imported. Left empty, nobody is invited.
pages-import-look-title = What will happen
pages-import-old-letters = This file is in an older encoding (Windows-1252). Please check that names with accents look right.
pages-import-wrong = { $count ->
    [one] { $count } row needs fixing, so nothing can be imported yet.
   *[other] { $count } rows need fixing, so nothing can be imported yet.
}
pages-import-nothing = All agencies are as this list says. There is nothing to import.
pages-import-will = { $added ->
    [one] { $added } agency will be added, { $changed } changed.
   *[other] { $added } agencies will be added, { $changed } changed.
}
pages-import-will-approved = New agencies are in good standing at once.
pages-import-will-invite = { $count ->
    [one] { $count } person will be invited by email.
   *[other] { $count } people will be invited by email.
}
pages-import-will-wait = New agencies wait to be approved.
pages-import-do = Import the list
pages-import-until = You can import it until { $at }.
pages-import-over = This list has been imported, or was uploaded more than a day ago.
pages-import-again = Upload a list
pages-import-show = Rows
pages-import-all = All
pages-import-none = No such row.
pages-import-line = Line
pages-import-fate = What happens
pages-import-detail = Details
pages-import-empty = (empty)
pages-import-change = { $column }: from “{ $from }” to “{ $to }”
pages-import-invite = { $email } is invited to be its admin, { $language ->
    [fr] in French
   *[en] in English
}.
pages-import-invite-named = { $name } ({ $email }) is invited to be its admin, { $language ->
    [fr] in French
   *[en] in English
}.
pages-import-invitations = See the invitations
