//! Look at what the linked agency says of itself: it is kept beside the link, sealed, until somebody looks again or the link ends.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::across::{self, Side};
use super::agency_link::{self, LinkState};
use super::carried::profile_of;
use super::finders;
use super::permission::FetchLinkedProfileAction;
use super::sealed::{self, Fetched, Keyed, Place};
use crate::access::{Actor, authorize};
use crate::agencies;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::operation::{Operation, RequestKey, Tx};

/// Fetches the profile for an agency, and gives that agency's id. Nothing is changed in either profile.
pub async fn fetch_linked_profile(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    agency: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(agency, signing_key);
    let fetched = operation.write("fetch_linked_profile", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish).await?;
        let permit = authorize(actor, FetchLinkedProfileAction, found, tx)?;
        let half = linked(tx, actor, permit.subject().id).await?;
        let there = other_side(tx, &asked.key, &half).await?;
        let (network, id) = (half.network_id, half.id);
        let said = Fetched { version: there.agency.version, profile: profile_of(&there.agency), at: Some(tx.now()) };
        let said = sealed::seal(&asked.key, network, id, Place::Fetched, &said);
        let other = sealed::seal(&asked.key, network, id, Place::Other, &there.as_other());
        let mut row = half.into_active_model();
        row.fetched = Set(Some(said));
        // It may be called otherwise by now.
        row.other = Set(Some(other));
        tx.update(row).await?;
        Ok(asked.wish)
    });
    fetched.await
}

/// The half of an agency that is linked.
pub(super) async fn linked(tx: &Tx, actor: &Actor, agency: Uuid) -> Result<agency_link::Model, Stop> {
    let half = finders::open_half_locked(tx.conn(), actor.network, agency).await?;
    match half.filter(|half| half.state() == LinkState::Linked) {
        Some(half) if finders::stands(tx.conn(), &half, tx.now()).await? => Ok(half),
        _ => Problem::whole(ProblemCode::NotLinked).refuse(),
    }
}

/// The other side, if it can still be asked: not where the link lapsed there, nor while its agency may not act.
pub(super) async fn other_side(tx: &Tx, key: &SigningKey, half: &agency_link::Model) -> Result<Side, Stop> {
    let found = across::across(tx, key, half).await?;
    match found.filter(|there| there.agency.standing.may_act()) {
        Some(there) => Ok(there),
        None => Problem::whole(ProblemCode::LinkLapsed).refuse(),
    }
}
