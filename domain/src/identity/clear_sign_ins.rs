//! Remove what nobody can sign in with any more: sessions and links that ended by themselves, mails about them, and browsers
//! nobody came back with. The clock's deed.

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

/// As long as a browser keeps our mark, and a little longer: whoever comes back with it later has another one anyway.
const BROWSERS_KEPT: TimeDelta = TimeDelta::days(400);

/// How many of each are removed in one transaction.
const CHUNK: u64 = 1_000;

/// What ended at this instant or earlier is due to be removed.
pub(crate) fn removal_due_since(now: Instant) -> Instant {
    now - KEPT_BESIDE - TOGETHER
}

/// A browser nobody signed in from since this instant is due to be forgotten.
pub(crate) fn forgetting_due_since(now: Instant) -> Instant {
    now - BROWSERS_KEPT - TOGETHER
}

/// Removes sessions and sign-in links that ended a day ago, some at a time. Says whether there were any.
///
/// # Errors
/// A database that fails.
pub async fn clear_sign_ins(operation: &Operation) -> Result<bool, Failure> {
    let nobody = Actor::nobody();
    let done = operation.write("clear_sign_ins", &nobody, None, &(), async |tx, _, ()| {
        let ended = tx.now() - KEPT_BESIDE;
        let mut removed = finders::remove_sessions(tx.conn(), ended, CHUNK).await?;
        removed += finders::remove_links(tx.conn(), ended, CHUNK).await?;
        removed += finders::remove_account_mails(tx.conn(), ended, CHUNK).await?;
        removed += finders::remove_ceremonies(tx.conn(), ended, CHUNK).await?;
        removed += finders::remove_tokens(tx.conn(), ended, CHUNK).await?;
        Ok(removed + finders::remove_known_browsers(tx.conn(), tx.now() - BROWSERS_KEPT, CHUNK).await?)
    });
    Ok(done.await?.is_ok_and(|removed| removed > 0))
}
