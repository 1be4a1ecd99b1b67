//! Sign out: end the session of this browser.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;

use super::{cookie_hash, finders};
use crate::access::Actor;
use crate::error::{Failure, Stop};
use crate::operation::{Operation, Tx};

/// Ends the session of a cookie. A cookie that is not signed in is fine: the wish is fulfilled.
pub async fn sign_out(operation: &Operation, cookie: &str) -> Result<(), Failure> {
    let hash = cookie_hash(cookie);
    let nobody = Actor::nobody();
    let ended = operation.write("sign_out", &nobody, None, &hash, async |tx, _, hash: &String| end(tx, hash).await);
    ended.await.map(|_| ())
}

/// Ends the session of a cookie, if there is one.
pub(super) async fn end(tx: &Tx, hash: &str) -> Result<(), Stop> {
    if let Some(session) = finders::session_locked(tx.conn(), hash, tx.now()).await? {
        let mut session = session.into_active_model();
        session.ended_at = Set(Some(tx.now()));
        tx.update(session).await?;
    }
    Ok(())
}
