//! Let a guest who is here, or was here before, take part in another campaign: no second agency, and no mail address needed.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::invite_guest::seat;
use crate::access::{Actor, authorize};
use crate::agencies::standing::Standing;
use crate::agencies::{self, agency};
use crate::campaigns;
use crate::campaigns::permission::AgencyInCampaign;
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};
use crate::roster::change_standing::write;
use crate::roster::permission::WelcomeGuestAction;

/// Which guest, in which campaign.
#[derive(Clone, Debug, Serialize)]
pub struct WelcomeGuest {
    /// The campaign.
    pub campaign: Uuid,
    /// The guest.
    pub agency: Uuid,
}

/// Gives the guest a place in the campaign, and gives its id. One that had left comes back with the people who left with it.
pub async fn welcome_guest(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &WelcomeGuest,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let welcomed = operation.write("welcome_guest", actor, key, input, async |tx, actor, input| {
        let found = guest_in_campaign(tx, actor, input.campaign, input.agency).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, WelcomeGuestAction, found, tx)?;
        let AgencyInCampaign { campaign, agency, .. } = permit.subject();
        campaigns::refuse_unless_pledging(campaign, now)?;
        give_place(tx, actor, campaign.id, agency.id, now).await?;
        if agency.standing == Standing::Removed {
            let ended = agency.standing_since;
            networks::finders::resume_memberships(tx.conn(), tx.network(), agency.id, ended).await?;
            write(tx, actor, agency, Standing::Good, "", 0, now).await?;
        }
        tx.record(actor, Fact::GuestInvited { campaign: campaign.id, agency: agency.id }).await?;
        Ok(agency.id)
    });
    welcomed.await
}

/// A guest before a campaign, both locked; none where the agency is a member. Whether it was invited there is another matter.
pub(super) async fn guest_in_campaign(
    tx: &Tx,
    actor: &Actor,
    campaign: Uuid,
    agency: Uuid,
) -> Result<Option<AgencyInCampaign>, Stop> {
    let agency: Option<agency::Model> = agencies::finders::one_locked(tx.conn(), actor, agency).await?;
    let Some(agency) = agency else { return Ok(None) };
    let Some(campaign) = campaigns::finders::one_locked(tx.conn(), actor, campaign).await? else { return Ok(None) };
    let subject = AgencyInCampaign { campaign, agency, pledge: None };
    // Who may not do it is told so whatever kind of agency it is.
    Ok(Some(subject).filter(|subject| subject.agency.guest || !crate::roster::permission::may_keep(actor)))
}

async fn give_place(tx: &Tx, actor: &Actor, campaign: Uuid, agency: Uuid, now: Instant) -> Result<(), Stop> {
    let Some(before) = campaigns::finders::guest_locked(tx.conn(), actor, campaign, agency).await? else {
        tx.insert(seat(tx, actor, campaign, agency)).await?;
        return Ok(());
    };
    if before.ends_at.is_none_or(|ends| now < ends) {
        return Problem::at("agencyId", ProblemCode::AlreadyAGuest).refuse();
    }
    let mut row = before.into_active_model();
    row.invited_by = Set(actor.person().unwrap_or_default());
    row.invited_at = Set(now);
    row.ends_at = Set(None);
    row.left_at = Set(None);
    tx.update(row).await?;
    Ok(())
}
