//! Open a campaign: from here on its terms stand, and agencies pledge.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::draft::{CampaignDraft, check};
use super::permission::OpenCampaignAction;
use super::phase::{Phase, next_due, phase_at};
use super::{campaign, finders};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks::languages::Languages;
use crate::operation::{Operation, RequestKey};
use crate::tools;

/// Which draft to open.
#[derive(Clone, Debug, Serialize)]
pub struct OpenCampaign {
    /// The draft.
    pub campaign: Uuid,
    /// The version its author looked at: what opens is what they saw.
    pub version: i64,
}

/// Opens pledging at once. The draft is checked again, exit record included (DESIGN 5.1).
pub async fn open_campaign(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &OpenCampaign,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let opened = operation.write("open_campaign", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.campaign).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, OpenCampaignAction, found, tx)?;
        let campaign = permit.subject();
        refuse_unless_draft(campaign, input.version, now)?;
        let exit = tools::finders::exit_of(tx.conn(), actor, campaign.tool_id).await?;
        let problems = check(&CampaignDraft::of(campaign), now, exit.is_some(), &[], &Languages::default()).problems;
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let open = campaign::Model { opened_at: Some(now), ..campaign.clone() };
        let mut row = campaign.clone().into_active_model();
        row.opened_at = Set(open.opened_at);
        row.version = Set(campaign.version + 1);
        row.next_due_at = Set(next_due(&open, now));
        tx.update(row).await?;
        tx.record(actor, Fact::CampaignOpened { campaign: open.id }).await?;
        tx.touch(open.id);
        Ok(open.id)
    });
    opened.await
}

/// A draft, as it was shown: what is open stands, and a form older than somebody else's change is told so.
pub(crate) fn refuse_unless_draft(campaign: &campaign::Model, version: i64, now: Instant) -> Result<(), Stop> {
    if phase_at(campaign, now) != Phase::Draft {
        return Problem::whole(ProblemCode::NotADraft).refuse();
    }
    if campaign.version != version {
        return Problem::at("version", ProblemCode::StaleVersion).refuse();
    }
    Ok(())
}
