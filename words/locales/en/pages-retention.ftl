### For how long a network keeps what it keeps for its people.

pages-retention-title = How long things are kept
pages-retention-text = What is older is removed within a day, and everybody reads these numbers on the privacy page. What accounts have to show is not part of this, and stays.
pages-retention-notices = Notices, in days
pages-retention-notices-hint = What people are told inside Longtable, read or not: { $least } to { $most } days.
pages-retention-mails = Emails, in days
pages-retention-mails-hint = To whom an email went and what became of it; the emails themselves are not kept: { $least } to { $most } days.
pages-retention-invitations = Invitations in vain, in days
pages-retention-invitations-hint = Name and address of somebody who did not come, after the invitation ran out: { $least } to { $most } days.
