//! Change one's language and time zone.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::ChangeMySettingsAction;
use super::{Language, finders};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::operation::{Operation, RequestKey};

/// How a person likes to read.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeMySettings {
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
        if words::time::zone(&input.zone).is_none() {
            return Problem::at("zone", ProblemCode::UnknownZone).refuse();
        }
        let mut person = permit.subject().clone().into_active_model();
        person.language = Set(input.language);
        person.zone = Set(input.zone.clone());
        Ok(tx.update(person).await?.id)
    });
    changed.await
}
