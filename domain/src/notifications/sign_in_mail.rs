//! Sign-in links are their own outbox: leased, mailed and settled like deliveries, but outside the networks.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::send::Failed;
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::identity::{Language, finders, sign_in_link};
use crate::operation::Operation;

/// A sign-in link to mail, held by this courier until its lease runs out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeasedLink {
    /// Which link.
    pub link: Uuid,
    /// Whom it signs in.
    pub person: Uuid,
    /// The language to write in.
    pub language: Language,
    /// When it was asked for.
    pub asked_at: Instant,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// Leases the next sign-in link to mail. A link that expired unsent is dropped: nobody could use it.
pub async fn lease_next_link(operation: &Operation, lease: TimeDelta) -> Result<Option<LeasedLink>, Failure> {
    let nobody = Actor::nobody();
    let millis = lease.num_milliseconds();
    let leased = operation.write("lease_next_link", &nobody, None, &millis, async |tx, _, millis| {
        let now = tx.now();
        while let Some(link) = finders::next_link_to_mail(tx.conn(), now).await? {
            let leased = LeasedLink {
                link: link.id,
                person: link.person_id,
                language: link.language,
                asked_at: link.created_at,
                expires_at: link.expires_at,
                attempt: link.attempts + 1,
            };
            let expired = link.expires_at <= now;
            let mut link = link.into_active_model();
            if expired {
                link.next_attempt_at = Set(None);
                tx.update(link).await?;
                continue;
            }
            link.leased_until = Set(Some(now + TimeDelta::milliseconds(*millis)));
            link.attempts = Set(leased.attempt);
            tx.update(link).await?;
            return Ok(Some(leased));
        }
        Ok(None)
    });
    Ok(leased.await?.unwrap_or(None))
}

/// Writes down what became of a link's mail: it went out, or it is tried again while it lasts, or dropped.
pub async fn settle_link(operation: &Operation, leased: &LeasedLink, failed: Option<&Failed>) -> Result<(), Failure> {
    let nobody = Actor::nobody();
    let input = (leased.clone(), failed.cloned());
    let settled = operation.write("settle_link", &nobody, None, &input, async |tx, _, (leased, failed)| {
        let link = finders::link_locked(tx.conn(), leased.link).await?;
        // A courier whose lease ran out must not undo what its successor did, and a link that was used in the meantime
        // must not be mailed again.
        let counts = |link: &sign_in_link::Model| {
            link.attempts == leased.attempt && (failed.is_none() || link.next_attempt_at.is_some())
        };
        if let Some(link) = link.filter(counts) {
            tx.update(settled_row(link, failed.as_ref(), tx.now())).await?;
        }
        Ok(())
    });
    settled.await.map(|_| ())
}

fn settled_row(link: sign_in_link::Model, failed: Option<&Failed>, now: Instant) -> sign_in_link::ActiveModel {
    let attempts = link.attempts;
    let mut row = link.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(failed.and_then(|failed| failed.next_attempt(attempts, now)));
    if failed.is_none() {
        row.sent_at = Set(Some(now));
    }
    row
}
