//! End an agency's membership: its pledges in campaigns that are still open are withdrawn, its
//! people leave, whoever was invited there is not any more, and why is kept.

use serde::Serialize;
use uuid::Uuid;

use super::change_standing::{allowed, write};
use super::consequences::{Becomes, becomes};
use super::permission::RemoveAgencyAction;
use crate::access::{Actor, authorize};
use crate::agencies::standing::StandingDeed;
use crate::agencies::{agency, finders};
use crate::campaigns::phase::phase_at;
use crate::campaigns::{self, campaign};
use crate::clock::Instant;
use crate::error::{Failure, Problem, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};

/// Which agency leaves, and why.
#[derive(Clone, Debug, Serialize)]
pub struct RemoveAgency {
    /// Which agency.
    pub agency: Uuid,
    /// Why, for the agency's people to read.
    pub reason: String,
}

/// Removes the agency and gives its id.
///
/// The agency's row is locked first, so that whoever pledges for it at this moment is either before this or refused; then
/// every campaign in which its pledge stands or something of it waits; and only then is the instant taken that tells which are still open.
pub async fn remove_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RemoveAgency,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let removed = operation.write("remove_agency", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.agency).await?;
        let permit = authorize(actor, RemoveAgencyAction, found, tx)?;
        let agency = permit.subject();
        let standing = allowed(StandingDeed::Remove, agency, &input.reason)?;
        let locked = lock_campaigns(tx, actor, agency.id).await?;
        let now = tx.instant_after_lock().await?;
        let withdrawn = withdraw(tx, actor, agency, &locked, now).await?;
        for campaign in &locked {
            campaigns::end_pending(tx, actor, campaign, agency.id, now).await?;
        }
        networks::withdraw_invitations_to(tx, actor, agency.id).await?;
        networks::finders::end_memberships(tx.conn(), tx.network(), agency.id, now).await?;
        write(tx, actor, agency, standing, &input.reason, withdrawn, now).await?;
        let fact = Fact::AgencyRemoved { agency: agency.id, pledges_withdrawn: withdrawn };
        tx.record(actor, fact).await?;
        Ok(agency.id)
    });
    removed.await
}

async fn lock_campaigns(tx: &Tx, actor: &Actor, agency: Uuid) -> Result<Vec<campaign::Model>, Stop> {
    let stands = campaigns::finders::under_way_with(tx.conn(), actor, agency).await?;
    let mut campaigns: Vec<Uuid> = stands.iter().map(|campaign| campaign.id).collect();
    campaigns.extend(campaigns::finders::waited_in(tx.conn(), actor, agency).await?);
    // In the order of their ids, as everybody locks several.
    campaigns.sort_unstable();
    campaigns.dedup();
    let mut locked = Vec::new();
    for campaign in campaigns {
        locked.extend(campaigns::finders::one_locked(tx.conn(), actor, campaign).await?);
    }
    Ok(locked)
}

/// Withdraws the pledges that a removal withdraws; says how many.
async fn withdraw(
    tx: &Tx,
    actor: &Actor,
    agency: &agency::Model,
    campaigns: &[campaign::Model],
    now: Instant,
) -> Result<i64, Stop> {
    let mut withdrawn = 0;
    for campaign in campaigns {
        if becomes(StandingDeed::Remove, phase_at(campaign, now)) != Some(Becomes::Withdrawn) {
            continue;
        }
        let found = campaigns::finders::leaving_agency_in(tx.conn(), actor, campaign.clone(), agency).await?;
        if let Some(subject) = found
            && let Some(pledge) = &subject.pledge
        {
            campaigns::take_back(tx, actor, &subject, pledge, (now, None)).await?;
            withdrawn += 1;
        }
    }
    Ok(withdrawn)
}
