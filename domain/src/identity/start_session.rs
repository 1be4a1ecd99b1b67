//! Start a session: what every way of signing in ends with.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, IntoActiveModel};
use serde::Serialize;
use uuid::Uuid;

use super::account_mail::{self, AccountMailKind};
use super::seen_address::{self, SeenDoing};
use super::session::{IDLE_DAYS, SESSION_DAYS};
use super::{cookie_hash, finders, known_browser, session};
use crate::access::Actor;
use crate::error::{Denial, Failure, Stop};
use crate::operation::{Operation, Tx};

/// Where somebody signs in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Arriving {
    /// The mark by which we tell this browser from others; none when it keeps no cookies.
    pub browser: Option<String>,
    /// What it is called, by [`device_of`](super::device_of).
    pub device: String,
    /// The session cookie it came with: that session is over, whoever it belonged to.
    pub before: Option<String>,
}

/// Starts a session without a sign-in: for the personas of a demonstration and for tests.
pub async fn start_session(operation: &Operation, person: Uuid, cookie: &str) -> Result<(), Failure> {
    let input = (person, cookie_hash(cookie));
    let nobody = Actor::nobody();
    let started = operation.write("start_session", &nobody, None, &input, async |tx, _, (person, hash)| {
        insert(tx, *person, hash, "", None).await
    });
    started.await.map(|_| ())
}

/// Starts the session of somebody who has just signed in. A browser keeps one session; that a browser was not seen before is
/// told by mail.
pub(crate) async fn begin(tx: &Tx, person: Uuid, hash: &str, arriving: &Arriving) -> Result<(), Stop> {
    if !arrive(tx, person, arriving).await? {
        account_mail::write(tx, person, AccountMailKind::NewDevice, &arriving.device).await?;
    }
    insert(tx, person, hash, &arriving.device, None).await?;
    Ok(seen_address::note(tx, SeenDoing::SigningIn, Some(person), None).await?)
}

/// A provider somebody signed in by, and its network: the session counts in no other, since a coordinator who sets a provider up
/// says whom it signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct By {
    /// The network.
    pub(crate) network: Uuid,
    /// The provider.
    pub(crate) provider: Uuid,
}

/// Starts the session of somebody who signed in by a provider.
pub(crate) async fn begin_by(tx: &Tx, by: By, person: Uuid, hash: &str, arriving: &Arriving) -> Result<(), Stop> {
    if !arrive(tx, person, arriving).await? {
        account_mail::write(tx, person, AccountMailKind::NewDevice, &arriving.device).await?;
    }
    insert(tx, person, hash, &arriving.device, Some(by)).await?;
    Ok(seen_address::note(tx, SeenDoing::SigningIn, Some(person), None).await?)
}

/// Starts the first session of somebody who was unknown until this very deed: they know where they are.
pub(crate) async fn begin_first(tx: &Tx, person: Uuid, hash: &str, arriving: &Arriving) -> Result<(), Stop> {
    arrive(tx, person, arriving).await?;
    insert(tx, person, hash, &arriving.device, None).await?;
    Ok(seen_address::note(tx, SeenDoing::SigningIn, Some(person), None).await?)
}

/// Ends the session the browser came with, and says whether this person signed in from it before. Whoever was erased since
/// they were found signs in nowhere.
async fn arrive(tx: &Tx, person: Uuid, arriving: &Arriving) -> Result<bool, Stop> {
    if finders::was_erased(tx.conn(), person).await? {
        return Err(Denial::Unauthenticated.into());
    }
    if let Some(before) = &arriving.before {
        super::sign_out::end(tx, &cookie_hash(before)).await?;
    }
    is_known(tx, person, arriving.browser.as_deref()).await
}

/// Whether this person signed in from this browser before; from now on they did.
async fn is_known(tx: &Tx, person: Uuid, mark: Option<&str>) -> Result<bool, Stop> {
    let Some(mark) = mark else { return Ok(false) };
    let (hash, now) = (cookie_hash(mark), tx.now());
    if let Some(known) = finders::known_browser_locked(tx.conn(), person, &hash).await? {
        let mut known = known.into_active_model();
        known.seen_at = Set(now);
        tx.update(known).await?;
        return Ok(true);
    }
    tx.insert(known_browser::ActiveModel {
        id: Set(tx.new_id()),
        person_id: Set(person),
        mark_hash: Set(hash),
        first_seen_at: Set(now),
        seen_at: Set(now),
    })
    .await?;
    Ok(false)
}

async fn insert(tx: &Tx, person: Uuid, hash: &str, device: &str, by: Option<By>) -> Result<(), Stop> {
    let now = tx.now();
    tx.insert(session::ActiveModel {
        id: Set(tx.new_id()),
        token_hash: Set(hash.to_owned()),
        person_id: Set(person),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::days(IDLE_DAYS)),
        ended_at: Set(None),
        device: Set(device.to_owned()),
        last_used_at: Set(Some(now)),
        ends_by: Set(Some(now + TimeDelta::days(SESSION_DAYS))),
        renew_since: Set(None),
        previous_hash: Set(None),
        previous_until: Set(None),
        within_id: Set(by.map(|by| by.network)),
        provider_id: Set(by.map(|by| by.provider)),
    })
    .await?;
    Ok(())
}

/// Has every session of a person get a new cookie at its next request: call it in the transaction in which what they may do
/// changes, so that a cookie somebody got hold of earlier opens none of the new doors.
pub(crate) async fn renew_sessions_of(tx: &Tx, person: Uuid) -> Result<(), DbErr> {
    finders::mark_for_renewal(tx.conn(), person, tx.now()).await
}
