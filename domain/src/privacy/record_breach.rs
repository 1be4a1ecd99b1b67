//! Write down a breach of privacy, or what is known better of one: a further entry, never a change of an earlier one.

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::breach_entry::{self, Harm};
use super::finders;
use super::permission::RecordBreachAction;
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest of its texts.
const TEXT_MAX: usize = 4_000;
/// The longest word on when it happened.
const LINE_MAX: usize = 200;
/// More people than there are.
const PEOPLE_MAX: i64 = 10_000_000_000;

/// A breach as it is known now.
#[derive(Clone, Debug, Serialize)]
pub struct RecordBreach {
    /// An earlier entry about the same breach; none for another breach.
    pub breach: Option<Uuid>,
    /// How many entries about the breach whoever writes has seen; 0 for another breach.
    pub revision: i64,
    /// What happened.
    pub happened: String,
    /// When it happened, as far as that is known; may be empty.
    pub happened_when: String,
    /// On which day it was noticed: an entry has to say it.
    pub noticed_on: Option<NaiveDate>,
    /// What data, of whom.
    pub data: String,
    /// How many people it concerns; none while nobody knows.
    pub people: Option<i64>,
    /// Whether there is a real risk of serious harm.
    pub harm: Harm,
    /// Why it was judged so; may be empty until it is judged.
    pub harm_reasons: String,
    /// Who was told, and when; may be empty.
    pub told: String,
    /// What was done against it; may be empty.
    pub done: String,
}

/// Adds an entry, and gives its id.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn record_breach(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RecordBreach,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let recorded = operation.write("record_breach", actor, key, input, async |tx, actor, input| {
        // The network's row is held: numbers follow each other.
        let found = finders::network_locked(tx.conn(), actor).await?;
        authorize(actor, RecordBreachAction, found, tx)?;
        let mut problems = check(input, tx.now().date_naive());
        let place = place(tx, actor, input).await?;
        if place.revision != input.revision + 1 {
            problems.push(Problem::at("revision", ProblemCode::StaleVersion));
        }
        let Some(noticed_on) = input.noticed_on.filter(|_| problems.is_empty()) else {
            return Err(Stop::Refused(problems));
        };
        let id = write(tx, actor, input, noticed_on, place).await?;
        tx.record(actor, Fact::BreachRecorded { breach: place.breach.unwrap_or(id), entry: id }).await?;
        Ok(id)
    });
    recorded.await
}

/// Where an entry goes.
#[derive(Clone, Copy)]
struct Place {
    breach: Option<Uuid>,
    number: i64,
    revision: i64,
}

async fn place(tx: &Tx, actor: &Actor, input: &RecordBreach) -> Result<Place, Stop> {
    let Some(named) = input.breach else {
        let number = finders::last_breach_number(tx.conn(), tx.network()).await? + 1;
        return Ok(Place { breach: None, number, revision: 1 });
    };
    let earlier = finders::breach_entry(tx.conn(), actor, named).await?.ok_or(Denial::NotFound)?.0;
    let last = finders::last_revision(tx.conn(), tx.network(), earlier.breach_id).await?;
    Ok(Place { breach: Some(earlier.breach_id), number: earlier.number, revision: last + 1 })
}

async fn write(
    tx: &Tx,
    actor: &Actor,
    input: &RecordBreach,
    noticed_on: NaiveDate,
    place: Place,
) -> Result<Uuid, Stop> {
    let id = tx.new_id();
    let text = |text: &str| Set(text.trim().to_owned());
    tx.insert(breach_entry::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(id),
        breach_id: Set(place.breach.unwrap_or(id)),
        number: Set(place.number),
        revision: Set(place.revision),
        happened: text(&input.happened),
        happened_when: text(&input.happened_when),
        noticed_on: Set(noticed_on),
        data: text(&input.data),
        people: Set(input.people),
        harm: Set(input.harm),
        harm_reasons: text(&input.harm_reasons),
        told: text(&input.told),
        done: text(&input.done),
        recorded_at: Set(tx.now()),
        recorded_by: Set(actor.person().unwrap_or_default()),
    })
    .await?;
    Ok(id)
}

/// The rules. `today` is the day at UTC: somewhere it is tomorrow already, so one day more is no mistake.
fn check(input: &RecordBreach, today: NaiveDate) -> Vec<Problem> {
    let needed = [("happened", &input.happened), ("data", &input.data)];
    let optional = [("harmReasons", &input.harm_reasons), ("told", &input.told), ("done", &input.done)];
    let needed = needed.into_iter().filter_map(|(field, text)| text::required(field, text, TEXT_MAX));
    let mut problems: Vec<Problem> = needed.collect();
    problems.extend(text::optional("happenedWhen", &input.happened_when, LINE_MAX));
    problems.extend(optional.into_iter().filter_map(|(field, text)| text::optional(field, text, TEXT_MAX)));
    match input.noticed_on {
        None => problems.push(Problem::at("noticedOn", ProblemCode::Missing)),
        Some(day) if day > today.succ_opt().unwrap_or(today) => {
            problems.push(Problem::at("noticedOn", ProblemCode::InTheFuture));
        }
        Some(_) => {}
    }
    if input.people.is_some_and(|people| !(0..=PEOPLE_MAX).contains(&people)) {
        let said = input.people.unwrap_or_default().to_string();
        problems.push(Problem::at("people", ProblemCode::NotANumber).with("value", ProblemArg::Text(said)));
    }
    // Who judges says why: that is what whoever reads the log years later has to understand.
    if input.harm != Harm::NotJudged && input.harm_reasons.trim().is_empty() {
        problems.push(Problem::at("harmReasons", ProblemCode::Missing));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sound() -> RecordBreach {
        RecordBreach {
            breach: None,
            revision: 0,
            happened: "A list of members went to the wrong address.".into(),
            happened_when: "In the morning".into(),
            noticed_on: Some(day("2027-02-19")),
            data: "Names and email addresses of members.".into(),
            people: Some(12),
            harm: Harm::NotJudged,
            harm_reasons: String::new(),
            told: String::new(),
            done: String::new(),
        }
    }

    #[test]
    fn each_rule_names_its_field() {
        use ProblemCode::{ControlCharacter, InTheFuture, Missing, NotANumber, TooLong};
        let today = day("2027-02-19");
        assert_eq!(check(&sound(), today), Vec::new());
        let tomorrow = RecordBreach { noticed_on: Some(day("2027-02-20")), people: None, ..sound() };
        assert_eq!(check(&tomorrow, today), Vec::new());
        let long = || "x".repeat(TEXT_MAX + 1);
        let table = [
            (RecordBreach { happened: " ".into(), ..sound() }, "happened", Missing),
            (RecordBreach { data: String::new(), ..sound() }, "data", Missing),
            (RecordBreach { happened_when: "x".repeat(201), ..sound() }, "happenedWhen", TooLong),
            (RecordBreach { noticed_on: None, ..sound() }, "noticedOn", Missing),
            (RecordBreach { noticed_on: Some(day("2027-02-21")), ..sound() }, "noticedOn", InTheFuture),
            (RecordBreach { people: Some(-1), ..sound() }, "people", NotANumber),
            (RecordBreach { harm: Harm::SeriousRisk, ..sound() }, "harmReasons", Missing),
            (RecordBreach { harm: Harm::NoSeriousRisk, ..sound() }, "harmReasons", Missing),
            (RecordBreach { told: long(), ..sound() }, "told", TooLong),
            (RecordBreach { done: "a\0".into(), ..sound() }, "done", ControlCharacter),
        ];
        for (input, field, code) in table {
            let found: Vec<_> = check(&input, today).into_iter().map(|problem| (problem.field, problem.code)).collect();
            assert_eq!(found, [(Some(field.to_owned()), code)]);
        }
    }
}
