### My tokens: what lets programs act for me.

pages-tokens-title = My tokens
pages-tokens-text = With a token, a program of yours can read and act here for you: never more than you may yourself, and only what the token allows.
pages-tokens-made = Your token is made.
pages-tokens-once = Please copy it now: it is not shown again.
pages-tokens-how = The program sends it with each request:
pages-tokens-name = Name
pages-tokens-name-hint = What the program is, such as “Our spreadsheet”.
pages-tokens-begins = Begins with
pages-tokens-place = Where
pages-tokens-everywhere = Wherever I belong
pages-tokens-nowhere = No longer anywhere
pages-tokens-may = What it may do
pages-tokens-may-hint = As little as the program needs. How you sign in is never open to programs.
pages-tokens-may-read = See { $room }
pages-tokens-may-write = See and change { $room }
pages-tokens-lasts = How long it lasts
pages-tokens-days = { $days ->
    [one] One day, until { $until }
   *[other] { $days } days, until { $until }
}
pages-tokens-ends = Ends
pages-tokens-used = Last used
pages-tokens-never = Never
pages-tokens-revoke = Revoke
pages-tokens-empty-title = You have no token
pages-tokens-empty-text = You need one only if a program is to work with Longtable for you.
pages-tokens-make-title = Make a token
pages-tokens-make = Make the token
