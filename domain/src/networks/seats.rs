//! What every deed about seats does: find the agency, give a role, end one, and tell those it concerns.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::permission::InvitePersonAction;
use super::{Seat, finders, membership};
use crate::access::{self, Actor, Role, allows};
use crate::agencies;
use crate::agencies::standing::Standing;
use crate::error::{Denial, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity;
use crate::operation::Tx;

/// The seat a keeper names, if its agency is one they may know of.
pub(super) async fn named(tx: &Tx, actor: &Actor, seat: Seat) -> Result<Option<Seat>, Stop> {
    let Some(agency) = seat.agency else { return Ok(Some(seat)) };
    let found = agencies::finders::one(tx.conn(), actor, agency).await?;
    Ok(found.map(|_| seat))
}

/// Why nobody may have this seat: its agency was removed.
async fn gone(tx: &Tx, seat: Seat) -> Result<bool, Stop> {
    let Some(agency) = seat.agency else { return Ok(false) };
    let found = agencies::finders::one(tx.conn(), &Actor::clock(tx.network()), agency).await?;
    Ok(found.is_none_or(|agency| agency.standing == Standing::Removed))
}

/// Why `giver` may not give `person` (somebody new, where there is none) a seat in an agency.
///
/// Who has a seat in an agency reads the most it would pay (DESIGN 2.1). So once an agency has an admin whom mail reaches, only
/// its admins give its seats; before that a coordinator may, but to no coordinator.
pub(super) async fn refused(
    tx: &Tx,
    giver: Option<Uuid>,
    person: Option<Uuid>,
    seat: Seat,
) -> Result<Option<ProblemCode>, Stop> {
    let Some(agency) = seat.agency else { return Ok(None) };
    if gone(tx, seat).await? {
        return Ok(Some(ProblemCode::AgencyGone));
    }
    let admins = finders::admins_reached(tx.conn(), tx.network(), agency).await?;
    if admins.iter().any(|admin| Some(admin.person_id) == giver) {
        return Ok(None);
    }
    if !admins.is_empty() {
        return Ok(Some(ProblemCode::AgencyHasAdmin));
    }
    Ok(coordinates(tx, person).await?.then_some(ProblemCode::SeatForCoordinator))
}

/// Whether whoever gave their word for a seat could still give it: what somebody could do once goes with their role.
pub(super) async fn may_give(tx: &Tx, giver: Uuid, seat: Seat) -> Result<bool, Stop> {
    let (giver, _) = access::finders::actor_in(tx.conn(), tx.network(), giver, tx.now()).await?;
    Ok(allows(&giver, InvitePersonAction, &seat))
}

/// Whether a person is one of the network's coordinators.
pub(super) async fn coordinates(tx: &Tx, person: Option<Uuid>) -> Result<bool, Stop> {
    let everywhere = Seat { role: Role::Coordinator, agency: None };
    let coordinators = finders::holders(tx.conn(), tx.network(), everywhere).await?;
    Ok(coordinators.iter().any(|held| Some(held.person_id) == person))
}

/// Gives a person a seat, unless they hold the very same: then it is left alone. Gives the role's id, and whether it is new.
pub(super) async fn give(tx: &Tx, actor: &Actor, person: Uuid, seat: Seat) -> Result<(Uuid, bool), Stop> {
    give_after(tx, actor, person, seat, None).await
}

/// The same in the place of a role that has just ended.
pub(super) async fn give_after(
    tx: &Tx,
    actor: &Actor,
    person: Uuid,
    seat: Seat,
    before: Option<Role>,
) -> Result<(Uuid, bool), Stop> {
    finders::lock_roles(tx.conn(), tx.network()).await?;
    let held = finders::holders(tx.conn(), tx.network(), seat).await?;
    if let Some(same) = held.iter().find(|held| held.person_id == person) {
        return Ok((same.id, false));
    }
    let member = tx.new_id();
    tx.insert(membership::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(member),
        person_id: Set(person),
        agency_id: Set(seat.agency),
        role: Set(seat.role),
        created_at: Set(tx.now()),
        ended_at: Set(None),
        chosen_at: Set(None),
    })
    .await?;
    tx.record(actor, Fact::RoleGiven { member, person, role: seat.role, agency: seat.agency, before }).await?;
    tx.touch(person);
    identity::renew_sessions_of(tx, person).await?;
    Ok((member, true))
}

/// Ends a role. What it opened is closed at once, also where it is being watched.
pub(super) async fn end(tx: &Tx, held: membership::Model) -> Result<(), Stop> {
    let person = held.person_id;
    let mut held = held.into_active_model();
    held.ended_at = Set(Some(tx.now()));
    tx.update(held).await?;
    tx.touch(person);
    identity::renew_sessions_of(tx, person).await?;
    Ok(())
}

/// Has coordinators look for somebody wherever one of these roles, which have just ended, was an agency's last admin.
pub(crate) async fn tell_of_missing_admins(tx: &Tx, actor: &Actor, ended: &[membership::Model]) -> Result<(), Stop> {
    let admin = |held: &&membership::Model| held.role == Role::Admin;
    for agency in ended.iter().filter(admin).filter_map(|held| held.agency_id) {
        if finders::admins_reached(tx.conn(), tx.network(), agency).await?.is_empty() {
            tx.record(actor, Fact::AdminMissing { agency }).await?;
        }
    }
    Ok(())
}

/// The role with this id as the one who may follow in the same agency.
pub(super) async fn successor(
    tx: &Tx,
    actor: &Actor,
    successor: Option<Uuid>,
) -> Result<Option<membership::Model>, Stop> {
    let Some(id) = successor else { return Ok(None) };
    let found = finders::member_locked(tx.conn(), actor, id).await?;
    Ok(Some(found.ok_or(Denial::NotFound)?))
}
