### Days and hours. `time` in the crate puts them together.

calendar-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
calendar-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
calendar-short-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
calendar-day-of-month = { $day }
calendar-day = { $weekday }, { $month } { $day }, { $year }
calendar-short-day = { $month } { $day }, { $year }

# French asks for the hour of 24, English for the half of the day.
calendar-clock = { $half ->
    [noon] 12:00 noon
    [midnight] 12:00 a.m. (start of the day)
    [morning] { $twelve }:{ $minute } a.m.
   *[afternoon] { $twelve }:{ $minute } p.m.
}

calendar-instant = { $day }, { $clock } { $zone }
calendar-short = { $day }, { $clock } ({ $place })
calendar-in-place = { $day }, { $clock } in { $place }
calendar-in-both-places = { $day }, { $clock } in { $place } ({ $reader-clock } for you in { $reader-place })
calendar-in-both-places-another-day = { $day }, { $clock } in { $place } ({ $reader-day }, { $reader-clock } for you in { $reader-place })

calendar-until-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
calendar-until-hours = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
calendar-until-minutes = { $count ->
    [0] in less than a minute
    [one] in { $count } minute
   *[other] in { $count } minutes
}
calendar-since-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
calendar-since-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
calendar-since-minutes = { $count ->
    [0] less than a minute ago
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}

calendar-in-lieu = the day in lieu of { $holiday }
