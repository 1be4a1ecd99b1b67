//! Selects of providers, of sign-ins under way, and of who is known there as whom.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
use uuid::Uuid;

use super::permission::may_keep;
use super::wish::PROVIDERS_MAX;
use super::{identity_provider, provider_link, provider_sign_in};
use crate::access::Actor;
use crate::clock::Instant;
use crate::networks::network;

/// The providers of a network that were not removed.
fn there(network: Uuid) -> Select<identity_provider::Entity> {
    identity_provider::Entity::find()
        .filter(identity_provider::Column::NetworkId.eq(network))
        .filter(identity_provider::Column::RemovedAt.is_null())
}

/// Those an actor keeps.
fn kept_by(actor: &Actor) -> Select<identity_provider::Entity> {
    there(actor.network).filter(Expr::val(may_keep(actor)))
}

/// Those people may sign in by now.
fn switched_on(network: Uuid) -> Select<identity_provider::Entity> {
    there(network).filter(identity_provider::Column::IsOn.eq(true))
}

/// The providers an actor keeps, oldest first.
pub async fn all(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<identity_provider::Model>, DbErr> {
    kept_by(actor).order_by_asc(identity_provider::Column::Id).limit(PROVIDERS_MAX).all(conn).await
}

/// One of them.
pub async fn one(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<identity_provider::Model>, DbErr> {
    kept_by(actor).filter(identity_provider::Column::Id.eq(id)).one(conn).await
}

/// The same for a deed, locked: visible to everybody who belongs, so that who may not is told so.
pub(super) async fn one_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<identity_provider::Model>, DbErr> {
    let belongs = Expr::val(actor.belongs() && !actor.is_only_a_guest());
    let select = there(actor.network).filter(belongs).filter(identity_provider::Column::Id.eq(id));
    select.lock(LockType::NoKeyUpdate).one(conn).await
}

/// Those on the buttons of a network's sign-in page, oldest first: for everybody.
pub async fn offered(conn: &impl ConnectionTrait, network: Uuid) -> Result<Vec<identity_provider::Model>, DbErr> {
    switched_on(network).order_by_asc(identity_provider::Column::Id).limit(PROVIDERS_MAX).all(conn).await
}

/// One of them.
pub async fn open(
    conn: &impl ConnectionTrait,
    network: Uuid,
    id: Uuid,
) -> Result<Option<identity_provider::Model>, DbErr> {
    switched_on(network).filter(identity_provider::Column::Id.eq(id)).one(conn).await
}

/// The same, locked; whoever begins to sign in by it need not wait.
pub(super) async fn open_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    id: Uuid,
) -> Result<Option<identity_provider::Model>, DbErr> {
    switched_on(network).filter(identity_provider::Column::Id.eq(id)).lock(LockType::NoKeyUpdate).one(conn).await
}

/// How many there are.
pub(super) async fn count(conn: &impl ConnectionTrait, network: Uuid) -> Result<u64, DbErr> {
    there(network).count(conn).await
}

/// Locks the network, so that two who add a provider count one after the other; whoever does anything else need not wait.
pub(super) async fn hold(conn: &impl ConnectionTrait, network: Uuid) -> Result<(), DbErr> {
    network::Entity::find_by_id(network).lock(LockType::NoKeyUpdate).one(conn).await.map(|_| ())
}

/// The sign-in that is to come back with this state, locked.
pub(super) async fn sign_in_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
    state_hash: &str,
) -> Result<Option<provider_sign_in::Model>, DbErr> {
    provider_sign_in::Entity::find()
        .filter(provider_sign_in::Column::NetworkId.eq(network))
        .filter(provider_sign_in::Column::StateHash.eq(state_hash))
        .lock_exclusive()
        .one(conn)
        .await
}

/// A link, confirmed or not.
pub async fn link(conn: &impl ConnectionTrait, network: Uuid, id: Uuid) -> Result<Option<provider_link::Model>, DbErr> {
    links(network).filter(provider_link::Column::Id.eq(id)).one(conn).await
}

/// Who was confirmed to be this subject at a provider.
pub(super) async fn confirmed(
    conn: &impl ConnectionTrait,
    network: Uuid,
    provider: Uuid,
    subject: &str,
) -> Result<Option<provider_link::Model>, DbErr> {
    links(network)
        .filter(provider_link::Column::ProviderId.eq(provider))
        .filter(provider_link::Column::Subject.eq(subject))
        .filter(provider_link::Column::ConfirmedAt.is_not_null())
        .one(conn)
        .await
}

/// How many links a person was mailed since an instant.
pub(super) async fn links_since(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    since: Instant,
) -> Result<u64, DbErr> {
    links(network)
        .filter(provider_link::Column::PersonId.eq(person))
        .filter(provider_link::Column::CreatedAt.gt(since))
        .count(conn)
        .await
}

fn links(network: Uuid) -> Select<provider_link::Entity> {
    provider_link::Entity::find().filter(provider_link::Column::NetworkId.eq(network))
}

/// Forgets who is known at a provider.
pub(super) async fn forget_links(conn: &impl ConnectionTrait, network: Uuid, provider: Uuid) -> Result<(), DbErr> {
    provider_link::Entity::delete_many()
        .filter(provider_link::Column::NetworkId.eq(network))
        .filter(provider_link::Column::ProviderId.eq(provider))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Lets nobody come back who is at a provider now.
pub(super) async fn forget_sign_ins(conn: &impl ConnectionTrait, network: Uuid, provider: Uuid) -> Result<(), DbErr> {
    provider_sign_in::Entity::delete_many()
        .filter(provider_sign_in::Column::NetworkId.eq(network))
        .filter(provider_sign_in::Column::ProviderId.eq(provider))
        .exec(conn)
        .await
        .map(|_| ())
}

/// Removes sign-ins that did not come back in time, and links nobody confirmed, up to `chunk` of each.
pub(super) async fn remove_what_ran_out(
    conn: &impl ConnectionTrait,
    network: Uuid,
    now: Instant,
    chunk: u64,
) -> Result<(), DbErr> {
    let old = provider_sign_in::Entity::find()
        .select_only()
        .column(provider_sign_in::Column::Id)
        .filter(provider_sign_in::Column::NetworkId.eq(network))
        .filter(provider_sign_in::Column::ExpiresAt.lte(now))
        .limit(chunk);
    provider_sign_in::Entity::delete_many()
        .filter(provider_sign_in::Column::NetworkId.eq(network))
        .filter(provider_sign_in::Column::Id.in_subquery(old.into_query()))
        .exec(conn)
        .await?;
    let old = provider_link::Entity::find()
        .select_only()
        .column(provider_link::Column::Id)
        .filter(provider_link::Column::NetworkId.eq(network))
        .filter(provider_link::Column::ConfirmedAt.is_null())
        .filter(provider_link::Column::ExpiresAt.lte(now))
        .limit(chunk);
    provider_link::Entity::delete_many()
        .filter(provider_link::Column::NetworkId.eq(network))
        .filter(provider_link::Column::Id.in_subquery(old.into_query()))
        .exec(conn)
        .await
        .map(|_| ())
}
