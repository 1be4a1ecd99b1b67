//! Sign in with a mailed link.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::{SigningKey, cookie_hash, finders, session};
use crate::access::Actor;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, Tx};

/// How long a session lasts.
pub const SESSION_DAYS: i64 = 30;

/// Uses a link up and starts a session whose cookie is `cookie` (from [`Operation::secret`]); gives who is signed in.
pub async fn sign_in(
    operation: &Operation,
    key: &SigningKey,
    token: &str,
    cookie: &str,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let Some(link) = key.link_of_token(token) else {
        return Ok(Err(vec![Problem::whole(ProblemCode::LinkNotValid)]));
    };
    let input = (link, cookie_hash(cookie));
    operation
        .write("sign_in", &Actor::nobody(), None, &input, async |tx, _, (link, hash)| use_link(tx, *link, hash).await)
        .await
}

async fn use_link(tx: &Tx, link: Uuid, hash: &str) -> Result<Uuid, Stop> {
    let found = finders::link_locked(tx.conn(), link).await?;
    let now = tx.now();
    let Some(link) = found.filter(|link| link.used_at.is_none() && now < link.expires_at) else {
        return Problem::whole(ProblemCode::LinkNotValid).refuse();
    };
    let person = link.person_id;
    let mut used = link.into_active_model();
    used.used_at = Set(Some(now));
    used.next_attempt_at = Set(None);
    tx.update(used).await?;
    insert_session(tx, person, hash).await?;
    Ok(person)
}

/// Starts a session without a link: for the personas of a demonstration and for tests.
pub async fn start_session(operation: &Operation, person: Uuid, cookie: &str) -> Result<(), Failure> {
    let input = (person, cookie_hash(cookie));
    let nobody = Actor::nobody();
    let started = operation.write("start_session", &nobody, None, &input, async |tx, _, (person, hash)| {
        insert_session(tx, *person, hash).await
    });
    started.await.map(|_| ())
}

/// Starts a session within a deed that has found out who is there.
pub(crate) async fn insert_session(tx: &Tx, person: Uuid, hash: &str) -> Result<(), Stop> {
    let now = tx.now();
    tx.insert(session::ActiveModel {
        id: Set(tx.new_id()),
        token_hash: Set(hash.to_owned()),
        person_id: Set(person),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::days(SESSION_DAYS)),
        ended_at: Set(None),
    })
    .await?;
    Ok(())
}
