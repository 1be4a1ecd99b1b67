### An agency whose organization is in another network as well: linking the two, and carrying a profile over.

pages-links-title = Link with another network
pages-links-lead = Is your organization a member of another network as well? Link your two agencies, and carry over what you choose of the profile instead of typing it twice.
pages-links-who = Only the admins of the two agencies see the link. Neither network is told of the other.

## Making a code

pages-links-offer-title = Begin here
pages-links-offer-text = You get a short code that is good once, for 7 days. Enter it in the other network on this same page, or give it to whoever looks after your agency there, by phone if you like.
pages-links-offer = Make a code
pages-links-code-title = Your code
pages-links-code-text = Enter this code in the other network, on the same page of your agency there, or hand it to whoever looks after that agency. Nobody else should have it: whoever accepts it sees what your agency is called, in which network, and what its profile says.
pages-links-code-by = Made by { $name } on { $at }.
pages-links-code-until = It is good until { $at }.
pages-links-take-back = Take the code back

## Entering a code

pages-links-take-up-title = You have a code from the other network
pages-links-code = Code
pages-links-code-hint = Ten letters and digits, in small or capital letters, such as 7K3M9-QX0H1. You see whose it is before anything is linked.
pages-links-take-up = See whose it is
pages-links-confirm-title = Link { $agency } here with { $other } in { $network }?
pages-links-confirm-text = From then on the admins of { $other } in { $network } see what your agency is called here, in which network, and what its profile says, and you see the same of theirs. Either side carries over what it chooses, and can end the link at any time. The admins of both are told by email.
pages-links-confirm-not-you = Link it only if it is your own organization there.
pages-links-accept = Link the two
pages-links-decline = Do not link them

## A link

pages-links-linked = { $agency } here and { $other } in { $network } are linked.
pages-links-since = Since { $at }.
pages-links-at-rest = Nobody may act for this agency just now, so nothing can be linked or carried over.
pages-links-carry-title = Carry the profile over
pages-links-fetch-text = Look at what the other agency says of itself. Nothing changes by looking.
pages-links-fetch = See its profile
pages-links-fetch-again = Look again
pages-links-fetched = As it was looked at on { $at }.
pages-links-staff-unlike = You would have { $staff } staff beside the size “{ $size }”, which do not go together. Please choose otherwise, or tick the box below if both are right.
pages-links-carry-text = Choose what your agency is to say as well. What you do not choose stays as it is here, and nothing changes in the other network.
pages-links-field = Field
pages-links-here = Here
pages-links-there = There
pages-links-same = The same
pages-links-replace = Replace
pages-links-carry = Carry over what is chosen
pages-links-unknown = Not said
pages-links-end-title = End the link
pages-links-end-text = After that, nothing will lead from one agency to the other any more. What was carried over will stay. The admins of both will be told by email.
pages-links-end = End the link
