//! Change a draft.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::draft::{CampaignDraft, check_to_save};
use super::draft_campaign::state;
use super::finders;
use super::open_campaign::refuse_unless_draft;
use super::permission::EditCampaignAction;
use crate::access::{Actor, authorize};
use crate::error::{Denial, Failure, Problem, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};
use crate::{networks, tools};

/// What a draft becomes.
#[derive(Clone, Debug, Serialize)]
pub struct EditCampaign {
    /// Which draft.
    pub campaign: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// What it states now.
    pub draft: CampaignDraft,
}

/// Replaces what a draft states, unless somebody else changed it since it was shown.
pub async fn edit_campaign(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EditCampaign,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let edited = operation.write("edit_campaign", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.campaign).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, EditCampaignAction, found, tx)?;
        let campaign = permit.subject();
        refuse_unless_draft(campaign, input.version, now)?;
        // Locked, so that nobody removes it meanwhile.
        tools::finders::one_locked(tx.conn(), actor, input.draft.tool).await?.ok_or(Denial::NotFound)?;
        let draft = input.draft.tidied();
        let languages = networks::finders::languages(tx.conn(), tx.network()).await?;
        let problems = check_to_save(&draft, now, &languages);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let id = campaign.id;
        let mut row = campaign.clone().into_active_model();
        state(&mut row, draft);
        row.version = Set(campaign.version + 1);
        tx.update(row).await?;
        tx.record(actor, Fact::CampaignEdited { campaign: id }).await?;
        tx.touch(id);
        Ok(id)
    });
    edited.await
}
