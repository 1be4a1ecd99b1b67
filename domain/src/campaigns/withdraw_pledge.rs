//! Take a pledge back, as long as pledging is open. Its history stays with the agency.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::pending_pledge::{self, Ended};
use super::permission::{AgencyInCampaign, WithdrawPledgeAction};
use super::pledge_seats::{count, refuse_unless_pledging, refuse_unless_seen, remember, standing};
use super::told::ToldFact;
use super::{finders, own_approval, pledge};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};

/// Which pledge is taken back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawPledge {
    /// In which campaign.
    pub campaign: Uuid,
    /// Of which agency.
    pub agency: Uuid,
    /// The version the form showed; it counts for nothing where no pledge stands. None takes back only what waits: what stands
    /// goes on standing.
    pub version: Option<i64>,
    /// The request that waited as the form showed it; none when it showed none.
    pub pending: Option<Uuid>,
}

/// Takes back an agency's pledge and what waits of it, and gives the pledge's id; where none stands, or only what waits is
/// taken back, the id of what waited.
pub async fn withdraw_pledge(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &WithdrawPledge,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let withdrawn = operation.write("withdraw_pledge", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_in_campaign(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, WithdrawPledgeAction, found, tx)?;
        let subject = permit.subject();
        refuse_unless_pledging(&subject.campaign, now)?;
        let waiting = finders::waiting_of(tx.conn(), actor, input.campaign, input.agency).await?;
        refuse_unless_seen(waiting.as_ref(), input.pending)?;
        let (Some(pledge), Some(shown)) = (standing(subject), input.version) else {
            let Some(waiting) = waiting else {
                let stands = standing(subject).is_some();
                let code = if stands { ProblemCode::NothingWaits } else { ProblemCode::NothingPledged };
                return Problem::whole(code).refuse();
            };
            return stop_waiting(tx, actor, subject, &waiting, now).await;
        };
        refuse_unless_shown(pledge, shown)?;
        let pledge = take_back(tx, actor, subject, pledge, (now, None)).await?;
        Ok(pledge.id)
    });
    withdrawn.await
}

/// Ends what waits of an agency, and nothing else of it.
async fn stop_waiting(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    waiting: &pending_pledge::Model,
    now: Instant,
) -> Result<Uuid, Stop> {
    own_approval::end(tx, actor, subject, (Ended::Withdrawn, now)).await?;
    let (campaign, agency, request) = (waiting.campaign_id, waiting.agency_id, waiting.id);
    tx.record(actor, Fact::PendingPledgeWithdrawn { campaign, agency, request }).await?;
    own_approval::touch(tx, agency).await?;
    Ok(request)
}

/// Whoever withdraws a pledge must have seen the one that stands.
pub(crate) fn refuse_unless_shown(pledge: &pledge::Model, shown: i64) -> Result<(), Stop> {
    if pledge.version == shown { Ok(()) } else { Problem::at("version", ProblemCode::StaleVersion).refuse() }
}

/// Takes a standing pledge back and ends what waits beside it, by its own agency's wish, as it told staff, or because the
/// agency leaves. The campaign is locked.
pub(crate) async fn take_back(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    pledge: &pledge::Model,
    (now, told): (Instant, Option<ToldFact>),
) -> Result<pledge::Model, Stop> {
    let version = pledge.version + 1;
    let mut row = pledge.clone().into_active_model();
    row.withdrawn = Set(true);
    row.version = Set(version);
    row.changed_at = Set(now);
    row.changed_by = Set(actor.person().unwrap_or_default());
    let pledge = tx.update(row).await?;
    own_approval::end(tx, actor, subject, (Ended::Withdrawn, now)).await?;
    remember(tx, &pledge, None).await?;
    count(tx, subject, None, now).await?;
    let fact = Fact::PledgeWithdrawn { campaign: pledge.campaign_id, agency: pledge.agency_id, version, told };
    tx.record(actor, fact).await?;
    tx.touch(pledge.campaign_id);
    Ok(pledge)
}
