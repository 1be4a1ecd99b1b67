### The agencies of a network: the list, one agency, and its standing.

pages-agencies-title = Agencies
pages-agencies-add = Add an agency
pages-agencies-search = Search by name or key
pages-agencies-find = Search
pages-agencies-show-all = Show all
pages-agencies-all-values = All
pages-agencies-found = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
pages-agencies-empty-title = No agency found
pages-agencies-empty-text = Try other words or fewer filters.
pages-agencies-name = Name
pages-agencies-province = Province or territory
pages-agencies-size = Size
pages-agencies-language = Language
pages-agencies-standing = Standing
pages-agencies-setting = Kind of place
pages-agencies-staff = Staff
pages-agencies-contact = Best reached
pages-agencies-key = Key in your list
pages-agencies-key-hint = How your own list or spreadsheet calls it. An import knows the agency again by this.
pages-agencies-staff-hint = How many people work there, if you know.
pages-agencies-size-hint = Some fees are shared by size. While a request of the agency stands in a purchase under way, its size cannot change.

## One agency

pages-agencies-edit = Edit profile
pages-agencies-profile = Profile
pages-agencies-campaigns = Takes part in
pages-agencies-no-campaigns = No purchase yet.
pages-agencies-since = since { $at }
pages-agencies-withdrawn = { $count ->
    [one] { $count } open request was withdrawn.
   *[other] { $count } open requests were withdrawn.
}
pages-agencies-people = People
pages-agencies-no-people = Nobody works for this agency here yet.

## Adding and editing

pages-agencies-new = New agency
pages-agencies-new-save = Add to the list
pages-agencies-save = Save profile
pages-agencies-approved = Standing
pages-agencies-approved-yes = In good standing: its people can act for it at once
pages-agencies-approved-no = To be let in later: its people may look until then
pages-agencies-stale = Somebody else changed this profile meanwhile. Below is what you typed; saving replaces theirs.

## Standing

pages-agencies-approve-verb = Let in
pages-agencies-approve-title = Let { $agency } in?
pages-agencies-approve-text = It becomes a member in good standing, and its people can act for it. They are told by email.
pages-agencies-suspend-verb = Suspend
pages-agencies-suspend-title = Suspend { $agency }?
pages-agencies-suspend-text = Its people can still sign in and look. They cannot make or change requests, answer or comment for it until you reinstate it. They are told why by email.
pages-agencies-suspend-closed = Where a result waits for its answer and none can be given, silence counts as no.
pages-agencies-reinstate-verb = Reinstate
pages-agencies-reinstate-title = Reinstate { $agency }?
pages-agencies-reinstate-text = Its people can act for it as before, those who left with its removal included. Requests that were withdrawn stay withdrawn. They are told by email.
pages-agencies-remove-verb = Remove
pages-agencies-remove-title = Remove { $agency }?
pages-agencies-remove-text = Its membership ends, and its people lose access for it at once. Its past stays where it took part. They are told why by email.
pages-agencies-remove-closed = Requests in purchases that are already closed stay as their terms say; where a result waits for its answer, silence counts as no.
pages-agencies-open-requests = What happens to its open requests
pages-agencies-no-open-requests = It has no open request.
pages-agencies-reason = Why
pages-agencies-word = A word to its people, if you like
pages-agencies-reason-hint = The agency’s people and your coordinators can read this.
