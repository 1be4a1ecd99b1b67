### The agencies of a network: the list, one agency, and its standing.

pages-agencies-title = Agencies
pages-agencies-add = Add an agency
pages-agencies-search = Search by name or code
pages-agencies-search-name = Search by name
pages-agencies-find = Search
pages-agencies-show-all = Show all
pages-agencies-all-values = All
pages-agencies-found = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
pages-agencies-none-title = No agencies yet
pages-agencies-none-text = Add the first one, or bring in your whole list from a spreadsheet.
pages-agencies-unnamed-title = No agency is named here
pages-agencies-unnamed-text = Which agencies there are is known to those at the table of the network.
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
pages-agencies-key-theirs = Number or code in the coordinators’ list
pages-agencies-key = Number or code in your own list
pages-agencies-key-hint = An import knows the agency again by this. Leave it empty if your list has none.
pages-agencies-staff-hint = How many people work there, if you know.
pages-agencies-staff-unlike = { $staff } staff do not go with the size “{ $size }”. Please correct one of the two, or tick the box below if both are right.
pages-agencies-staff-meant = Yes, both the size and the number of staff are right
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
pages-agencies-members = See and change who works for it
pages-agencies-invite-admin = Invite its admin

## Adding and editing

pages-agencies-new = New agency
pages-agencies-new-save = Add to the list
pages-agencies-save = Save profile
pages-agencies-approved = Standing
pages-agencies-approved-yes = In good standing: its people can act for it at once
pages-agencies-approved-no = To be approved later: its people may look until then

## Standing

pages-agencies-approve-verb = Approve
pages-agencies-approve-title = Approve { $agency }?
pages-agencies-approve-text = It becomes a member in good standing, and its people can act for it.
pages-agencies-suspend-verb = Suspend
pages-agencies-suspend-title = Suspend { $agency }?
pages-agencies-suspend-text = Its people can still sign in and look. They cannot make or change requests, answer or comment for it until you reinstate it.
pages-agencies-suspend-closed = Where a result waits for its answer and none can be given, silence counts as no.
pages-agencies-reinstate-verb = Reinstate
pages-agencies-reinstate-title = Reinstate { $agency }?
pages-agencies-reinstate-text-suspended = Its people can act for it as before. Requests that were withdrawn stay withdrawn.
pages-agencies-reinstate-text = Its people can act for it as before, those who left with its removal included. Requests that were withdrawn stay withdrawn.
pages-agencies-remove-verb = Remove
pages-agencies-remove-title = Remove { $agency }?
pages-agencies-remove-text = Its membership ends, and its people lose access for it at once. Its past stays where it took part.
pages-agencies-remove-closed = Requests in purchases that are already closed stay as their terms say; where a result waits for its answer, silence counts as no.
pages-agencies-open-requests = What happens to its open requests
pages-agencies-no-open-requests = It has no open request.
pages-agencies-reason = Why
pages-agencies-word = A word to its people, if you like
pages-agencies-reason-hint = The agency’s people and your coordinators can read this.
pages-agencies-told = Its people are told by email.
pages-agencies-told-why = Its people are told why by email.
pages-agencies-told-nobody = Nobody works for it here yet, so nobody is told.
pages-agencies-told-unreached = Email reaches nobody there: please tell them yourself.
pages-agencies-stands-pending = { $agency } waits to be approved. It can be approved or removed.
pages-agencies-stands-good = { $agency } is in good standing already.
pages-agencies-stands-suspended = { $agency } is suspended already. It can be reinstated or removed.
pages-agencies-stands-removed = { $agency } is removed already. It can be reinstated.
pages-agencies-see = See the agency
pages-agencies-guest = A guest: no member of the network. It sees the purchases it was invited to, and nothing else.
pages-agencies-guests = Guests
pages-agencies-guests-yes = Only guests
pages-agencies-guests-no = Only members

## From which amount requests wait

pages-agencies-approval = Approval of your requests
pages-agencies-approval-above = A request that could cost more than { $amount } a year waits until another admin than the one who asked approves it.
pages-agencies-approval-none = No request waits for a second person. An admin can set an amount from which requests do.
pages-agencies-approval-off = The network does not have this rule any more, so what the agency asks for itself does not wait, whatever the amount of { $amount }. What coordinators enter for it still does, until an admin takes the amount away.
pages-agencies-approval-change = Change the amount
pages-agencies-approval-set = Set an amount
pages-agencies-approval-one-admin = The agency has one admin: nobody could approve what that person asks for above this amount. Please invite a second admin.
pages-agencies-approval-amount = A request waits if it could cost more than
pages-agencies-approval-amount-hint = A year, before tax, at worst: the figure the request’s form shows. Leave it empty, and no request waits. In a purchase in another currency every request waits.
pages-agencies-approval-lead = Who asks need not be who approves. A request above this amount counts once an admin of { $agency } who did not ask for it has approved it. Only your agency sees the amount, and what waits. What coordinators enter for you by phone then always waits.
pages-agencies-approval-alone = I understand that nobody can approve what I ask for above this amount until there is a second admin
pages-agencies-approval-invite = Invite a second admin
pages-agencies-approval-save = Save the amount
pages-done-approval = The amount is saved. All admins of the agency are told.
pages-done-approval-none = The amount is taken away, so what is asked from now on does not wait. All admins of the agency are told.
