//! End one of one's sessions, or all others at once.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use super::permission::{EndOtherSessionsAction, EndSessionAction};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey};

/// Ends a session of the person who acts. One that has ended already is fine: the wish is fulfilled.
pub async fn end_session(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    session: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let ended = operation.write("end_session", actor, key, &session, async |tx, actor, session| {
        let found = finders::own_session_locked(tx.conn(), actor, *session).await?;
        let permit = authorize(actor, EndSessionAction, found, tx)?;
        let session = permit.subject();
        if session.ended_at.is_none() {
            let mut row = session.clone().into_active_model();
            row.ended_at = Set(Some(tx.now()));
            tx.update(row).await?;
        }
        Ok(session.id)
    });
    ended.await
}

/// Ends every session of the person who acts but `current`, the one they act in; how many there were.
pub async fn end_other_sessions(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    current: Option<Uuid>,
) -> Result<Result<u64, Vec<Problem>>, Failure> {
    let ended = operation.write("end_other_sessions", actor, key, &current, async |tx, actor, current| {
        let found = match actor.person() {
            Some(person) => finders::person(tx.conn(), person).await?,
            None => None,
        };
        let permit = authorize(actor, EndOtherSessionsAction, found, tx)?;
        Ok(finders::end_sessions_but(tx.conn(), permit.subject().id, *current, tx.now()).await?)
    });
    ended.await
}
