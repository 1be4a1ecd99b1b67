//! Dispute told: an agency says of what staff entered for it that it was not them. The coordinators hear of it; what counts
//! the agency changes as always.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::DisputeToldAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// What was not told by the agency.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DisputeTold {
    /// The entry.
    pub entry: Uuid,
}

/// Marks an entry as disputed, and gives its id. Said twice it is said once.
pub async fn dispute_told(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &DisputeTold,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let disputed = operation.write("dispute_told", actor, key, input, async |tx, actor, input| {
        let found = finders::told_deed_locked(tx.conn(), actor, input.entry).await?;
        let permit = authorize(actor, DisputeToldAction, found, tx)?;
        let entry = permit.subject();
        if entry.disputed_at.is_some() {
            return Ok(entry.id);
        }
        let (campaign, agency, id) = (entry.campaign_id, entry.agency_id, entry.id);
        let mut row = entry.clone().into_active_model();
        row.disputed_at = Set(Some(tx.now()));
        row.disputed_by = Set(actor.person());
        tx.update(row).await?;
        tx.record(actor, Fact::ToldDisputed { campaign, agency, entry: id }).await?;
        Ok(id)
    });
    disputed.await
}
