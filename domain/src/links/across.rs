//! From one half to the other, within one transaction that enters one network after the other: all of it is written, or none.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::agency_link::{self, LinkState};
use super::code::Code;
use super::finders;
use super::sealed::{self, Named, Other, Place};
use crate::access::{Actor, Role};
use crate::agencies::standing::Standing;
use crate::agencies::{self, agency};
use crate::clock::Instant;
use crate::error::{Denial, Stop};
use crate::identity::SigningKey;
use crate::networks::{self, Seat, network};
use crate::operation::Tx;

/// One side of a link: a half that stands, and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub half: agency_link::Model,
    pub agency: agency::Model,
    pub network: network::Model,
    /// The people who keep the agency.
    pub admins: Vec<Uuid>,
}

impl Side {
    pub(super) fn named(&self) -> Named {
        Named::of(&self.agency.name, &self.network)
    }

    /// What leads here from the other half.
    pub(super) fn as_other(&self) -> Other {
        Other { network: self.half.network_id, half: self.half.id, named: self.named() }
    }
}

/// The side of a half in the network the transaction is in.
pub(super) async fn side(tx: &Tx, half: agency_link::Model, agency: agency::Model) -> Result<Side, Stop> {
    let network = networks::finders::by_id(tx.conn(), tx.network()).await?.ok_or(Denial::NotFound)?;
    let seat = Seat { role: Role::Admin, agency: Some(agency.id) };
    let held = networks::finders::holders(tx.conn(), tx.network(), seat).await?;
    let mut admins: Vec<Uuid> = held.iter().map(|held| held.person_id).collect();
    admins.dedup();
    Ok(Side { half, agency, network, admins })
}

/// Some half of another network while it stands; the transaction is in that network afterwards.
pub(super) async fn enter(tx: &Tx, network: Uuid, half: Uuid) -> Result<Option<Side>, Stop> {
    tx.enter(network).await?;
    let Some(half) = finders::half_locked(tx.conn(), network, half).await? else { return Ok(None) };
    let agency = agencies::finders::one_held(tx.conn(), &Actor::clock(network), half.agency_id).await?;
    let Some(agency) = agency.filter(|agency| agency.standing != Standing::Removed) else { return Ok(None) };
    if !finders::stands(tx.conn(), &half, tx.now()).await? {
        return Ok(None);
    }
    Ok(Some(side(tx, half, agency).await?))
}

/// The other side of a link, while it stands there too and leads back here. The transaction is where it was, afterwards.
pub(super) async fn across(tx: &Tx, key: &SigningKey, half: &agency_link::Model) -> Result<Option<Side>, Stop> {
    let Some(other) = sealed::open::<Other>(key, half, Place::Other, half.other.as_deref()) else { return Ok(None) };
    let found = enter(tx, other.network, other.half).await?;
    tx.enter(half.network_id).await?;
    Ok(found.filter(|there| leads_back(key, &there.half, half)))
}

/// The other half of a link while it leads back here, locked, whether or not it still stands: its agency may have been removed.
/// The transaction is where it was, afterwards.
pub(super) async fn half_across(
    tx: &Tx,
    key: &SigningKey,
    half: &agency_link::Model,
) -> Result<Option<agency_link::Model>, Stop> {
    let Some(other) = sealed::open::<Other>(key, half, Place::Other, half.other.as_deref()) else { return Ok(None) };
    tx.enter(other.network).await?;
    let found = finders::half_locked(tx.conn(), other.network, other.half).await?;
    tx.enter(half.network_id).await?;
    Ok(found.filter(|there| leads_back(key, there, half)))
}

/// Whether a half is linked, and with this one.
fn leads_back(key: &SigningKey, half: &agency_link::Model, here: &agency_link::Model) -> bool {
    let back = sealed::open::<Other>(key, half, Place::Other, half.other.as_deref());
    half.state() == LinkState::Linked
        && back.is_some_and(|back| (back.network, back.half) == (here.network_id, here.id))
}

/// Removes the code of a half, if it has one: nobody is to take it up any more.
pub(super) async fn forget_code(tx: &Tx, key: &SigningKey, half: &agency_link::Model) -> Result<(), Stop> {
    let code = Code::of(key, half.network_id, half.id);
    finders::forget_code(tx.conn(), &code.hash(key)).await?;
    Ok(())
}

/// Ends a half of the network the transaction is in: what it held of another goes with it.
pub(super) async fn end(tx: &Tx, half: &agency_link::Model, by: Option<Uuid>, now: Instant) -> Result<(), Stop> {
    let mut row = half.clone().into_active_model();
    row.other = Set(None);
    row.fetched = Set(None);
    row.ended_at = Set(Some(now));
    row.ended_by = Set(by);
    tx.update(row).await?;
    Ok(())
}

/// Ends a half of the network the transaction is in that is worth nothing any more. Where it was a link, what the agency here said
/// of itself is forgotten on the other side, too, whether or not that side still stands. That there was a link, and with whom, stays
/// there until somebody there looks or ends it: its admins are to read why, instead of finding nothing.
pub(super) async fn end_lapsed(tx: &Tx, key: &SigningKey, half: &agency_link::Model, now: Instant) -> Result<(), Stop> {
    if half.state() == LinkState::Linked
        && let Some(there) = half_across(tx, key, half).await?
    {
        tx.enter(there.network_id).await?;
        let mut row = there.into_active_model();
        row.fetched = Set(None);
        tx.update(row).await?;
        tx.enter(half.network_id).await?;
    }
    end(tx, half, None, now).await
}
