//! Choose the agency one acts for, among those one works for. It is kept for the person and the network, and gives no right.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::finders;
use super::permission::{ChooseAgencyAction, OwnRoles};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey};

/// Chooses an agency, and gives its id. One that the actor does not work for is not found.
pub async fn choose_agency(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let chosen = operation.write("choose_agency", actor, key, &input, async |tx, actor, agency| {
        let held = finders::own_roles_locked(tx.conn(), actor).await?;
        let works_there = held.iter().any(|role| role.agency_id == Some(*agency));
        let found = works_there.then(|| OwnRoles { person: actor.person().unwrap_or_default(), held });
        let permit = authorize(actor, ChooseAgencyAction, found, tx)?;
        let now = tx.now();
        for role in &permit.subject().held {
            let chosen_at = (role.agency_id == Some(*agency)).then_some(now);
            let mut row = role.clone().into_active_model();
            row.chosen_at = Set(chosen_at);
            tx.update(row).await?;
        }
        Ok(*agency)
    });
    chosen.await
}
