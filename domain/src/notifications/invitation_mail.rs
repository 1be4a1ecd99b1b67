//! Invitations are their own outbox: leased, mailed and settled like deliveries.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::send::{Failed, WHY_CHARS_MAX};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::networks::{finders, invitation};
use crate::operation::Operation;

/// An invitation to mail, held by this courier until its lease runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeasedInvitation {
    /// In which network.
    pub network: Uuid,
    /// Which invitation.
    pub invitation: Uuid,
    /// Which attempt this is, from 1.
    pub attempt: i64,
}

/// Leases the network's next invitation to mail. One that expired unsent stays as it is: nobody could use it.
pub async fn lease_next_invitation(
    operation: &Operation,
    network: Uuid,
    lease: TimeDelta,
) -> Result<Option<LeasedInvitation>, Failure> {
    let clock = Actor::clock(network);
    let input = (network, lease.num_milliseconds());
    let leased = operation.write("lease_next_invitation", &clock, None, &input, async |tx, _, (network, millis)| {
        let now = tx.now();
        while let Some(found) = finders::next_invitation_to_mail(tx.conn(), *network, now).await? {
            let attempt = found.attempts + 1;
            let leased = LeasedInvitation { network: *network, invitation: found.id, attempt };
            let expired = found.expires_at <= now;
            let mut row = found.into_active_model();
            if expired {
                row.next_attempt_at = Set(None);
                tx.update(row).await?;
                continue;
            }
            row.leased_until = Set(Some(now + TimeDelta::milliseconds(*millis)));
            row.attempts = Set(attempt);
            tx.update(row).await?;
            return Ok(Some(leased));
        }
        Ok(None)
    });
    Ok(leased.await?.unwrap_or(None))
}

/// Writes down what became of an invitation's mail: it went out, or it is tried again, or given up for its keepers to see.
pub async fn settle_invitation(
    operation: &Operation,
    leased: LeasedInvitation,
    failed: Option<&Failed>,
) -> Result<(), Failure> {
    let clock = Actor::clock(leased.network);
    let input = (leased, failed.cloned());
    let settled = operation.write("settle_invitation", &clock, None, &input, async |tx, _, (leased, failed)| {
        let found = finders::invitation_of_link_locked(tx.conn(), leased.network, leased.invitation).await?;
        // A courier whose lease ran out must not undo what its successor did; an invitation that was accepted, withdrawn or
        // sent again in the meantime has nothing left of this mail.
        let counts = |row: &invitation::Model| row.attempts == leased.attempt && row.leased_until.is_some();
        if let Some(row) = found.filter(counts) {
            tx.update(settled_row(row, failed.as_ref(), tx.now())).await?;
        }
        Ok(())
    });
    settled.await.map(|_| ())
}

fn settled_row(row: invitation::Model, failed: Option<&Failed>, now: Instant) -> invitation::ActiveModel {
    let attempts = row.attempts;
    let mut row = row.into_active_model();
    row.leased_until = Set(None);
    row.next_attempt_at = Set(failed.and_then(|failed| failed.next_attempt(attempts, now)));
    match failed {
        Some(failed) => row.last_error = Set(Some(failed.why().chars().take(WHY_CHARS_MAX).collect())),
        None => row.sent_at = Set(Some(now)),
    }
    row
}
