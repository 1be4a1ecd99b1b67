//! Take a pledge back, as long as pledging is open. Its history stays with the agency.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::{AgencyInCampaign, WithdrawPledgeAction};
use super::pledge_seats::{count, refuse_unless_pledging, remember, standing};
use super::told::ToldFact;
use super::{finders, pledge};
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
    /// The version the form showed.
    pub version: i64,
}

/// Takes an agency's pledge back and gives its id.
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
        let Some(pledge) = standing(subject) else {
            return Problem::whole(ProblemCode::NothingPledged).refuse();
        };
        refuse_unless_shown(pledge, input.version)?;
        let pledge = take_back(tx, actor, subject, pledge, (now, None)).await?;
        Ok(pledge.id)
    });
    withdrawn.await
}

/// Whoever withdraws a pledge must have seen the one that stands.
pub(crate) fn refuse_unless_shown(pledge: &pledge::Model, shown: i64) -> Result<(), Stop> {
    if pledge.version == shown { Ok(()) } else { Problem::at("version", ProblemCode::StaleVersion).refuse() }
}

/// Takes a standing pledge back, by its own agency's wish, as it told staff, or because the agency leaves. The campaign is
/// locked.
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
    remember(tx, &pledge).await?;
    count(tx, subject, None, now).await?;
    let fact = Fact::PledgeWithdrawn { campaign: pledge.campaign_id, agency: pledge.agency_id, version, told };
    tx.record(actor, fact).await?;
    tx.touch(pledge.campaign_id);
    Ok(pledge)
}
