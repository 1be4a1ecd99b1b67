//! Withdraw as told: staff take an agency's request back in its name, as it told them.

use serde::Serialize;
use uuid::Uuid;

use super::pending_pledge::Ended;
use super::permission::{AgencyInCampaign, WithdrawAsToldAction};
use super::pledge_seats::{refuse_unless_pledging, standing};
use super::told::{self, Entered, Heard, Told, Wish, both, hear};
use super::withdraw_pledge::{refuse_unless_shown, take_back};
use super::{finders, own_approval};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};

/// Which pledge an agency told staff to take back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawAsTold {
    /// In which campaign.
    pub campaign: Uuid,
    /// Of which agency.
    pub agency: Uuid,
    /// The version the form showed; none when it showed none. It counts for nothing where no pledge stands.
    pub version: Option<i64>,
    /// The entry that may still wait as the form showed it; none when it showed none.
    pub entry: Option<Uuid>,
    /// How it was told.
    pub told: Told,
}

/// Takes an agency's pledge back in its name, and gives the id of the entry that says how it was told. Where none stands it
/// takes back what staff had entered and what may wait for the agency's own approval: whatever of it waits, waits no more.
///
/// Staff are never told whether anything did. They know what they entered, and that it made no pledge; what came of it
/// otherwise is the agency's own affair (ADR 0100).
pub async fn withdraw_as_told(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &WithdrawAsTold,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let withdrawn = operation.write("withdraw_as_told", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_for_staff(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, WithdrawAsToldAction, found, tx)?;
        let subject = permit.subject();
        refuse_unless_pledging(&subject.campaign, now)?;
        let waits = told::refuse_unless_seen(tx, actor, subject, input.entry).await?;
        let Some(pledge) = standing(subject) else {
            if waits.is_none() {
                return Problem::whole(ProblemCode::NothingPledged).refuse();
            }
            let heard = hear(tx, actor, subject, &input.told, Wish::Withdrawal).await?;
            return stop_waiting(tx, actor, subject, (&input.told, &heard.map_err(Stop::Refused)?), now).await;
        };
        let heard = hear(tx, actor, subject, &input.told, Wish::Withdrawal).await?;
        let ((), heard) = both(refuse_unless_shown(pledge, input.version.unwrap_or_default()), heard)?;
        let entered = Entered::Withdrew { version: Some(pledge.version + 1) };
        let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
        take_back(tx, actor, subject, pledge, (now, Some(told))).await?;
        Ok(told.entry)
    });
    withdrawn.await
}

/// Ends what waits of an agency of which no pledge stands, if anything does.
async fn stop_waiting(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    (told, heard): (&Told, &Heard),
    now: Instant,
) -> Result<Uuid, Stop> {
    let entered = Entered::Withdrew { version: None };
    let told = told::keep(tx, actor, subject, (told, heard), (entered, now)).await?;
    own_approval::end(tx, actor, subject, (Ended::Withdrawn, now)).await?;
    let (campaign, agency) = (subject.campaign.id, subject.agency.id);
    tx.record(actor, Fact::PendingWithdrawnAsTold { campaign, agency, told }).await?;
    own_approval::touch(tx, agency).await?;
    Ok(told.entry)
}
