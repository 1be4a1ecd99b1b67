//! Call a campaign off, with a reason to all.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::campaign_guest::DAYS_AFTER_THE_END;
use super::draft::TEXT_MAX;
use super::finders;
use super::permission::{CancelCampaignAction, can_be_cancelled};
use super::phase::phase_at;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};
use crate::text;

/// Which campaign, and why.
#[derive(Clone, Debug, Serialize)]
pub struct CancelCampaign {
    /// The campaign.
    pub campaign: Uuid,
    /// What everybody is told.
    pub reason: String,
}

/// Calls it off, in any phase before it is ordered, unless it has ended without a purchase (DESIGN 5.1).
pub async fn cancel_campaign(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &CancelCampaign,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let cancelled = operation.write("cancel_campaign", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.campaign).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, CancelCampaignAction, found, tx)?;
        let campaign = permit.subject();
        if !can_be_cancelled(phase_at(campaign, now)) {
            return Problem::whole(ProblemCode::AlreadyEnded).refuse();
        }
        if let Some(problem) = text::required("reason", &input.reason, TEXT_MAX) {
            return problem.refuse();
        }
        let id = campaign.id;
        let mut row = campaign.clone().into_active_model();
        row.cancelled_at = Set(Some(now));
        row.cancel_reason = Set(Some(input.reason.trim().to_owned()));
        row.next_due_at = Set(None);
        tx.update(row).await?;
        finders::lapse_waiting(tx.conn(), tx.network(), id, now).await?;
        let guests_until = now + TimeDelta::days(DAYS_AFTER_THE_END);
        finders::end_guests_at(tx.conn(), tx.network(), id, guests_until).await?;
        tx.record(actor, Fact::CampaignCancelled { campaign: id }).await?;
        tx.touch(id);
        Ok(id)
    });
    cancelled.await
}
