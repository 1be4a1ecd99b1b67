//! Draft a campaign: put a supplier's quote and the network's terms in order before anybody else sees them.

use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::campaign;
use super::draft::{CampaignDraft, check_to_save};
use super::permission::DraftCampaignAction;
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};
use crate::seats::Seats;
use crate::{networks, tools};

/// Saves a new draft and gives its id. Every problem of the draft refuses it but a missing exit record, which may come
/// later; warnings refuse nothing.
pub async fn draft_campaign(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &CampaignDraft,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let drafted = operation.write("draft_campaign", actor, key, input, async |tx, actor, input| {
        let found = tools::finders::one_locked(tx.conn(), actor, input.tool).await?;
        let permit = authorize(actor, DraftCampaignAction, found, tx)?;
        let draft = input.tidied();
        let languages = networks::finders::languages(tx.conn(), tx.network()).await?;
        let problems = check_to_save(&draft, tx.now(), &languages);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let campaign = tx.new_id();
        let mut row = campaign::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(campaign),
            version: Set(1),
            attempt: Set(1),
            created_by: Set(permit.actor().person().unwrap_or_default()),
            created_at: Set(tx.now()),
            seats_pledged: Set(Seats(0)),
            agencies_in: Set(0),
            band_weight_in: Set(0),
            lines_pledged: Set(0),
            ..Default::default()
        };
        state(&mut row, draft);
        tx.insert(row).await?;
        tx.record(actor, Fact::CampaignDrafted { campaign }).await?;
        tx.touch(campaign);
        Ok(campaign)
    });
    drafted.await
}

/// Writes what a draft states into its row.
pub(crate) fn state(row: &mut campaign::ActiveModel, draft: CampaignDraft) {
    row.tool_id = Set(draft.tool);
    row.title_en = Set(draft.title_en);
    row.title_fr = Set(draft.title_fr);
    row.need_en = Set(draft.need_en);
    row.need_fr = Set(draft.need_fr);
    row.alternatives_en = Set(draft.alternatives_en);
    row.alternatives_fr = Set(draft.alternatives_fr);
    row.risks_en = Set(draft.risks_en);
    row.risks_fr = Set(draft.risks_fr);
    row.currency = Set(draft.currency);
    row.zone = Set(draft.zone);
    row.terms = Set(draft.terms);
    row.pledging_closes_at = Set(draft.pledging_closes_at);
    row.extended_closes_at = Set(draft.extended_closes_at);
    row.confirm_by = Set(draft.confirm_by);
}
