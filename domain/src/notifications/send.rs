//! Lease a mail, send it elsewhere, settle it: no lock is held while talking to a mail server.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::channel::DeliveryState;
use super::{delivery, finders};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::{Denial, Failure};
use crate::operation::Operation;

/// A mail to one person, held by this courier until its lease runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leased {
    /// In which network.
    pub network: Uuid,
    /// Which delivery.
    pub delivery: Uuid,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// Why a mail did not go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Failed {
    /// It may go out later: the server is away or busy.
    Transient(String),
    /// It never will: the server refuses this mail or this recipient.
    Permanent(String),
}

/// The waits between attempts: one minute, doubling up to an hour; after this many attempts (about three days) a mail is
/// parked.
const ATTEMPTS_MAX: i64 = 78;

/// When to try again after so many attempts; none when it was enough.
pub fn next_attempt_after(attempts: i64, now: Instant) -> Option<Instant> {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(6);
    let minutes = (1_i64 << doublings).min(60);
    (attempts < ATTEMPTS_MAX).then(|| now + TimeDelta::minutes(minutes))
}

/// Leases the network's next mail that is due, or returns `None` when all is quiet.
///
/// The lease must outlive the longest mail timeout. If this process dies, another courier takes over after that, and the
/// recipient waits instead of missing out.
pub async fn lease_next(operation: &Operation, network: Uuid, lease: TimeDelta) -> Result<Option<Leased>, Failure> {
    let clock = Actor::clock(network);
    let input = (network, lease.num_seconds());
    let leased = operation.write("lease_next", &clock, None, &input, async |tx, _, (network, seconds)| {
        let now = tx.now();
        let Some(mail) = finders::next_mail(tx.conn(), *network, now).await? else { return Ok(None) };
        let leased = Leased { network: *network, delivery: mail.id, attempt: mail.attempts + 1 };
        let mut mail = mail.into_active_model();
        mail.leased_until = Set(Some(now + TimeDelta::seconds(*seconds)));
        mail.attempts = Set(leased.attempt);
        tx.update(mail).await?;
        Ok(Some(leased))
    });
    Ok(leased.await?.unwrap_or(None))
}

/// The mail went out.
pub async fn settle_sent(operation: &Operation, leased: Leased) -> Result<(), Failure> {
    settle(operation, leased, None).await
}

/// The mail did not go out: it is tried again later, or parked for a coordinator to see.
pub async fn settle_failed(operation: &Operation, leased: Leased, failed: &Failed) -> Result<(), Failure> {
    settle(operation, leased, Some(failed.clone())).await
}

async fn settle(operation: &Operation, leased: Leased, failed: Option<Failed>) -> Result<(), Failure> {
    let clock = Actor::clock(leased.network);
    let input = (leased, failed);
    let settled = operation.write("settle", &clock, None, &input, async |tx, actor, (leased, failed)| {
        let mail = finders::delivery_locked(tx.conn(), actor, leased.delivery).await?.ok_or(Denial::NotFound)?;
        // A courier whose lease ran out must not undo what its successor did.
        if mail.state == DeliveryState::Due && mail.attempts == leased.attempt {
            tx.update(settled_row(mail, failed.as_ref(), tx.now())).await?;
        }
        Ok(())
    });
    settled.await.map(|_| ())
}

fn settled_row(mail: delivery::Model, failed: Option<&Failed>, now: Instant) -> delivery::ActiveModel {
    let again = match failed {
        Some(Failed::Transient(_)) => next_attempt_after(mail.attempts, now),
        Some(Failed::Permanent(_)) | None => None,
    };
    let mut row = mail.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(again);
    if let Some(Failed::Transient(why) | Failed::Permanent(why)) = failed {
        row.last_error = Set(Some(why.chars().take(500).collect()));
    }
    if again.is_none() {
        row.settled_at = Set(Some(now));
        row.state = Set(if failed.is_some() { DeliveryState::Parked } else { DeliveryState::Sent });
    }
    row
}
