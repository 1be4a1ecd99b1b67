### My notices.

pages-notices-title = Notices
pages-notices-new = New:
pages-notices-unread = { $count ->
    [one] { $count } notice is new.
   *[other] { $count } notices are new.
}
pages-notices-mark = Mark all as read
pages-notices-empty-title = No notices yet
pages-notices-empty-text = What happens in the purchases that concern you is told here, and by email.
