//! Withdraw as told: staff take an agency's request back in its name, as it told them.

use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::WithdrawAsToldAction;
use super::pledge_seats::{refuse_unless_pledging, standing};
use super::told::{self, Entered, Told, Wish, both, hear};
use super::withdraw_pledge::{refuse_unless_shown, take_back};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::operation::{Operation, RequestKey};

/// Which pledge an agency told staff to take back.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawAsTold {
    /// In which campaign.
    pub campaign: Uuid,
    /// Of which agency.
    pub agency: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// How it was told.
    pub told: Told,
}

/// Takes an agency's pledge back in its name, and gives the id of the entry that says how it was told.
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
        let Some(pledge) = standing(subject) else {
            return Problem::whole(ProblemCode::NothingPledged).refuse();
        };
        let heard = hear(tx, actor, subject, &input.told, Wish::Withdrawal).await?;
        let ((), heard) = both(refuse_unless_shown(pledge, input.version), heard)?;
        let entered = Entered::Withdrew { version: pledge.version + 1 };
        let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
        take_back(tx, actor, subject, pledge, (now, Some(told))).await?;
        Ok(told.entry)
    });
    withdrawn.await
}
