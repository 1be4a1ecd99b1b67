//! A record without the caps that were stated: looser ones, by which it clears
//! the same way. docs/adr/0013-what-the-pair-tells.md says what they tell.

use crate::clear::too_large;
use crate::input::{self, Input};
use crate::json::{self, INTEGER_MAX, Value};
use crate::problem::Problem;
use crate::rounds;

/// The same input with each cap replaced by the loosest that gives the same
/// rounds and so the same outcome: a line dropped for its cap gets the landed price it
/// did not accept, rounded up, less 1; every other line loses its cap.
///
/// Refused, with pointer `/pledgeLines`, is only a cap beyond 2^53 − 1.
pub fn redact(input: &Input) -> Result<Input, Problem> {
    let caps = caps(input)?;
    Ok(input.with_caps(caps.into_iter()))
}

/// Redacts a document: the same members in the same order, also where that
/// order is not the one of the format.
pub fn redact_document(bytes: &[u8]) -> Result<String, Vec<Problem>> {
    let mut document = json::read(bytes).map_err(|problem| vec![problem])?;
    let input = input::from_value(&document)?;
    let caps = caps(&input).map_err(|problem| vec![problem])?;
    if let Value::Object(members) = &mut document {
        let lines = members.iter_mut().filter(|(name, _)| name == "pledgeLines");
        for (_, lines) in lines {
            replace_caps(lines, &caps);
        }
    }
    Ok(json::write(&document))
}

fn replace_caps(lines: &mut Value<'_>, caps: &[Option<i64>]) {
    let Value::List(lines) = lines else { return };
    for (line, cap) in lines.iter_mut().zip(caps) {
        let Value::Object(members) = line else { continue };
        match (members.iter().position(|(name, _)| name == "maxLandedPrice"), cap) {
            (Some(place), Some(cap)) => members[place].1 = Value::Integer(*cap),
            (Some(place), None) => drop(members.remove(place)),
            (None, _) => {}
        }
    }
}

fn caps(input: &Input) -> Result<Vec<Option<i64>>, Problem> {
    let cap = |missed: Option<u128>| {
        missed.map_or(Ok(None), |price| match i64::try_from(price - 1) {
            Ok(cap @ ..=INTEGER_MAX) => Ok(Some(cap)),
            _ => Err(too_large("The redacted limits would pass 9007199254740991.")),
        })
    };
    rounds::run(input).missed.into_iter().map(cap).collect()
}
