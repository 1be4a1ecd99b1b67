//! Note that a session is used, and give it a new cookie where one is due.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::session::PREVIOUS_KEPT;
use super::{cookie_hash, finders};
use crate::access::Actor;
use crate::error::Failure;
use crate::operation::Operation;

/// Notes that a session is used now. Where its cookie is to be replaced, `cookie` (from [`Operation::secret`]) takes its place
/// if the browser can be told; says whether it did. The cookie before is taken for another minute, since the browser may
/// have sent more requests with it; whoever comes with that one is given none.
///
/// # Errors
/// A database that fails.
pub async fn keep_session(
    operation: &Operation,
    session: Uuid,
    came_with: &str,
    cookie: Option<&str>,
) -> Result<bool, Failure> {
    let input = (session, cookie_hash(came_with), cookie.map(cookie_hash));
    let nobody = Actor::nobody();
    let kept = operation.write("keep_session", &nobody, None, &input, async |tx, _, (session, shown, hash)| {
        let now = tx.now();
        let found = finders::session_by_id_locked(tx.conn(), *session).await?;
        let Some(session) = found.filter(|session| session.ended_at.is_none() && now < session.expires_at) else {
            return Ok(false);
        };
        let expires_at = session.ends_after_use(now);
        let renewed = hash.clone().filter(|_| session.renew_since.is_some() && session.token_hash == *shown);
        let before = session.token_hash.clone();
        let mut row = session.into_active_model();
        row.last_used_at = Set(Some(now));
        row.expires_at = Set(expires_at);
        let is_renewed = renewed.is_some();
        if let Some(hash) = renewed {
            row.token_hash = Set(hash);
            row.renew_since = Set(None);
            row.previous_hash = Set(Some(before));
            row.previous_until = Set(Some(now + PREVIOUS_KEPT));
        }
        tx.update(row).await?;
        Ok(is_renewed)
    });
    Ok(kept.await?.unwrap_or(false))
}
