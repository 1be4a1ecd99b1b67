//! Change for how long the network keeps what it keeps for its people.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::ChangeRetentionAction;
use super::retention::{self, Retention};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// What is to hold from now on.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChangeRetention {
    /// For how many days what is kept.
    pub retention: Retention,
    /// The version the form showed.
    pub version: i64,
    /// The most days of whoever runs the server.
    pub keep_days_max: i64,
}

/// Changes it in the network of the actor, and gives the network's id. The clock looks at once for what is now too old.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn change_retention(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeRetention,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let changed = operation.write("change_retention", actor, key, input, async |tx, actor, input| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, ChangeRetentionAction, found, tx)?;
        let shown = finders::retention(tx.conn(), tx.network()).await?.map(|row| row.version);
        if shown.unwrap_or(0) != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let problems = input.retention.problems(input.keep_days_max);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        if shown.is_none() {
            retention::begin(tx, tx.now()).await?;
        }
        let Some(row) = finders::retention_locked(tx.conn(), tx.network()).await? else { return Ok(tx.network()) };
        let Retention { notices_days, mails_days, invitations_days } = input.retention;
        let version = row.version + 1;
        let mut row = row.into_active_model();
        row.notices_days = Set(notices_days);
        row.mails_days = Set(mails_days);
        row.invitations_days = Set(invitations_days);
        row.version = Set(version);
        row.next_sweep_at = Set(tx.now());
        row.changed_at = Set(tx.now());
        tx.update(row).await?;
        tx.record(permit.actor(), Fact::RetentionChanged { notices_days, mails_days, invitations_days }).await?;
        Ok(tx.network())
    });
    changed.await
}
