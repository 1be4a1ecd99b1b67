//! Let a guest take part in a campaign no longer: as long as nothing rests on its request.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::leave::leave;
use super::welcome_guest::guest_in_campaign;
use crate::access::{Actor, authorize};
use crate::campaigns;
use crate::campaigns::permission::AgencyInCampaign;
use crate::campaigns::phase::{Phase, phase_at};
use crate::clock::Instant;
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};
use crate::roster::permission::WithdrawGuestAction;

/// Which guest, in which campaign.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawGuest {
    /// The campaign.
    pub campaign: Uuid,
    /// The guest.
    pub agency: Uuid,
}

/// Ends the guest's place in the campaign, and gives its id. Its request is taken back while pledging is open, as its own
/// people could; from the close on it counts like the others, and the guest stays. A guest with no campaign left is gone.
pub async fn withdraw_guest(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &WithdrawGuest,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let withdrawn = operation.write("withdraw_guest", actor, key, input, async |tx, actor, input| {
        let found = guest_in_campaign(tx, actor, input.campaign, input.agency).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, WithdrawGuestAction, found, tx)?;
        let AgencyInCampaign { campaign, agency, .. } = permit.subject();
        let place = campaigns::finders::guest_locked(tx.conn(), actor, campaign.id, agency.id).await?;
        let place = place.filter(|place| place.ends_at.is_none_or(|ends| now < ends)).ok_or(Denial::NotFound)?;
        take_back(tx, actor, permit.subject(), now).await?;
        campaigns::end_pending(tx, actor, campaign, agency.id, now).await?;
        let mut row = place.into_active_model();
        row.ends_at = Set(Some(now));
        row.left_at = Set(Some(now));
        tx.update(row).await?;
        if !campaigns::finders::takes_part_somewhere(tx.conn(), tx.network(), agency.id, now).await? {
            leave(tx, actor.person().unwrap_or_default(), agency, now).await?;
        }
        tx.record(actor, Fact::GuestWithdrawn { campaign: campaign.id, agency: agency.id }).await?;
        tx.touch(campaign.id);
        Ok(agency.id)
    });
    withdrawn.await
}

/// Takes the guest's request back if it stands, or refuses where others' prices rest on it.
async fn take_back(tx: &Tx, actor: &Actor, subject: &AgencyInCampaign, now: Instant) -> Result<(), Stop> {
    let AgencyInCampaign { campaign, agency, .. } = subject;
    let found = campaigns::finders::leaving_agency_in(tx.conn(), actor, campaign.clone(), agency).await?;
    let Some(standing) = found else { return Ok(()) };
    match (phase_at(campaign, now), &standing.pledge) {
        (Phase::Pledging, Some(pledge)) => {
            campaigns::take_back(tx, actor, &standing, pledge, (now, None)).await?;
            Ok(())
        }
        (Phase::Closed | Phase::Confirming | Phase::Cleared, _) => Problem::whole(ProblemCode::GuestTakesPart).refuse(),
        _ => Ok(()),
    }
}
