//! Selects of halves of links. An agency's own admins see its half, and nobody else does.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::agency_link::{self, LinkState};
use super::chain::{Term, unbroken};
use super::code::Code;
use super::link_code;
use super::permission::may_see;
use super::sealed::{self, Fetched, Named, Other, Place};
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::agencies::standing::Standing;
use crate::clock::Instant;
use crate::identity::{self, SigningKey};
use crate::networks::membership;

/// An agency's half of a link, opened for its admins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// The half.
    pub half: agency_link::Model,
    /// The name of who made the code, or took one up.
    pub made_by: String,
    /// The code, while it waits for somebody who accepts it.
    pub code: Option<String>,
    /// The other agency, and its network.
    pub other: Option<Named>,
    /// What the other agency said of itself when somebody here last looked.
    pub fetched: Option<Fetched>,
}

fn open_halves(network: Uuid) -> Select<agency_link::Entity> {
    agency_link::Entity::find()
        .filter(agency_link::Column::NetworkId.eq(network))
        .filter(agency_link::Column::EndedAt.is_null())
}

/// Where a code leads, while it is good.
pub(super) async fn code(
    conn: &impl ConnectionTrait,
    hash: &str,
    now: Instant,
) -> Result<Option<link_code::Model>, DbErr> {
    let found = link_code::Entity::find().filter(link_code::Column::CodeHash.eq(hash));
    found.filter(link_code::Column::ExpiresAt.gt(now)).one(conn).await
}

/// Removes a code: it served, or was taken back.
pub(super) async fn forget_code(conn: &impl ConnectionTrait, hash: &str) -> Result<(), DbErr> {
    let its = link_code::Entity::delete_many().filter(link_code::Column::CodeHash.eq(hash));
    its.exec(conn).await.map(|_| ())
}

/// Removes codes that ran out, of whichever network.
pub(super) async fn forget_old_codes(conn: &impl ConnectionTrait, now: Instant) -> Result<(), DbErr> {
    let old = link_code::Entity::delete_many().filter(link_code::Column::ExpiresAt.lte(now));
    old.exec(conn).await.map(|_| ())
}

/// The half of an agency that stands, for its admins. Nothing of the other network is read for it: that a code was taken back,
/// or served somebody else, is seen by its being gone.
pub async fn link_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    key: &SigningKey,
    agency: Uuid,
    now: Instant,
) -> Result<Option<LinkView>, DbErr> {
    let sees = Expr::val(may_see(actor, agency));
    let own = open_halves(actor.network).filter(sees).filter(agency_link::Column::AgencyId.eq(agency));
    let Some(half) = own.one(conn).await? else { return Ok(None) };
    if !stands(conn, &half, now).await? {
        return Ok(None);
    }
    let other = sealed::open::<Other>(key, &half, Place::Other, half.other.as_deref());
    match (half.state(), &other) {
        (LinkState::Offered, _) | (LinkState::Linked, Some(_)) => {}
        (LinkState::ToConfirm, Some(other)) => {
            let hash = Code::of(key, other.network, other.half).hash(key);
            if code(conn, &hash, now).await?.is_none() {
                return Ok(None);
            }
        }
        (LinkState::ToConfirm | LinkState::Linked, None) => return Ok(None),
    }
    let made_by = identity::finders::person(conn, half.made_by).await?.map(|person| person.name).unwrap_or_default();
    let shown = (half.state() == LinkState::Offered).then(|| Code::of(key, half.network_id, half.id).shown());
    let fetched = sealed::open(key, &half, Place::Fetched, half.fetched.as_deref());
    Ok(Some(LinkView { half, made_by, code: shown, other: other.map(|other| other.named), fetched }))
}

/// The half of an agency that was not ended, locked, whether or not it still stands.
pub(super) async fn open_half_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
) -> Result<Option<agency_link::Model>, DbErr> {
    open_halves(network).filter(agency_link::Column::AgencyId.eq(agency)).lock_exclusive().one(conn).await
}

/// One half of a network, by its id, locked.
pub(super) async fn half_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    id: Uuid,
) -> Result<Option<agency_link::Model>, DbErr> {
    open_halves(network).filter(agency_link::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// Whether a half is worth anything: it did not run out, and its agency has had an admin ever since it was made.
pub(super) async fn stands(
    conn: &impl ConnectionTrait,
    half: &agency_link::Model,
    now: Instant,
) -> Result<bool, DbErr> {
    if !half.stands_at(now) {
        return Ok(false);
    }
    let terms: Vec<Term> = ever_admins(half.network_id)
        .select_only()
        .columns([membership::Column::CreatedAt, membership::Column::EndedAt])
        .filter(membership::Column::AgencyId.eq(half.agency_id))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(unbroken(&terms, half.made_at, now))
}

/// Who is or was an admin in a network.
fn ever_admins(network: Uuid) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::Role.eq(Role::Admin))
}

/// The halves of a network that were not ended and are worth nothing any more, as [`stands`] says it, in two statements for all of
/// them. Those of removed agencies are not among them: such an agency may be taken back, and its link with it.
pub(super) async fn lapsed(
    conn: &impl ConnectionTrait,
    network: Uuid,
    now: Instant,
) -> Result<Vec<agency_link::Model>, DbErr> {
    let removed = agency::Entity::find()
        .select_only()
        .column(agency::Column::Id)
        .filter(agency::Column::NetworkId.eq(network))
        .filter(agency::Column::Standing.eq(Standing::Removed));
    let mut halves = open_halves(network)
        .filter(agency_link::Column::AgencyId.not_in_subquery(removed.into_query()))
        .order_by_asc(agency_link::Column::Id)
        .all(conn)
        .await?;
    let theirs = open_halves(network).select_only().column(agency_link::Column::AgencyId);
    let rows: Vec<(Uuid, Instant, Option<Instant>)> = ever_admins(network)
        .select_only()
        .columns([membership::Column::AgencyId, membership::Column::CreatedAt, membership::Column::EndedAt])
        .filter(membership::Column::AgencyId.in_subquery(theirs.into_query()))
        .into_tuple()
        .all(conn)
        .await?;
    let mut terms: HashMap<Uuid, Vec<Term>> = HashMap::new();
    rows.into_iter().for_each(|(agency, from, to)| terms.entry(agency).or_default().push((from, to)));
    let of = |half: &agency_link::Model| terms.get(&half.agency_id).map(Vec::as_slice).unwrap_or_default();
    halves.retain(|half| !half.stands_at(now) || !unbroken(of(half), half.made_at, now));
    Ok(halves)
}
