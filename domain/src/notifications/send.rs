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

/// As much of a failure's reason as is kept.
pub(super) const WHY_CHARS_MAX: usize = 500;

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
    let input = (network, lease.num_milliseconds());
    let leased = operation.write("lease_next", &clock, None, &input, async |tx, _, (network, millis)| {
        let now = tx.now();
        while let Some(mail) = finders::next_mail(tx.conn(), *network, now).await? {
            if mail.attempts >= ATTEMPTS_MAX {
                tx.update(given_up(mail, now)).await?;
                continue;
            }
            let leased = Leased { network: *network, delivery: mail.id, attempt: mail.attempts + 1 };
            let mut mail = mail.into_active_model();
            mail.leased_until = Set(Some(now + TimeDelta::milliseconds(*millis)));
            mail.attempts = Set(leased.attempt);
            tx.update(mail).await?;
            return Ok(Some(leased));
        }
        Ok(None)
    });
    Ok(leased.await?.unwrap_or(None))
}

/// A mail whose every attempt ended without a word, because each time the courier died over it.
fn given_up(mail: delivery::Model, now: Instant) -> delivery::ActiveModel {
    settled_row(mail, &Settled::Failed(Failed::Permanent("it was interrupted at every attempt".to_owned())), now)
}

/// What became of a leased mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Settled {
    /// It went out.
    Sent,
    /// A reminder whose point was gone: it was not sent, and will not be.
    NotNeeded,
    /// It did not go out: it is tried again later, or parked for a coordinator to see.
    Failed(Failed),
}

/// Writes down what became of a mail. A courier whose lease ran out changes nothing: its successor's word counts.
pub async fn settle(operation: &Operation, leased: Leased, settled: &Settled) -> Result<(), Failure> {
    let clock = Actor::clock(leased.network);
    let input = (leased, settled.clone());
    let done = operation.write("settle", &clock, None, &input, async |tx, actor, (leased, settled)| {
        let mail = finders::delivery_locked(tx.conn(), actor, leased.delivery).await?.ok_or(Denial::NotFound)?;
        if mail.state == DeliveryState::Due && mail.attempts == leased.attempt {
            tx.update(settled_row(mail, settled, tx.now())).await?;
        }
        Ok(())
    });
    done.await.map(|_| ())
}

fn settled_row(mail: delivery::Model, settled: &Settled, now: Instant) -> delivery::ActiveModel {
    let (state, again) = match settled {
        Settled::Sent => (DeliveryState::Sent, None),
        Settled::NotNeeded => (DeliveryState::NotNeeded, None),
        Settled::Failed(failed) => failed.state_after(mail.attempts, now),
    };
    let mut row = mail.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(again);
    row.state = Set(state);
    row.settled_at = Set(again.is_none().then_some(now));
    if let Settled::Failed(failed) = settled {
        row.last_error = Set(Some(failed.why().chars().take(WHY_CHARS_MAX).collect()));
    }
    row
}

impl Failed {
    /// The reason, as the mail server or we put it.
    pub fn why(&self) -> &str {
        match self {
            Failed::Transient(why) | Failed::Permanent(why) => why,
        }
    }

    /// When to try again after so many attempts; none when it is of no use.
    pub(super) fn next_attempt(&self, attempts: i64, now: Instant) -> Option<Instant> {
        match self {
            Failed::Transient(_) => next_attempt_after(attempts, now),
            Failed::Permanent(_) => None,
        }
    }

    /// Whether it is due again after so many attempts, and when.
    fn state_after(&self, attempts: i64, now: Instant) -> (DeliveryState, Option<Instant>) {
        let again = self.next_attempt(attempts, now);
        (if again.is_some() { DeliveryState::Due } else { DeliveryState::Parked }, again)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_an_hour_and_end_after_three_days() {
        let now = chrono::DateTime::UNIX_EPOCH;
        let minutes = |attempts| next_attempt_after(attempts, now).map(|at| (at - now).num_minutes());
        let table: Vec<_> = [1, 2, 3, 4, 5, 6, 7, 8, 40, 77, 78, 79].into_iter().map(minutes).collect();
        let hour = Some(60);
        assert_eq!(table, [Some(1), Some(2), Some(4), Some(8), Some(16), Some(32), hour, hour, hour, hour, None, None]);
        let all: i64 = (1..ATTEMPTS_MAX).filter_map(minutes).sum();
        assert_eq!(all / 60, 72);
    }

    #[test]
    fn a_failure_says_whether_there_is_another_attempt() {
        let now = chrono::DateTime::UNIX_EPOCH;
        let (busy, unknown) = (Failed::Transient("busy".into()), Failed::Permanent("no such mailbox".into()));
        assert_eq!(busy.state_after(1, now), (DeliveryState::Due, Some(now + TimeDelta::minutes(1))));
        assert_eq!(busy.state_after(ATTEMPTS_MAX, now), (DeliveryState::Parked, None));
        assert_eq!(unknown.state_after(1, now), (DeliveryState::Parked, None));
    }
}
