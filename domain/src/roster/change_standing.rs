//! Let an agency in, let its people only look, or let them act again: three deeds of one kind. What becomes of its pledges:
//! nothing. Removing is another deed, because pledges are withdrawn with it.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::add_agency::changed;
use super::permission::{ApproveAgencyAction, ReinstateAgencyAction, SuspendAgencyAction};
use crate::access::{Action, Actor, authorize};
use crate::agencies::standing::{Standing, StandingDeed};
use crate::agencies::{agency, finders};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::networks;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest reason.
const REASON_MAX: usize = 2_000;

/// Which agency, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeStanding {
    /// Which agency.
    pub agency: Uuid,
    /// Why, for the agency's people to read.
    pub reason: String,
}

/// Lets an agency in that waits.
pub async fn approve_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeStanding,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let done = operation.write("approve_agency", actor, key, input, async |tx, actor, input| {
        let agency = change(tx, actor, ApproveAgencyAction, StandingDeed::Approve, input).await?;
        tx.record(actor, Fact::AgencyApproved { agency: agency.id }).await?;
        Ok(agency.id)
    });
    done.await
}

/// Lets an agency's people only look. Its pledges stay; until it is reinstated nobody changes them, makes new ones or
/// answers for it.
pub async fn suspend_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeStanding,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let done = operation.write("suspend_agency", actor, key, input, async |tx, actor, input| {
        let agency = change(tx, actor, SuspendAgencyAction, StandingDeed::Suspend, input).await?;
        tx.record(actor, Fact::AgencySuspended { agency: agency.id }).await?;
        Ok(agency.id)
    });
    done.await
}

/// Lets an agency's people act again. Of one that was removed, the people who left with it come back; its withdrawn pledges
/// do not.
pub async fn reinstate_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeStanding,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let done = operation.write("reinstate_agency", actor, key, input, async |tx, actor, input| {
        let before = change(tx, actor, ReinstateAgencyAction, StandingDeed::Reinstate, input).await?;
        if before.standing == Standing::Removed {
            let ended = before.standing_since;
            networks::finders::resume_memberships(tx.conn(), tx.network(), before.id, ended).await?;
        }
        tx.record(actor, Fact::AgencyReinstated { agency: before.id }).await?;
        Ok(before.id)
    });
    done.await
}

/// Changes the standing and keeps why; gives the agency as it was before.
async fn change<A: Action<Subject = agency::Model>>(
    tx: &Tx,
    actor: &Actor,
    action: A,
    deed: StandingDeed,
    input: &ChangeStanding,
) -> Result<agency::Model, Stop> {
    let found = finders::one_locked(tx.conn(), actor, input.agency).await?;
    let now = tx.instant_after_lock().await?;
    let permit = authorize(actor, action, found, tx)?;
    let agency = permit.subject();
    let standing = allowed(deed, agency, &input.reason)?;
    write(tx, actor, agency, standing, &input.reason, 0, now).await?;
    Ok(agency.clone())
}

/// Where the deed leads, if the agency stands where it means something and a reason is given where one is owed.
pub(super) fn allowed(deed: StandingDeed, agency: &agency::Model, reason: &str) -> Result<Standing, Stop> {
    let Some(standing) = deed.leads(agency.standing) else {
        return Problem::whole(ProblemCode::StandingChanged).refuse();
    };
    let problem = match deed.needs_a_reason() {
        true => text::required("reason", reason, REASON_MAX),
        false => text::optional("reason", reason, REASON_MAX),
    };
    problem.map_or(Ok(standing), Problem::refuse)
}

/// Writes where an agency stands from now on, on its row and as a line of its history.
pub(super) async fn write(
    tx: &Tx,
    actor: &Actor,
    agency: &agency::Model,
    standing: Standing,
    reason: &str,
    pledges_withdrawn: i64,
    now: crate::clock::Instant,
) -> Result<(), Stop> {
    let mut row = agency.clone().into_active_model();
    row.standing = Set(standing);
    row.standing_since = Set(now);
    tx.update(row).await?;
    tx.insert(changed(tx, actor, (agency.id, standing), reason, pledges_withdrawn, now)).await?;
    Ok(())
}
