//! Selects of halves of links. An agency's own admins see its half, and nobody else does.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::agency_link::{self, LinkState};
use super::chain::{Term, unbroken};
use super::permission::may_see;
use super::sealed::{self, Fetched, Named, Other, Place};
use crate::access::{Actor, Role};
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

/// The half of an agency that stands, for its admins. Nothing of the other network is read for it.
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
    if half.state() != LinkState::Offered && other.is_none() {
        return Ok(None);
    }
    let made_by = identity::finders::person(conn, half.made_by).await?.map(|person| person.name).unwrap_or_default();
    let code = (half.state() == LinkState::Offered).then(|| sealed::code_of(key, &half));
    let fetched = sealed::open(key, &half, Place::Fetched, half.fetched.as_deref());
    Ok(Some(LinkView { half, made_by, code, other: other.map(|other| other.named), fetched }))
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
    let terms: Vec<Term> = membership::Entity::find()
        .select_only()
        .columns([membership::Column::CreatedAt, membership::Column::EndedAt])
        .filter(membership::Column::NetworkId.eq(half.network_id))
        .filter(membership::Column::AgencyId.eq(half.agency_id))
        .filter(membership::Column::Role.eq(Role::Admin))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(unbroken(&terms, half.made_at, now))
}
