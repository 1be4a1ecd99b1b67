//! Reading a local time somebody typed.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::shown::{plain_hour, show_clock};
use super::zones::{clock, in_zone, place};
use crate::{Arg, Language, say};

/// Which of two instants is meant on a night when the clocks change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The one that comes first.
    Earlier,
    /// The one that comes second.
    Later,
}

/// Why a local time is not one instant: the clocks change that night.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalTimeProblem {
    /// The clocks go forward over this hour; it does not exist.
    Skipped {
        /// The same distance from the change, before it: 1:30 for 2:30.
        before: DateTime<Utc>,
        /// The same distance from the change, after it: 3:30 for 2:30.
        after: DateTime<Utc>,
    },
    /// The clocks go back over this hour; it comes twice.
    Twice {
        /// The first time.
        earlier: DateTime<Utc>,
        /// An hour later, the second time.
        later: DateTime<Utc>,
    },
}

impl LocalTimeProblem {
    /// The two instants to choose from, the earlier first.
    pub fn choices(self) -> [DateTime<Utc>; 2] {
        match self {
            Self::Skipped { before, after } => [before, after],
            Self::Twice { earlier, later } => [earlier, later],
        }
    }

    /// The sentence to put beside the field; `zone` is the one the time was typed in.
    #[expect(clippy::disallowed_methods, reason = "into a fixed offset, which has no rules that could be out of date")]
    pub fn say(self, language: Language, zone: Tz) -> String {
        let (key, typed) = match self {
            // What was typed lies as far behind `after` as the clocks jump.
            Self::Skipped { before, after } => {
                ("common-time-skipped", after.with_timezone(&clock(before, zone).offset).naive_local())
            }
            Self::Twice { earlier, .. } => ("common-time-twice", in_zone(earlier, zone).naive_local()),
        };
        let [first, second] = self.choices();
        let args = [
            ("place", Arg::from(place(language, zone))),
            ("clock", Arg::from(plain_hour(language, &typed))),
            ("first", Arg::from(show_clock(language, first, zone))),
            ("second", Arg::from(show_clock(language, second, zone))),
        ];
        say(language, key, &args)
    }
}

/// Finds the instant at which the clocks of `zone` show `local`.
///
/// `which` settles a night when the clocks change; without it that is asked.
///
/// # Errors
/// An hour that is skipped or comes twice, with both instants it may mean.
pub fn parse_local(zone: Tz, local: NaiveDateTime, which: Option<Which>) -> Result<DateTime<Utc>, LocalTimeProblem> {
    let problem = match instants(zone, local) {
        Instants::One(at) => return Ok(at),
        Instants::None { before, after } => LocalTimeProblem::Skipped { before, after },
        Instants::Two { earlier, later } => LocalTimeProblem::Twice { earlier, later },
    };
    let [first, second] = problem.choices();
    match which {
        None => Err(problem),
        Some(Which::Earlier) => Ok(first),
        Some(Which::Later) => Ok(second),
    }
}

/// Whether the clocks of `zone` show `local` twice.
pub(super) fn comes_twice(zone: Tz, local: NaiveDateTime) -> bool {
    matches!(instants(zone, local), Instants::Two { .. })
}

enum Instants {
    One(DateTime<Utc>),
    None { before: DateTime<Utc>, after: DateTime<Utc> },
    Two { earlier: DateTime<Utc>, later: DateTime<Utc> },
}

/// Every instant at which the clocks of `zone` show `local`.
///
/// Two offsets come into question: that of the day before and that of the day
/// after. Where they differ the clocks change in between.
fn instants(zone: Tz, local: NaiveDateTime) -> Instants {
    let nominal = local.and_utc();
    let offset_at = |shift: TimeDelta| {
        let near = nominal.checked_add_signed(shift).unwrap_or(nominal);
        clock(near, zone).offset
    };
    let (old, new) = (offset_at(TimeDelta::days(-1)), offset_at(TimeDelta::days(1)));
    let by = |offset: chrono::FixedOffset| {
        // At the very ends of the calendar there is no room to shift; nobody lives there.
        local.checked_sub_offset(offset).map_or(nominal, |utc| utc.and_utc())
    };
    let (by_old, by_new) = (by(old), by(new));
    let holds = |at: DateTime<Utc>| in_zone(at, zone).naive_local() == local;
    match (holds(by_old), holds(by_new)) {
        (true, true) if by_old != by_new => Instants::Two { earlier: by_old.min(by_new), later: by_old.max(by_new) },
        (true, _) => Instants::One(by_old),
        (false, true) => Instants::One(by_new),
        (false, false) if by_old == by_new => Instants::One(by_old),
        (false, false) => Instants::None { before: by_old.min(by_new), after: by_old.max(by_new) },
    }
}

/// What a date-and-time input shows: `2027-03-02T15:00`, on the clocks of `zone`.
pub fn input_value(at: DateTime<Utc>, zone: Tz) -> String {
    in_zone(at, zone).format("%Y-%m-%dT%H:%M").to_string()
}

/// Reads what a date-and-time input sends: `2027-03-02T15:00`, seconds allowed,
/// a space in place of the `T` too. Years run from 2000 to 9999.
pub fn parse_input(text: &str) -> Option<NaiveDateTime> {
    use chrono::Datelike;
    let text = text.trim().replacen(' ', "T", 1);
    // chrono would also take `2027-3-2T7:5`; a browser never sends that, and a person may mean something else.
    let well_formed = matches!(text.len(), 16 | 19) && text.is_ascii();
    let read = |format| NaiveDateTime::parse_from_str(&text, format).ok();
    let local = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S")).filter(|_| well_formed)?;
    (2000..=9999).contains(&local.year()).then_some(local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{En, Fr};
    use crate::time::zone;
    use proptest::prelude::*;

    fn tz(name: &str) -> Tz {
        zone(name).unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn local(text: &str) -> NaiveDateTime {
        parse_input(text).unwrap()
    }

    #[test]
    fn an_ordinary_time_is_one_instant() {
        let read = |zone, text| parse_local(tz(zone), local(text), None).unwrap();
        assert_eq!(read("America/Regina", "2027-03-02T15:00"), at("2027-03-02T21:00:00Z"));
        assert_eq!(read("America/Toronto", "2027-07-02T15:00"), at("2027-07-02T19:00:00Z"));
        assert_eq!(read("America/Winnipeg", "2027-03-02T15:00"), at("2027-03-02T20:00:00Z"));
        // Where the clocks no longer change, the old hours of change are hours like any other.
        assert_eq!(read("America/Vancouver", "2027-03-14T02:30"), at("2027-03-14T09:30:00Z"));
        assert_eq!(read("America/Vancouver", "2026-11-01T01:30"), at("2026-11-01T08:30:00Z"));
    }

    #[test]
    fn a_skipped_hour_is_asked_about() {
        let toronto = tz("America/Toronto");
        let typed = local("2027-03-14T02:30");
        let problem = parse_local(toronto, typed, None).unwrap_err();
        let (before, after) = (at("2027-03-14T06:30:00Z"), at("2027-03-14T07:30:00Z"));
        assert_eq!(problem, LocalTimeProblem::Skipped { before, after });
        assert_eq!(parse_local(toronto, typed, Some(Which::Earlier)), Ok(before));
        assert_eq!(parse_local(toronto, typed, Some(Which::Later)), Ok(after));
        assert_eq!(
            problem.say(En, toronto),
            "The clocks in Toronto go forward that night, and 2:30 a.m. is skipped. Do you mean 1:30 a.m. EST or 3:30 a.m. EDT?"
        );
        assert_eq!(
            problem.say(Fr, toronto).replace('\u{A0}', " "),
            "À Toronto, on avance l’heure cette nuit-là, et 2 h 30 n’existe pas. Voulez-vous dire 1 h 30 HNE ou 3 h 30 HAE?"
        );
    }

    #[test]
    fn an_hour_that_comes_twice_is_asked_about() {
        let toronto = tz("America/Toronto");
        let typed = local("2027-11-07T01:30");
        let problem = parse_local(toronto, typed, None).unwrap_err();
        let (earlier, later) = (at("2027-11-07T05:30:00Z"), at("2027-11-07T06:30:00Z"));
        assert_eq!(problem, LocalTimeProblem::Twice { earlier, later });
        assert_eq!(parse_local(toronto, typed, Some(Which::Earlier)), Ok(earlier));
        assert_eq!(parse_local(toronto, typed, Some(Which::Later)), Ok(later));
        assert_eq!(
            problem.say(En, toronto),
            "The clocks in Toronto go back that night, and 1:30 a.m. comes twice. Do you mean the first, 1:30 a.m. EDT, or the second, 1:30 a.m. EST?"
        );
        assert_eq!(
            problem.say(Fr, toronto).replace('\u{A0}', " "),
            "À Toronto, on recule l’heure cette nuit-là, et 1 h 30 arrive deux fois. Voulez-vous dire la première, 1 h 30 HAE, ou la seconde, 1 h 30 HNE?"
        );
    }

    #[test]
    fn the_edges_of_a_change_belong_to_one_side() {
        let toronto = tz("America/Toronto");
        for (text, ordinary) in [
            ("2027-03-14T01:59", true),
            ("2027-03-14T02:00", false),
            ("2027-03-14T02:59", false),
            ("2027-03-14T03:00", true),
            ("2027-11-07T00:59", true),
            ("2027-11-07T01:00", false),
            ("2027-11-07T01:59", false),
            ("2027-11-07T02:00", true),
        ] {
            assert_eq!(parse_local(toronto, local(text), None).is_ok(), ordinary, "{text}");
        }
        // A quarter of the world away: half an hour, and a whole day.
        assert!(parse_local(tz("Australia/Lord_Howe"), local("2027-04-04T01:45"), None).is_err());
        assert!(parse_local(tz("Pacific/Apia"), local("2011-12-30T12:00"), None).is_err());
    }

    #[test]
    fn an_input_is_read_strictly() {
        assert_eq!(local("2027-03-02 15:00"), local("2027-03-02T15:00:00"));
        for text in [
            "",
            "2027-03-02",
            "2027-02-30T10:00",
            "2027-03-02T24:00",
            "2027-03-02T15:00Z",
            "27-03-02T15:00",
            "1999-12-31T23:59",
            "2027-3-2T15:000",
            "02/03/2027 15:00",
        ] {
            assert_eq!(parse_input(text), None, "{text:?}");
        }
        assert_eq!(input_value(at("2027-03-02T21:00:00Z"), tz("America/Regina")), "2027-03-02T15:00");
    }

    proptest! {
        #[test]
        fn every_minute_is_found_again(seconds in 946_684_800_i64..4_102_444_800, index in 0..chrono_tz::TZ_VARIANTS.len()) {
            let zone = chrono_tz::TZ_VARIANTS[index];
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            match parse_local(zone, in_zone(at, zone).naive_local(), None) {
                Ok(found) => prop_assert_eq!(found, at),
                Err(LocalTimeProblem::Twice { earlier, later }) => prop_assert!(earlier == at || later == at),
                Err(skipped) => prop_assert!(false, "{:?} at {} in {}", skipped, at, zone),
            }
        }

        #[test]
        fn no_local_time_makes_it_stumble(days in -95_000_000_i32..95_000_000, index in 0..chrono_tz::TZ_VARIANTS.len()) {
            let zone = chrono_tz::TZ_VARIANTS[index];
            if let Some(day) = chrono::NaiveDate::from_num_days_from_ce_opt(days)
                && let Err(problem) = parse_local(zone, day.and_hms_opt(2, 30, 0).unwrap(), None)
            {
                prop_assert!(!problem.say(crate::Language::Fr, zone).is_empty());
            }
        }
    }
}
