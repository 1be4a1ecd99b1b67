//! What is known of an agency, and when it can be written down. Pure.

use serde::{Deserialize, Serialize};

use crate::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::text;

/// The longest name of an agency.
pub(super) const NAME_MAX: usize = 200;
/// The longest key, as the table holds it.
pub(super) const KEY_MAX: usize = 64;
/// More people than work for the largest employer of the country.
pub(super) const STAFF_MAX: i64 = 1_000_000;

/// What is known of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub province: Province,
    /// Kind of place.
    pub setting: Setting,
    /// Size by staff.
    pub size_band: SizeBand,
    /// The languages it serves in.
    pub language: AgencyLanguage,
    /// How it is best reached.
    pub contact_channel: ContactChannel,
    /// How many people work there, where known.
    pub staff: Option<i64>,
}

/// What is wrong with a profile by itself.
pub(super) fn check(profile: &Profile) -> Vec<Problem> {
    let mut problems: Vec<Problem> = text::required("name", &profile.name, NAME_MAX).into_iter().collect();
    problems.extend(profile.staff.and_then(|staff| check_staff("staff", staff)));
    problems
}

/// What is wrong with a number of staff.
pub(super) fn check_staff(field: &str, staff: i64) -> Option<Problem> {
    let too_many = || Problem::at(field, ProblemCode::TooManyStaff).with("max", ProblemArg::Number(STAFF_MAX));
    match staff {
        ..0 => Some(Problem::at(field, ProblemCode::BelowZero)),
        0..=STAFF_MAX => None,
        _ => Some(too_many()),
    }
}

/// What is wrong with a key, which may be empty.
pub(super) fn check_key(field: &str, key: &str) -> Option<Problem> {
    text::optional(field, key, KEY_MAX)
}

/// A key as it is kept: on one line; none when it is empty.
pub(super) fn kept_key(key: Option<&str>) -> Option<String> {
    key.map(text::one_line).filter(|key| !key.is_empty())
}

/// A name as it is kept: on one line.
pub(super) fn kept_name(name: &str) -> String {
    text::one_line(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> Profile {
        Profile {
            name: "Le Relais".to_owned(),
            province: Province::Sk,
            setting: Setting::RuralOrRemote,
            size_band: SizeBand::Small,
            language: AgencyLanguage::Fr,
            contact_channel: ContactChannel::Email,
            staff: Some(6),
        }
    }

    #[test]
    fn each_rule_names_its_field() {
        let table = [
            (sound(), vec![]),
            (Profile { staff: None, ..sound() }, vec![]),
            (Profile { staff: Some(STAFF_MAX), ..sound() }, vec![]),
            (Profile { name: " ".to_owned(), ..sound() }, vec![("name", ProblemCode::Missing)]),
            (Profile { name: "x".repeat(NAME_MAX + 1), ..sound() }, vec![("name", ProblemCode::TooLong)]),
            (Profile { name: "a\0".to_owned(), ..sound() }, vec![("name", ProblemCode::ControlCharacter)]),
            (Profile { staff: Some(-1), ..sound() }, vec![("staff", ProblemCode::BelowZero)]),
            (Profile { staff: Some(STAFF_MAX + 1), ..sound() }, vec![("staff", ProblemCode::TooManyStaff)]),
        ];
        for (profile, expected) in table {
            let found: Vec<_> = check(&profile).into_iter().map(|problem| (problem.field, problem.code)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(field, code)| (Some(field.to_owned()), code)).collect();
            assert_eq!(found, expected, "{profile:?}");
        }
    }

    #[test]
    fn a_key_and_a_name_are_kept_on_one_line() {
        assert_eq!(kept_key(Some(" 00\n 42 ")), Some("00 42".to_owned()));
        assert_eq!(kept_name(" Le\u{a0}\tRelais\r\n"), "Le Relais");
        assert_eq!([kept_key(Some("  ")), kept_key(None)], [None, None]);
        assert!(
            check_key("key", &"k".repeat(KEY_MAX)).is_none() && check_key("key", &"k".repeat(KEY_MAX + 1)).is_some()
        );
    }
}
