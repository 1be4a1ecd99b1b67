//! Change from which amount an agency's requests wait for an admin who is not the one who asked: by an admin of its own.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::ChangeApprovalAction;
use crate::access::{Actor, Role, authorize};
use crate::agencies::{agency, finders};
use crate::error::{Denial, Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::money::Money;
use crate::networks::{self, Seat};
use crate::operation::{Operation, RequestKey, Tx};

/// From which amount on.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChangeApproval {
    /// Of which agency.
    pub agency: Uuid,
    /// The version of the agency the form showed.
    pub version: i64,
    /// A request waits whose worst bill is above this, in the network's currency; with none no request waits.
    pub above: Option<Money>,
    /// Where the agency has one admin: nobody can approve what they ask for themselves.
    pub alone_understood: bool,
}

/// Changes the amount, and gives the agency's id. The same again changes nothing. What waits already goes on waiting.
pub async fn change_approval(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeApproval,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let changed = operation.write("change_approval", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.agency).await?;
        let permit = authorize(actor, ChangeApprovalAction, found, tx)?;
        let agency = permit.subject();
        if agency.version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let network = networks::finders::by_id(tx.conn(), tx.network()).await?.ok_or(Denial::NotFound)?;
        let currency = input.above.map(|_| network.currency);
        if (agency.approval_above, &agency.approval_currency) == (input.above, &currency) {
            return Ok(agency.id);
        }
        if let Some(above) = input.above {
            check(tx, agency, above, input.alone_understood).await?;
        }
        let version = agency.version + 1;
        let mut row = agency.clone().into_active_model();
        row.approval_above = Set(input.above);
        row.approval_currency = Set(currency);
        row.version = Set(version);
        tx.update(row).await?;
        tx.record(actor, Fact::ApprovalChanged { agency: agency.id }).await?;
        Ok(agency.id)
    });
    changed.await
}

/// What is wrong with an amount.
async fn check(tx: &Tx, agency: &agency::Model, above: Money, alone_understood: bool) -> Result<(), Stop> {
    let mut problems = Vec::new();
    if above < Money(0) {
        problems.push(Problem::at("above", ProblemCode::BelowZero));
    } else if above > Money::MAX {
        problems.push(Problem::at("above", ProblemCode::AmountTooLarge));
    }
    if !networks::finders::rules(tx.conn(), tx.network()).await?.own_approval {
        problems.push(Problem::whole(ProblemCode::ApprovalOff));
    }
    let seat = Seat { role: Role::Admin, agency: Some(agency.id) };
    let admins = networks::finders::holders(tx.conn(), tx.network(), seat).await?;
    if admins.len() < 2 && !alone_understood {
        problems.push(Problem::at("aloneUnderstood", ProblemCode::AloneToApprove));
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Refused(problems)) }
}
