//! Give somebody another role in the place of the one they hold: for the same agency, or in the network as a whole.

use serde::Serialize;
use uuid::Uuid;

use super::end_role::{AtTheEnd, let_go};
use super::permission::ChangeRoleAction;
use super::{Seat, finders, seat, seats};
use crate::access::{Actor, Role, authorize};
use crate::error::{Failure, Problem, ProblemCode};
use crate::identity;
use crate::operation::{Operation, RequestKey};

/// Which role becomes which.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRole {
    /// The role that is held.
    pub member: Uuid,
    /// The role it becomes.
    pub role: Role,
    /// Who is admin next, where the agency's only one is to be something else: a role held for the same agency.
    pub successor: Option<Uuid>,
    /// Whether a coordinator is asked to find one instead.
    pub ask_coordinator: bool,
}

/// Changes a role, and gives the id of the new one. The old one stays for its history.
pub async fn change_role(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeRole,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let changed = operation.write("change_role", actor, key, input, async |tx, actor, input| {
        finders::lock_roles(tx.conn(), tx.network()).await?;
        let found = finders::member_locked(tx.conn(), actor, input.member).await?;
        let permit = authorize(actor, ChangeRoleAction, found, tx)?;
        let held = permit.subject();
        let successor = seats::successor(tx, permit.actor(), input.successor).await?;
        let next = Seat { role: input.role, agency: held.agency_id };
        if let Some(mut problem) = seat::problem(next) {
            problem.field = Some("role".to_owned());
            return problem.refuse();
        }
        if let Some(code) = seats::refused(tx, actor.person(), Some(held.person_id), next).await? {
            return Problem::at("role", code).refuse();
        }
        let person = identity::finders::person(tx.conn(), held.person_id).await?;
        if person.is_some_and(|person| !seat::suits(next.role, person.email.as_deref())) {
            return Problem::at("role", ProblemCode::AdminNeedsEmail).refuse();
        }
        let same = finders::holders(tx.conn(), tx.network(), next).await?;
        if same.iter().any(|other| other.person_id == held.person_id) {
            return Problem::at("role", ProblemCode::AlreadyThere).refuse();
        }
        let end = AtTheEnd { successor, ask_coordinator: input.ask_coordinator, stays: true };
        let_go(tx, permit.actor(), held, end).await?;
        seats::give_after(tx, permit.actor(), held.person_id, next, Some(held.role)).await.map(|(member, _)| member)
    });
    changed.await
}
