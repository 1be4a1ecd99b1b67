//! Writing days and hours.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::local::comes_twice;
use super::zones::{clock, in_zone, place, time_of};
use crate::{Arg, Language, say};

/// Writes an instant in full, in a zone: `Tuesday, March 2, 2027, 3:00 p.m. Regina time`.
///
/// In the hour that comes twice when clocks go back, the hour says which it is.
pub fn show_instant(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let args = [
        ("day", Arg::from(show_day(language, in_zone(at, zone).date_naive()))),
        ("clock", Arg::from(hour(language, at, zone))),
        ("zone", Arg::from(time_of(language, zone))),
    ];
    say(language, "calendar-instant", &args)
}

/// Writes a day in full: `Tuesday, March 2, 2027`, « mardi 2 mars 2027 ».
pub fn show_day(language: Language, day: NaiveDate) -> String {
    let weekday = say(language, "calendar-weekday", &[("weekday", weekday_number(day))]);
    day_with(language, "calendar-day", day, &[("weekday", Arg::from(weekday))], "calendar-month")
}

/// Writes a day short: `Mar 2, 2027`, « 2 mars 2027 ».
pub fn show_short_day(language: Language, day: NaiveDate) -> String {
    day_with(language, "calendar-short-day", day, &[], "calendar-short-month")
}

/// Writes an instant short, in a zone: `Mar 2, 2027, 3:00 p.m. (Regina)`.
pub fn show_short(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let args = [
        ("day", Arg::from(show_short_day(language, in_zone(at, zone).date_naive()))),
        ("clock", Arg::from(hour(language, at, zone))),
        ("place", Arg::from(place(language, zone))),
    ];
    say(language, "calendar-short", &args)
}

/// Writes the hour with the zone's abbreviation: `1:30 a.m. EDT`, « 1 h 30 HAE ».
///
/// To choose between the two of an hour that comes twice.
pub fn show_clock(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let local = in_zone(at, zone);
    format!("{} {}", plain_hour(language, &local), abbreviation(language, at, zone))
}

/// Writes an instant where it was agreed, and for the reader where that differs:
/// `Tuesday, March 2, 2027, 3:00 p.m. in Regina (4:00 p.m. for you in Toronto)`.
pub fn both_zones(language: Language, at: DateTime<Utc>, campaign_zone: Tz, reader_zone: Tz) -> String {
    let there = in_zone(at, campaign_zone);
    let here = in_zone(at, reader_zone);
    let mut args = vec![
        ("day", Arg::from(show_day(language, there.date_naive()))),
        ("clock", Arg::from(hour(language, at, campaign_zone))),
        ("place", Arg::from(place(language, campaign_zone))),
    ];
    if there.offset() == here.offset() {
        return say(language, "calendar-in-place", &args);
    }
    args.push(("reader-clock", Arg::from(hour(language, at, reader_zone))));
    args.push(("reader-place", Arg::from(place(language, reader_zone))));
    if there.date_naive() == here.date_naive() {
        return say(language, "calendar-in-both-places", &args);
    }
    args.push(("reader-day", Arg::from(show_day(language, here.date_naive()))));
    say(language, "calendar-in-both-places-another-day", &args)
}

/// Says how far `to` is from `from`: `in 3 days`, `2 hours ago`.
///
/// Hours and minutes are rounded down, so that nobody believes to have longer
/// than they have. From two days on the days of the calendar count, in the
/// reader's zone: from a Sunday evening to Wednesday noon it is three days.
pub fn until(language: Language, from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> String {
    let apart = to.signed_duration_since(from);
    let past = apart < TimeDelta::zero();
    let apart = apart.abs();
    let (unit, count) = if apart >= TimeDelta::days(2) {
        ("days", days_between(from, to, zone))
    } else if apart >= TimeDelta::hours(1) {
        ("hours", apart.num_hours())
    } else {
        ("minutes", apart.num_minutes())
    };
    let direction = if past { "since" } else { "until" };
    say(language, &format!("calendar-{direction}-{unit}"), &[("count", Arg::from(count))])
}

/// How many days lie between two instants on a calendar of this zone, whichever comes first.
fn days_between(one: DateTime<Utc>, other: DateTime<Utc>, zone: Tz) -> i64 {
    let day = |at| in_zone(at, zone).date_naive();
    day(other).signed_duration_since(day(one)).num_days().abs()
}

fn day_with(language: Language, key: &str, day: NaiveDate, first: &[(&str, Arg<'_>)], months: &str) -> String {
    let month = say(language, months, &[("month", Arg::from(day.month()))]);
    let number = say(language, "calendar-day-of-month", &[("day", Arg::from(day.day()))]);
    let mut args = first.to_vec();
    args.push(("month", Arg::from(month)));
    args.push(("day", Arg::from(number)));
    // As text: a year is not grouped into thousands.
    args.push(("year", Arg::from(day.year().to_string())));
    say(language, key, &args)
}

/// Monday is 1, as ISO 8601 has it.
fn weekday_number(day: NaiveDate) -> Arg<'static> {
    Arg::from(day.weekday().number_from_monday())
}

/// The hour, with the abbreviation where it would otherwise be one of two.
fn hour(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let local = in_zone(at, zone);
    if comes_twice(zone, local.naive_local()) { show_clock(language, at, zone) } else { plain_hour(language, &local) }
}

pub(super) fn plain_hour(language: Language, local: &impl Timelike) -> String {
    let (afternoon, twelve) = local.hour12();
    let half = match (local.hour(), local.minute()) {
        (12, 0) => "noon",
        (0, 0) => "midnight",
        _ if afternoon => "afternoon",
        _ => "morning",
    };
    let args = [
        ("hour", Arg::from(local.hour())),
        ("twelve", Arg::from(twelve)),
        ("half", Arg::from(half)),
        ("minute", Arg::from(format!("{:02}", local.minute()))),
        ("sharp", Arg::from(if local.minute() == 0 { "yes" } else { "no" })),
    ];
    say(language, "calendar-clock", &args)
}

/// The abbreviations North Americans know; elsewhere `CST` is somebody else's,
/// and the distance from UTC is clearer.
fn abbreviation(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let clock = clock(at, zone);
    let known = zone.name().starts_with("America/") || zone.name().starts_with("Canada/");
    let key = format!("zone-abbreviation-{}", clock.abbreviation.to_ascii_lowercase());
    if known && crate::has(language, &key) { say(language, &key, &[]) } else { from_utc(clock.offset) }
}

fn from_utc(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    match minutes {
        0 => "UTC".to_owned(),
        _ => {
            let sign = if minutes < 0 { '−' } else { '+' };
            format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{En, Fr};
    use crate::time::zone;

    fn tz(name: &str) -> Tz {
        zone(name).unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn plain(text: String) -> String {
        text.replace('\u{A0}', " ")
    }

    #[test]
    fn an_instant_says_its_day_hour_and_zone() {
        let closes = at("2027-03-02T21:00:00Z");
        assert_eq!(show_instant(En, closes, tz("America/Regina")), "Tuesday, March 2, 2027, 3:00 p.m. Regina time");
        assert_eq!(plain(show_instant(Fr, closes, tz("America/Regina"))), "mardi 2 mars 2027 à 15 h, heure de Regina");
        assert_eq!(show_short(En, closes, tz("America/Regina")), "Mar 2, 2027, 3:00 p.m. (Regina)");
        assert_eq!(plain(show_short(Fr, closes, tz("America/Regina"))), "2 mars 2027, 15 h (Regina)");
        assert_eq!(plain(show_instant(Fr, closes, tz("America/Iqaluit"))), "mardi 2 mars 2027 à 16 h, heure d’Iqaluit");
    }

    #[test]
    fn noon_and_midnight_leave_no_doubt() {
        let toronto = tz("America/Toronto");
        for (instant, en, fr) in [
            (
                "2027-01-05T17:00:00Z",
                "Tuesday, January 5, 2027, 12:00 noon Toronto time",
                "mardi 5 janvier 2027 à 12 h, heure de Toronto",
            ),
            (
                "2027-01-05T17:05:00Z",
                "Tuesday, January 5, 2027, 12:05 p.m. Toronto time",
                "mardi 5 janvier 2027 à 12 h 05, heure de Toronto",
            ),
            (
                "2027-01-05T05:00:00Z",
                "Tuesday, January 5, 2027, 12:00 a.m. (start of the day) Toronto time",
                "mardi 5 janvier 2027 à 0 h, heure de Toronto",
            ),
            (
                "2027-01-05T05:30:00Z",
                "Tuesday, January 5, 2027, 12:30 a.m. Toronto time",
                "mardi 5 janvier 2027 à 0 h 30, heure de Toronto",
            ),
        ] {
            assert_eq!(show_instant(En, at(instant), toronto), en);
            assert_eq!(plain(show_instant(Fr, at(instant), toronto)), fr);
        }
    }

    #[test]
    fn the_reader_sees_their_own_hour_where_it_differs() {
        let closes = at("2027-03-02T21:00:00Z");
        let both = |language, reader| plain(both_zones(language, closes, tz("America/Regina"), tz(reader)));
        assert_eq!(
            both(En, "America/Toronto"),
            "Tuesday, March 2, 2027, 3:00 p.m. in Regina (4:00 p.m. for you in Toronto)"
        );
        assert_eq!(both(Fr, "America/Montreal"), "mardi 2 mars 2027 à 15 h à Regina (16 h pour vous à Montréal)");
        assert_eq!(both(En, "America/Regina"), "Tuesday, March 2, 2027, 3:00 p.m. in Regina");
        assert_eq!(both(En, "America/Edmonton"), "Tuesday, March 2, 2027, 3:00 p.m. in Regina");
        let late = at("2027-03-03T04:30:00Z");
        assert_eq!(
            both_zones(En, late, tz("America/Regina"), tz("America/St_Johns")),
            "Tuesday, March 2, 2027, 10:30 p.m. in Regina (Wednesday, March 3, 2027, 1:00 a.m. for you in St. John’s)"
        );
        assert_eq!(
            plain(both_zones(Fr, late, tz("America/Regina"), tz("America/St_Johns"))),
            "mardi 2 mars 2027 à 22 h 30 à Regina (mercredi 3 mars 2027 à 1 h pour vous à St. John’s)"
        );
    }

    #[test]
    fn an_hour_that_comes_twice_says_which_it_is() {
        let toronto = tz("America/Toronto");
        let (first, second) = (at("2027-11-07T05:30:00Z"), at("2027-11-07T06:30:00Z"));
        assert_eq!(show_instant(En, first, toronto), "Sunday, November 7, 2027, 1:30 a.m. EDT Toronto time");
        assert_eq!(show_instant(En, second, toronto), "Sunday, November 7, 2027, 1:30 a.m. EST Toronto time");
        assert_eq!(plain(show_clock(Fr, first, toronto)), "1 h 30 HAE");
        assert_eq!(show_clock(En, first, tz("Asia/Shanghai")), "1:30 p.m. UTC+08:00");
        assert_eq!(show_clock(En, first, tz("America/Sao_Paulo")), "2:30 a.m. UTC−03:00");
        assert_eq!(show_clock(En, first, tz("UTC")), "5:30 a.m. UTC");
    }

    #[test]
    fn the_first_of_a_month_is_premier_in_french() {
        let day = NaiveDate::from_ymd_opt(2027, 8, 1).unwrap();
        assert_eq!(show_day(Fr, day), "dimanche 1er août 2027");
        assert_eq!(show_short_day(Fr, day), "1er août 2027");
        assert_eq!(show_day(En, day), "Sunday, August 1, 2027");
        assert_eq!(show_short_day(En, day), "Aug 1, 2027");
    }

    #[test]
    fn every_month_and_weekday_has_its_name() {
        let first = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
        let days: Vec<String> = (0..7).map(|n| show_day(Fr, first + TimeDelta::days(n))).collect();
        assert!(days[0].starts_with("lundi 4 janvier") && days[6].starts_with("dimanche 10 janvier"), "{days:?}");
        let months = |language| -> Vec<String> {
            (1..=12).map(|month| show_short_day(language, NaiveDate::from_ymd_opt(2027, month, 2).unwrap())).collect()
        };
        assert_eq!(months(En)[11], "Dec 2, 2027");
        assert_eq!(months(Fr)[11], "2 déc. 2027");
        for language in Language::all() {
            let mut all = months(language);
            all.dedup();
            assert_eq!(all.len(), 12);
        }
    }

    #[test]
    fn time_left_is_told_in_days_of_the_calendar_then_rounded_down() {
        let now = at("2027-03-01T12:00:00Z");
        for (later, en, fr) in [
            ("2027-03-04T12:00:00Z", "in 3 days", "dans 3 jours"),
            ("2027-03-04T11:59:59Z", "in 3 days", "dans 3 jours"),
            // Still the third of March in Regina.
            ("2027-03-04T05:59:59Z", "in 2 days", "dans 2 jours"),
            ("2027-03-03T11:59:59Z", "in 47 hours", "dans 47 heures"),
            ("2027-03-01T13:00:00Z", "in 1 hour", "dans 1 heure"),
            ("2027-03-01T12:59:00Z", "in 59 minutes", "dans 59 minutes"),
            ("2027-03-01T12:01:10Z", "in 1 minute", "dans 1 minute"),
            ("2027-03-01T12:00:59Z", "in less than a minute", "dans moins d’une minute"),
            ("2027-03-01T11:59:59Z", "less than a minute ago", "il y a moins d’une minute"),
            ("2027-03-01T10:00:00Z", "2 hours ago", "il y a 2 heures"),
            ("2027-02-01T12:00:00Z", "28 days ago", "il y a 28 jours"),
        ] {
            assert_eq!(until(En, now, at(later), tz("America/Regina")), en);
            assert_eq!(until(Fr, now, at(later), tz("America/Regina")), fr);
        }
    }
}
