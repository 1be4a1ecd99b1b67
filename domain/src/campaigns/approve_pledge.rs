//! Approve a request of one's own agency that somebody else asked for: from then on it is the agency's pledge.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::pending_pledge::{self, Ended, PendingState};
use super::permission::{ApprovePledgeAction, PledgeToDecide};
use super::pledge_rules::LineInput;
use super::pledge_seats::{PledgeSeats, Writing, pledged, refuse_unless_pledging, sound, stand};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey, Tx};

/// What is approved: by its id, so that nobody approves what they have not seen.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ApprovePledge {
    /// The request that waits.
    pub pending: Uuid,
    /// Where it is not known who asked for it: that it was not whoever approves it.
    pub not_asked_by_me: bool,
}

/// Makes a request that waits the agency's pledge, and gives the pledge's id. It goes through the same rules, under the same
/// lock and by the same clock as if it were stated now.
pub async fn approve_pledge(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ApprovePledge,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let approved = operation.write("approve_pledge", actor, key, input, async |tx, actor, input| {
        let found = finders::pledge_to_decide(tx.conn(), actor, input.pending, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, ApprovePledgeAction, found, tx)?;
        let subject = permit.subject();
        refuse_unless_theirs_to_decide(subject, actor, now)?;
        refuse_unless_asked_by_others(&subject.pending, input.not_asked_by_me)?;
        let PledgeToDecide { within, pending } = subject;
        let lines = sound(within, &again(subject), now)?;
        let writing = Writing {
            lines,
            today_unit_price: pending.today_unit_price,
            today_price_source: pending.today_price_source,
            by: pending.entered_by,
            approved_by: actor.person(),
        };
        let pledge = stand(tx, within, &writing, now).await?;
        decide(tx, actor, pending, (Ended::Approved, String::new(), now)).await?;
        tell_the_entry(tx, actor, pending, pledge.version).await?;
        // That somebody approved it is the agency's own affair: everybody else learns what they learn of every request.
        tx.record(actor, pledged(&pledge, None)).await?;
        tx.touch(pledge.campaign_id);
        Ok(pledge.id)
    });
    approved.await
}

/// What waits, stated again: whoever asked has understood what there was to understand.
fn again(PledgeToDecide { within, pending }: &PledgeToDecide) -> PledgeSeats {
    PledgeSeats {
        campaign: pending.campaign_id,
        agency: pending.agency_id,
        version: within.pledge.as_ref().map(|pledge| pledge.version),
        pending: None,
        lines: pending.lines.0.iter().copied().map(LineInput::from).collect(),
        more_than_staff_understood: true,
        today_unit_price: pending.today_unit_price,
        today_price_source: pending.today_price_source,
    }
}

/// Nothing is decided after the close, twice, or by the one who asked.
pub(super) fn refuse_unless_theirs_to_decide(
    PledgeToDecide { within, pending }: &PledgeToDecide,
    actor: &Actor,
    now: Instant,
) -> Result<(), Stop> {
    refuse_unless_pledging(&within.campaign, now)?;
    if pending.state_at(&within.campaign, now) != PendingState::Waiting {
        return Problem::whole(ProblemCode::NothingWaits).refuse();
    }
    if pending.is_asked_by(actor.person()) {
        return Problem::whole(ProblemCode::AskedYourself).refuse();
    }
    Ok(())
}

/// Where staff named nobody who told them, whoever approves says that it was not them: nobody else can (ADR 0100).
fn refuse_unless_asked_by_others(pending: &pending_pledge::Model, not_asked_by_me: bool) -> Result<(), Stop> {
    if pending.names_who_asked() || not_asked_by_me {
        return Ok(());
    }
    Problem::at("notAskedByMe", ProblemCode::WhoAskedUnknown).refuse()
}

/// Writes what was decided.
pub(super) async fn decide(
    tx: &Tx,
    actor: &Actor,
    pending: &pending_pledge::Model,
    (ended, reason, now): (Ended, String, Instant),
) -> Result<(), Stop> {
    let mut row = pending.clone().into_active_model();
    row.ended_at = Set(Some(now));
    row.ended_as = Set(Some(ended));
    row.ended_by = Set(actor.person());
    row.reason = Set(reason);
    tx.update(row).await?;
    Ok(())
}

/// What staff entered has made this version now.
async fn tell_the_entry(tx: &Tx, actor: &Actor, pending: &pending_pledge::Model, version: i64) -> Result<(), Stop> {
    let Some(entry) = pending.told_id else { return Ok(()) };
    if let Some(entry) = finders::told_deed_locked(tx.conn(), actor, entry).await? {
        let mut row = entry.into_active_model();
        row.version = Set(Some(version));
        tx.update(row).await?;
    }
    Ok(())
}
