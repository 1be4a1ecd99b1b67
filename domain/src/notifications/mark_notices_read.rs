//! Mark one's notices as read.

use uuid::Uuid;

use super::finders;
use super::permission::{MarkNoticesReadAction, OwnNotices};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey};

/// Marks the notices of the person who acts, in this network, as read: `up_to` and all that were made before it. One that
/// came after the page was shown stays unread. Says how many there were.
pub async fn mark_notices_read(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    up_to: Uuid,
) -> Result<Result<u64, Vec<Problem>>, Failure> {
    let marked = operation.write("mark_notices_read", actor, key, &up_to, async |tx, actor, up_to| {
        let found = finders::notice(tx.conn(), actor, *up_to).await?;
        let found = found.map(|(notice, ..)| OwnNotices(notice.person_id));
        let permit = authorize(actor, MarkNoticesReadAction, found, tx)?;
        Ok(finders::mark_read(tx.conn(), permit.actor(), *up_to, tx.now()).await?)
    });
    marked.await
}
