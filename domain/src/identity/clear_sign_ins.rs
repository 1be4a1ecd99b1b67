//! Remove what nobody can sign in with any more: sessions and links that ended by themselves. The clock's deed.

use chrono::TimeDelta;

use super::finders;
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::operation::Operation;

/// For how long they stay after their end, so that what happened lately can be looked into.
const KEPT_BESIDE: TimeDelta = TimeDelta::days(1);

/// How much longer they stay to be removed together with others.
const TOGETHER: TimeDelta = TimeDelta::hours(1);

/// How many of each are removed in one transaction.
const CHUNK: u64 = 1_000;

/// What ended at this instant or earlier is due to be removed.
pub(crate) fn removal_due_since(now: Instant) -> Instant {
    now - KEPT_BESIDE - TOGETHER
}

/// Removes sessions and sign-in links that ended a day ago, some at a time. Says whether there were any.
///
/// # Errors
/// A database that fails.
pub async fn clear_sign_ins(operation: &Operation) -> Result<bool, Failure> {
    let nobody = Actor::nobody();
    let done = operation.write("clear_sign_ins", &nobody, None, &(), async |tx, _, ()| {
        let ended = tx.now() - KEPT_BESIDE;
        let sessions = finders::remove_sessions(tx.conn(), ended, CHUNK).await?;
        Ok(sessions + finders::remove_links(tx.conn(), ended, CHUNK).await?)
    });
    Ok(done.await?.is_ok_and(|removed| removed > 0))
}
