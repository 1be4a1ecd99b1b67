//! The manners every record shares: which members, which texts, which numbers.

use std::collections::HashSet;

use super::Value;
use crate::problem::{Path, Problem};

/// The largest integer of a record, 2^53 − 1: the last one every JSON reader keeps.
pub const INTEGER_MAX: i64 = 9_007_199_254_740_991;
/// The most items a list may hold.
pub const ITEMS_MAX: usize = 200_000;
/// The most Unicode scalar values a text may have.
pub const TEXT_MAX: usize = 64;

/// A member a record knows.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    /// It has to be there.
    Must(&'static str),
    /// It may be left out.
    May(&'static str),
}

impl Known {
    fn name(self) -> &'static str {
        match self {
            Known::Must(name) | Known::May(name) => name,
        }
    }
}

/// The known members of an object, each `None` when absent.
///
/// Anything that is not these members, each once, is a problem.
pub(crate) fn members<'v, 'd, const N: usize>(
    value: &'v Value<'d>,
    known: [Known; N],
    at: &Path<'_>,
    problems: &mut Vec<Problem>,
) -> [Option<&'v Value<'d>>; N] {
    let mut found = [None; N];
    let Value::Object(members) = value else {
        problems.push(at.problem("This has to be an object."));
        return found;
    };
    let mut unknown = HashSet::new();
    for (name, value) in members {
        let sentence = match known.iter().position(|known| known.name() == name) {
            Some(index) if found[index].is_none() => {
                found[index] = Some(value);
                continue;
            }
            None if unknown.insert(name) => "This member is not known here.",
            _ => "This member is given more than once.",
        };
        problems.push(at.member(name).problem(sentence));
    }
    for (known, found) in known.iter().zip(&found) {
        if let (Known::Must(name), None) = (known, found) {
            problems.push(at.member(name).problem("This member is missing."));
        }
    }
    found
}

/// A text of 1 to 64 Unicode scalar values.
pub(crate) fn text<'v>(value: Option<&'v Value<'_>>, at: &Path<'_>, problems: &mut Vec<Problem>) -> Option<&'v str> {
    let sentence = match value? {
        Value::Text(text) if (1..=TEXT_MAX).contains(&text.chars().take(TEXT_MAX + 1).count()) => return Some(text),
        Value::Text(_) => "A text has 1 to 64 characters.",
        Value::BrokenText => "This text holds half a surrogate pair.",
        _ => "This has to be a text.",
    };
    problems.push(at.problem(sentence));
    None
}

/// An integer from `min` to `max`, written in digits only.
pub(crate) fn integer(
    value: Option<&Value<'_>>,
    [min, max]: [i64; 2],
    at: &Path<'_>,
    problems: &mut Vec<Problem>,
) -> Option<i64> {
    let number = match value? {
        Value::Integer(number) => Some(*number),
        Value::Number(spelled) if !is_in_digits(spelled) => {
            problems.push(at.problem("A whole number is written in digits only."));
            return None;
        }
        // Digits that do not fit are beyond every bound.
        Value::Number(spelled) => spelled.parse().ok(),
        _ => {
            problems.push(at.problem("This has to be a whole number."));
            return None;
        }
    };
    let number = number.filter(|number| (min..=max).contains(number));
    if number.is_none() {
        problems.push(at.problem(format!("This has to be from {min} to {max}.")));
    }
    number
}

/// A sign is allowed here: a number below zero is refused for its bound.
fn is_in_digits(spelled: &str) -> bool {
    spelled != "-0" && spelled.strip_prefix('-').unwrap_or(spelled).bytes().all(|byte| byte.is_ascii_digit())
}

/// One of a few words.
pub(crate) fn word<T: Copy>(
    value: Option<&Value<'_>>,
    words: &[(&'static str, T)],
    at: &Path<'_>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let found = match value? {
        Value::Text(text) => words.iter().find(|(word, _)| word == text),
        _ => None,
    };
    if found.is_none() {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        problems.push(at.problem(format!("This has to be {}.", all.join(" or "))));
    }
    found.map(|(_, meaning)| *meaning)
}

/// The items of a list that is not too long.
pub(crate) fn items<'v, 'd>(
    value: Option<&'v Value<'d>>,
    at: &Path<'_>,
    problems: &mut Vec<Problem>,
) -> Option<&'v [Value<'d>]> {
    let sentence = match value? {
        Value::List(items) if items.len() <= ITEMS_MAX => return Some(items),
        Value::List(_) => "A list holds at most 200000 items.",
        _ => "This has to be a list.",
    };
    problems.push(at.problem(sentence));
    None
}
