//! Sign-in links are their own outbox: leased, mailed and settled like deliveries, but outside the networks.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::send::{Failed, next_attempt_after};
use crate::access::Actor;
use crate::error::Failure;
use crate::identity::{finders, sign_in_link};
use crate::operation::Operation;

/// Leases the next sign-in link to mail. A link that expired unsent is dropped: nobody could use it.
pub async fn lease_next_link(operation: &Operation, lease: TimeDelta) -> Result<Option<Uuid>, Failure> {
    let nobody = Actor::nobody();
    let seconds = lease.num_seconds();
    let leased = operation.write("lease_next_link", &nobody, None, &seconds, async |tx, _, seconds| {
        let now = tx.now();
        while let Some(link) = finders::next_link_to_mail(tx.conn(), now).await? {
            let id = link.id;
            let expired = link.expires_at <= now;
            let attempts = link.attempts + 1;
            let mut link = link.into_active_model();
            if expired {
                link.next_attempt_at = Set(None);
            } else {
                link.leased_until = Set(Some(now + TimeDelta::seconds(*seconds)));
                link.attempts = Set(attempts);
            }
            tx.update(link).await?;
            if !expired {
                return Ok(Some(id));
            }
        }
        Ok(None)
    });
    Ok(leased.await?.unwrap_or(None))
}

/// The link was mailed.
pub async fn settle_link_sent(operation: &Operation, link: Uuid) -> Result<(), Failure> {
    settle(operation, link, None).await
}

/// The link could not be mailed: tried again while it lasts, or dropped.
pub async fn settle_link_failed(operation: &Operation, link: Uuid, failed: &Failed) -> Result<(), Failure> {
    settle(operation, link, Some(failed.clone())).await
}

async fn settle(operation: &Operation, link: Uuid, failed: Option<Failed>) -> Result<(), Failure> {
    let nobody = Actor::nobody();
    let input = (link, failed);
    let settled = operation.write("settle_link", &nobody, None, &input, async |tx, _, (link, failed)| {
        if let Some(link) = finders::link_locked(tx.conn(), *link).await? {
            tx.update(settled_row(link, failed.as_ref(), tx.now())).await?;
        }
        Ok(())
    });
    settled.await.map(|_| ())
}

fn settled_row(link: sign_in_link::Model, failed: Option<&Failed>, now: crate::clock::Instant) -> sign_in_link::ActiveModel {
    let attempts = link.attempts;
    let mut row = link.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(match failed {
        Some(Failed::Transient(_)) => next_attempt_after(attempts, now),
        Some(Failed::Permanent(_)) | None => None,
    });
    if failed.is_none() {
        row.sent_at = Set(Some(now));
    }
    row
}
