//! Sign in with a mailed link.

use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DbErr, IntoActiveModel};
use serde::Serialize;
use uuid::Uuid;

use super::start_session::{Arriving, begin};
use super::{SigningKey, cookie_hash, finders, sign_in_link};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, Tx};

/// A link somebody follows.
#[derive(Clone, Debug, Serialize)]
pub struct SignIn {
    /// The secret in it.
    #[serde(skip)]
    pub token: String,
    /// Whether they said that it may sign in here although it was asked for in another browser.
    pub elsewhere: bool,
}

/// The link a secret belongs to, as long as it signs in at `now`. Looking uses nothing up: scanners of mail look at every link.
pub async fn link_to_follow(
    conn: &impl ConnectionTrait,
    key: &SigningKey,
    token: &str,
    now: Instant,
) -> Result<Option<sign_in_link::Model>, DbErr> {
    let Some(link) = key.link_of_token(token) else { return Ok(None) };
    Ok(finders::link(conn, link).await?.filter(|link| link.is_good(now)))
}

/// Uses a link up and starts a session whose cookie is `cookie` (from [`Operation::secret`]); gives who is signed in. In
/// another browser than the one that asked, only after a question.
pub async fn sign_in(
    operation: &Operation,
    key: &SigningKey,
    wish: &SignIn,
    cookie: &str,
    arriving: &Arriving,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let Some(link) = key.link_of_token(&wish.token) else {
        return Ok(Err(vec![Problem::whole(ProblemCode::LinkNotValid)]));
    };
    let input = (link, wish.elsewhere, cookie_hash(cookie), arriving.clone());
    let nobody = Actor::nobody();
    operation
        .write("sign_in", &nobody, None, &input, async |tx, _, (link, elsewhere, hash, arriving)| {
            use_link(tx, *link, *elsewhere, hash, arriving).await
        })
        .await
}

async fn use_link(tx: &Tx, link: Uuid, elsewhere: bool, hash: &str, arriving: &Arriving) -> Result<Uuid, Stop> {
    let found = finders::link_locked(tx.conn(), link).await?;
    let now = tx.now();
    let Some(link) = found.filter(|link| link.is_good(now)) else {
        return Problem::whole(ProblemCode::LinkNotValid).refuse();
    };
    if !elsewhere && !link.was_asked_for_in(arriving.browser.as_deref()) {
        return Problem::whole(ProblemCode::AskedElsewhere).refuse();
    }
    let person = link.person_id;
    let mut used = link.into_active_model();
    used.used_at = Set(Some(now));
    used.next_attempt_at = Set(None);
    tx.update(used).await?;
    begin(tx, person, hash, arriving).await?;
    Ok(person)
}
