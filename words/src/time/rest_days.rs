//! The days on which offices are shut.
//!
//! The general holidays of the Canada Labour Code, Part III, Division V
//! (section 166), worked out by rule for any year. They hold across Canada for
//! federally regulated work and are a fair guess for everybody else; holidays of
//! single provinces (Family Day, the fête nationale, Civic Holiday) are left out.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::{Language, label, say};

/// The most working days we count: some forty years.
pub const WORKING_DAYS_MAX: u32 = 10_000;

/// A general holiday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holiday {
    /// January 1.
    NewYear,
    /// The Friday before Easter.
    GoodFriday,
    /// The Monday before May 25.
    VictoriaDay,
    /// July 1.
    CanadaDay,
    /// The first Monday of September.
    LabourDay,
    /// The National Day for Truth and Reconciliation, September 30.
    TruthAndReconciliation,
    /// The second Monday of October.
    Thanksgiving,
    /// November 11.
    RemembranceDay,
    /// December 25.
    Christmas,
    /// December 26.
    BoxingDay,
}

impl Holiday {
    /// The holiday's name.
    pub fn say(self, language: Language) -> String {
        label(language, "holiday", &format!("{self:?}"))
    }
}

/// Why a day is no working day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RestDay {
    /// A holiday, on its own day.
    Holiday(Holiday),
    /// The working day that stands in for a holiday on a weekend.
    ///
    /// The Labour Code (section 193) lets the employer choose the working day
    /// before or after; most take the one after, and so do we.
    InLieuOf(Holiday),
    /// A Saturday that is no holiday.
    Saturday,
    /// A Sunday that is no holiday.
    Sunday,
}

impl RestDay {
    /// What day it is, to be put into a sentence: `Good Friday`, `Saturday`.
    pub fn say(self, language: Language) -> String {
        match self {
            Self::Holiday(holiday) => holiday.say(language),
            Self::InLieuOf(holiday) => {
                say(language, "calendar-in-lieu", &[("holiday", crate::Arg::from(holiday.say(language)))])
            }
            Self::Saturday => say(language, "calendar-weekday", &[("weekday", crate::Arg::from(6))]),
            Self::Sunday => say(language, "calendar-weekday", &[("weekday", crate::Arg::from(7))]),
        }
    }
}

/// Whether offices are shut on `day`, and why.
pub fn is_rest_day(day: NaiveDate) -> Option<RestDay> {
    let of_year = holidays(day.year());
    if let Some((holiday, _)) = of_year.iter().find(|(_, on)| *on == day) {
        return Some(RestDay::Holiday(*holiday));
    }
    if let Some(holiday) = stands_in_for(day, &of_year) {
        return Some(RestDay::InLieuOf(holiday));
    }
    match day.weekday() {
        Weekday::Sat => Some(RestDay::Saturday),
        Weekday::Sun => Some(RestDay::Sunday),
        _ => None,
    }
}

/// The day `count` working days after `day`: Mondays to Fridays without holidays.
///
/// Counting starts on the day after; zero gives the day itself, working or not.
/// More than [`WORKING_DAYS_MAX`] count as that many, and at the end of the
/// calendar, some 260,000 years away, it stays there.
pub fn add_working_days(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    let mut left = count.min(WORKING_DAYS_MAX);
    while left > 0 {
        let Some(next) = day.succ_opt() else { return day };
        day = next;
        if is_rest_day(day).is_none() {
            left -= 1;
        }
    }
    day
}

/// The general holidays of a year, on their own days, in order.
pub fn holidays(year: i32) -> Vec<(Holiday, NaiveDate)> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let nth_monday = |month, nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth);
    let days = [
        (Holiday::NewYear, on(1, 1)),
        (Holiday::GoodFriday, easter(year).and_then(|sunday| sunday.checked_sub_days(Days::new(2)))),
        (Holiday::VictoriaDay, on(5, 25).and_then(monday_before)),
        (Holiday::CanadaDay, on(7, 1)),
        (Holiday::LabourDay, nth_monday(9, 1)),
        (Holiday::TruthAndReconciliation, on(9, 30)),
        (Holiday::Thanksgiving, nth_monday(10, 2)),
        (Holiday::RemembranceDay, on(11, 11)),
        (Holiday::Christmas, on(12, 25)),
        (Holiday::BoxingDay, on(12, 26)),
    ];
    days.into_iter().filter_map(|(holiday, day)| Some((holiday, day?))).collect()
}

fn monday_before(day: NaiveDate) -> Option<NaiveDate> {
    let back = match day.weekday().num_days_from_monday() {
        0 => 7,
        days => u64::from(days),
    };
    day.checked_sub_days(Days::new(back))
}

/// The holiday whose weekend pushed it onto this working day.
///
/// In order of the year, each takes the next working day no other holiday has:
/// Christmas on a Saturday moves to Monday, and Boxing Day beside it to Tuesday.
fn stands_in_for(day: NaiveDate, of_year: &[(Holiday, NaiveDate)]) -> Option<Holiday> {
    let mut taken: Vec<NaiveDate> = of_year.iter().map(|(_, on)| *on).collect();
    for (holiday, on) in of_year {
        if !is_weekend(*on) {
            continue;
        }
        let mut instead = *on;
        while is_weekend(instead) || taken.contains(&instead) {
            instead = instead.succ_opt()?;
        }
        if instead == day {
            return Some(*holiday);
        }
        taken.push(instead);
    }
    None
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876
/// (J. Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - moon_correction + 15).rem_euclid(30);
    let (leap_years, year_rest) = (of_century.div_euclid(4), of_century.rem_euclid(4));
    let weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest).rem_euclid(7);
    let late_moon = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let days = epact + weekday - 7 * late_moon + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{En, Fr};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_holidays_of_2027_are_found() {
        let found: Vec<String> =
            holidays(2027).iter().map(|(holiday, on)| format!("{on} {}", holiday.say(En))).collect();
        assert_eq!(
            found,
            [
                "2027-01-01 New Year’s Day",
                "2027-03-26 Good Friday",
                "2027-05-24 Victoria Day",
                "2027-07-01 Canada Day",
                "2027-09-06 Labour Day",
                "2027-09-30 National Day for Truth and Reconciliation",
                "2027-10-11 Thanksgiving",
                "2027-11-11 Remembrance Day",
                "2027-12-25 Christmas Day",
                "2027-12-26 Boxing Day",
            ]
        );
    }

    #[test]
    fn easter_and_victoria_day_fall_where_the_calendar_says() {
        for (year, good_friday, victoria) in [
            (2024, "2024-03-29", "2024-05-20"),
            (2025, "2025-04-18", "2025-05-19"),
            (2026, "2026-04-03", "2026-05-18"),
            (2028, "2028-04-14", "2028-05-22"),
            (2038, "2038-04-23", "2038-05-24"),
            (2008, "2008-03-21", "2008-05-19"),
        ] {
            let on = |which| holidays(year).into_iter().find(|(holiday, _)| *holiday == which).unwrap().1;
            assert_eq!(on(Holiday::GoodFriday), day(good_friday));
            assert_eq!(on(Holiday::VictoriaDay), day(victoria));
        }
    }

    #[test]
    fn a_holiday_on_a_weekend_moves_to_the_next_working_day() {
        assert_eq!(is_rest_day(day("2027-12-25")), Some(RestDay::Holiday(Holiday::Christmas)));
        assert_eq!(is_rest_day(day("2027-12-27")), Some(RestDay::InLieuOf(Holiday::Christmas)));
        assert_eq!(is_rest_day(day("2027-12-28")), Some(RestDay::InLieuOf(Holiday::BoxingDay)));
        assert_eq!(is_rest_day(day("2027-12-29")), None);
        // Christmas on a Sunday, Boxing Day on its own Monday.
        assert_eq!(is_rest_day(day("2033-12-26")), Some(RestDay::Holiday(Holiday::BoxingDay)));
        assert_eq!(is_rest_day(day("2033-12-27")), Some(RestDay::InLieuOf(Holiday::Christmas)));
        // New Year's Day on a Saturday moves within its year.
        assert_eq!(is_rest_day(day("2028-01-03")), Some(RestDay::InLieuOf(Holiday::NewYear)));
        assert_eq!(is_rest_day(day("2027-03-06")), Some(RestDay::Saturday));
        assert_eq!(is_rest_day(day("2027-03-07")), Some(RestDay::Sunday));
        assert_eq!(is_rest_day(day("2027-03-08")), None);
    }

    #[test]
    fn working_days_step_over_weekends_and_holidays() {
        for (from, count, to) in [
            ("2027-03-02", 20, "2027-03-31"), // over Good Friday
            ("2027-03-05", 1, "2027-03-08"),
            ("2027-03-06", 0, "2027-03-06"),
            ("2027-03-06", 1, "2027-03-08"),
            ("2027-12-24", 1, "2027-12-29"),
            ("2027-12-23", 3, "2027-12-30"),
        ] {
            assert_eq!(add_working_days(day(from), count), day(to), "{count} from {from}");
        }
        assert_eq!(add_working_days(NaiveDate::MAX, 3), NaiveDate::MAX);
    }

    #[test]
    fn a_rest_day_has_its_name() {
        assert_eq!(RestDay::Saturday.say(En), "Saturday");
        assert_eq!(RestDay::Sunday.say(Fr), "dimanche");
        assert_eq!(
            RestDay::Holiday(Holiday::TruthAndReconciliation).say(Fr),
            "Journée nationale de la vérité et de la réconciliation"
        );
        assert_eq!(RestDay::InLieuOf(Holiday::CanadaDay).say(En), "the day in lieu of Canada Day");
    }
}
