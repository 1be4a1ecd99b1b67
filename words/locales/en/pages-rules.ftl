### What a network allows its staff and its agencies.

pages-rules-title = What the network allows
pages-rules-told = What agencies tell by phone, on paper or in person
pages-rules-told-requests = Coordinators may enter a request, its withdrawal, or a no
pages-rules-told-requests-hint = For agencies that cannot do it themselves. None of this binds money. Each entry says how it was told, and is reported to the agency, which can correct it.
pages-rules-told-yes = They may enter what binds money, too
pages-rules-told-yes-hint = A yes, and a request where requests are binding or silence counts as yes, bind the agency’s money by the word of somebody else. So this is off unless you decide otherwise. It means nothing without the rule above.
pages-rules-save = Save the rules
pages-rules-back = Network settings
pages-rules-approval = Who asks, and who approves
pages-rules-own-approval = Agencies may have their larger requests approved by a second person
pages-rules-own-approval-hint = An agency’s admin can then set an amount. A request that could cost more waits until another admin of the agency approves it. Switched off, what an agency asks for itself waits no more. What waits already still does, and so does what you enter for an agency that has set an amount.
