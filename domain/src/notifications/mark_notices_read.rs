//! Mark one's notices as read.

use super::finders;
use super::permission::{MarkNoticesReadAction, OwnNotices};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey};

/// Marks all notices of the person who acts, in this network, as read; says how many there were.
pub async fn mark_notices_read(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
) -> Result<Result<u64, Vec<Problem>>, Failure> {
    let marked = operation.write("mark_notices_read", actor, key, &(), async |tx, actor, ()| {
        let found = actor.belongs().then(|| OwnNotices(actor.person().unwrap_or_default()));
        let permit = authorize(actor, MarkNoticesReadAction, found, tx)?;
        Ok(finders::mark_read(tx.conn(), permit.actor(), tx.now()).await?)
    });
    marked.await
}
