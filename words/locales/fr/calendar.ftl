### Jours et heures. Le module `time` les assemble.

calendar-weekday = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
calendar-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
calendar-short-month = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juill.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
calendar-day-of-month = { $day ->
    [1] 1er
   *[other] { $day }
}
calendar-day = { $weekday } { $day } { $month } { $year }
calendar-short-day = { $day } { $month } { $year }

# Le français demande l’heure sur 24, l’anglais la moitié du jour.
calendar-clock = { $sharp ->
    [yes] { $hour }{"\u00A0"}h
   *[no] { $hour }{"\u00A0"}h{"\u00A0"}{ $minute }
}

calendar-instant = { $day } à { $clock }, { $zone }
calendar-short = { $day }, { $clock } ({ $place })
calendar-in-place = { $day } à { $clock } à { $place }
calendar-in-both-places = { $day } à { $clock } à { $place } ({ $reader-clock } pour vous à { $reader-place })
calendar-in-both-places-another-day = { $day } à { $clock } à { $place } ({ $reader-day } à { $reader-clock } pour vous à { $reader-place })

calendar-until-days = { $count ->
    [one] dans { $count } jour
   *[other] dans { $count } jours
}
calendar-until-hours = { $count ->
    [one] dans { $count } heure
   *[other] dans { $count } heures
}
calendar-until-minutes = { $count ->
    [0] dans moins d’une minute
    [one] dans { $count } minute
   *[other] dans { $count } minutes
}
calendar-since-days = { $count ->
    [one] il y a { $count } jour
   *[other] il y a { $count } jours
}
calendar-since-hours = { $count ->
    [one] il y a { $count } heure
   *[other] il y a { $count } heures
}
calendar-since-minutes = { $count ->
    [0] il y a moins d’une minute
    [one] il y a { $count } minute
   *[other] il y a { $count } minutes
}

calendar-in-lieu = jour de remplacement ({ $holiday })
