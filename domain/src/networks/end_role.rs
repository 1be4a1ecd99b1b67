//! End a role: whoever held it sees nothing by it any more, from that instant. Nobody leaves a network without a coordinator,
//! or an agency without an admin unnoticed.

use serde::Serialize;
use uuid::Uuid;

use super::permission::EndRoleAction;
use super::seat::{self, Leaving, leaving};
use super::{Seat, finders, membership, seats};
use crate::access::{Actor, Role, authorize};
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity;
use crate::operation::{Operation, RequestKey, Tx};

/// Which role is to end.
#[derive(Clone, Debug, Serialize)]
pub struct EndRole {
    /// The role that is held.
    pub member: Uuid,
    /// Who is admin next, where the agency's only one leaves: a role held for the same agency, which becomes that.
    pub successor: Option<Uuid>,
    /// Whether a coordinator is asked to find one instead.
    pub ask_coordinator: bool,
}

/// Ends a role, and gives its id.
pub async fn end_role(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &EndRole,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let ended = operation.write("end_role", actor, key, input, async |tx, actor, input| {
        finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::member_locked(tx.conn(), actor, input.member).await?;
        let permit = authorize(actor, EndRoleAction, found, tx)?;
        let held = permit.subject();
        let successor = seats::successor(tx, permit.actor(), input.successor).await?;
        let end = AtTheEnd { successor, ask_coordinator: input.ask_coordinator, stays: false };
        let_go(tx, permit.actor(), held, end).await?;
        let (member, person, agency) = (held.id, held.person_id, held.agency_id);
        tx.record(permit.actor(), Fact::RoleEnded { member, person, role: held.role, agency }).await?;
        Ok(held.id)
    });
    ended.await
}

/// Who follows when the last one goes.
#[derive(Clone, Debug)]
pub(super) struct AtTheEnd {
    pub(super) successor: Option<membership::Model>,
    pub(super) ask_coordinator: bool,
    /// Whether the person goes on working for the agency, as something else.
    pub(super) stays: bool,
}

/// Ends a role once it is clear who follows.
pub(super) async fn let_go(tx: &Tx, actor: &Actor, held: &membership::Model, end: AtTheEnd) -> Result<(), Stop> {
    let seat = Seat { role: held.role, agency: held.agency_id };
    let holders = match (held.role, held.agency_id) {
        (Role::Admin, Some(agency)) => finders::admins_reached(tx.conn(), tx.network(), agency).await?,
        _ => finders::holders(tx.conn(), tx.network(), seat).await?,
    };
    // An admin whom mail does not reach counts as none, so nobody misses one.
    let counts = holders.iter().any(|holder| holder.person_id == held.person_id);
    let others = holders.iter().filter(|holder| holder.person_id != held.person_id).count();
    let leaving = if counts { leaving(held.role, others) } else { Leaving::Free };
    match leaving {
        Leaving::Free => {}
        Leaving::LastCoordinator => return Problem::whole(ProblemCode::LastCoordinator).refuse(),
        Leaving::LastAdmin => hand_over(tx, actor, held, end).await?,
    }
    seats::end(tx, held.clone()).await
}

/// An agency without an admin gets its next one from a coordinator, who so decides who reads its limits (see
/// [`seats::refused`]). So nobody but its admin brings that about while anybody else works there who could follow.
async fn hand_over(tx: &Tx, actor: &Actor, held: &membership::Model, end: AtTheEnd) -> Result<(), Stop> {
    let by_themselves = actor.person() == Some(held.person_id);
    match (end.successor, held.agency_id) {
        (Some(next), _) if next.agency_id == held.agency_id && next.person_id != held.person_id => {
            let person = identity::finders::person(tx.conn(), next.person_id).await?;
            if person.is_none_or(|person| !seat::suits(Role::Admin, person.email.as_deref())) {
                return Problem::at("successorId", ProblemCode::AdminNeedsEmail).refuse();
            }
            // Who follows is admin in the place of all they were there, since an admin may all of that.
            let before = next.role;
            for other in finders::held_for(tx.conn(), tx.network(), next.person_id, next.agency_id).await? {
                seats::end(tx, other).await?;
            }
            let admin = Seat { role: Role::Admin, agency: held.agency_id };
            seats::give_after(tx, actor, next.person_id, admin, Some(before)).await?;
        }
        (Some(_), _) => return Problem::at("successorId", ProblemCode::BadSuccessor).refuse(),
        (None, Some(agency)) if end.ask_coordinator => {
            let anybody = end.stays || finders::has_others(tx.conn(), tx.network(), agency, held.person_id).await?;
            if anybody && !by_themselves {
                return nobody_follows(by_themselves).refuse();
            }
            tx.record(actor, Fact::AdminMissing { agency }).await?;
        }
        (None, _) => return nobody_follows(by_themselves).refuse(),
    }
    Ok(())
}

/// Nobody is named to follow. Who leaves may ask a coordinator to find somebody; a coordinator who ends the role has nobody to
/// ask.
fn nobody_follows(by_themselves: bool) -> Problem {
    let leaves = if by_themselves { "yes" } else { "no" };
    Problem::at("successorId", ProblemCode::LastAdmin).with("leaves", ProblemArg::Text(leaves.to_owned()))
}
