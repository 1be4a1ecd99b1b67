//! Change one's name, language and time zone.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::ChangeMySettingsAction;
use super::{Language, finders};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey};
use crate::text;

/// The most characters of a person's name.
const NAME_MAX: usize = 200;

/// What a person is called, and how they like to read.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeMySettings {
    /// What they are called from now on, everywhere; the name stays where there is none.
    pub name: Option<String>,
    /// The language.
    pub language: Language,
    /// An IANA zone.
    pub zone: String,
}

/// Changes the settings of the person who acts.
pub async fn change_my_settings(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeMySettings,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let changed = operation.write("change_my_settings", actor, key, input, async |tx, actor, input| {
        let found = match actor.person() {
            Some(person) => finders::person(tx.conn(), person).await?,
            None => None,
        };
        let permit = authorize(actor, ChangeMySettingsAction, found, tx)?;
        let name = input.name.as_deref().and_then(|name| text::required("name", name, NAME_MAX));
        let mut problems: Vec<Problem> = name.into_iter().collect();
        if words::time::zone(&input.zone).is_none() {
            problems.push(Problem::at("zone", ProblemCode::UnknownZone));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let mut person = permit.subject().clone().into_active_model();
        if let Some(name) = &input.name {
            person.name = Set(text::one_line(name));
            person.folded_name = Set(text::folded(name));
        }
        person.language = Set(input.language);
        person.zone = Set(input.zone.clone());
        Ok(tx.update(person).await?.id)
    });
    changed.await
}
