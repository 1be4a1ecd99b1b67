//! Change for how long the network keeps what it keeps for its people.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use super::permission::ChangeRetentionAction;
use super::retention::{self, Retention};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// Changes it in the network of the actor, and gives the network's id. `keep_days_max` is the most days of whoever runs the
/// server. The clock looks at once for what is now too old.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn change_retention(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &Retention,
    keep_days_max: i64,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let input = (*input, keep_days_max);
    let changed = operation.write("change_retention", actor, key, &input, async |tx, actor, (input, keep_days_max)| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, ChangeRetentionAction, found, tx)?;
        let problems = input.problems(*keep_days_max);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        if finders::retention(tx.conn(), tx.network()).await?.is_none() {
            retention::begin(tx, tx.now()).await?;
        }
        let Some(row) = finders::retention_locked(tx.conn(), tx.network()).await? else { return Ok(tx.network()) };
        let mut row = row.into_active_model();
        row.notices_days = Set(input.notices_days);
        row.mails_days = Set(input.mails_days);
        row.invitations_days = Set(input.invitations_days);
        row.next_sweep_at = Set(tx.now());
        row.changed_at = Set(tx.now());
        tx.update(row).await?;
        let Retention { notices_days, mails_days, invitations_days } = *input;
        tx.record(permit.actor(), Fact::RetentionChanged { notices_days, mails_days, invitations_days }).await?;
        Ok(tx.network())
    });
    changed.await
}
