//! Selects of what a network says of itself, and of what its settings depend on.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::access::{Actor, Role};
use crate::campaigns::campaign;
use crate::networks::languages::Languages;
use crate::networks::network_rules::{self, Rules};
use crate::networks::{network, network_logo, network_page, network_retention};

/// The actor's own network, locked; for those who belong to it.
pub(crate) async fn own_locked(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<network::Model>, DbErr> {
    let own = network::Entity::find_by_id(actor.network).filter(Expr::val(actor.belongs()));
    own.lock_exclusive().one(conn).await
}

/// Whether a campaign was ever opened: from then on sums are kept in the network's currency.
pub async fn has_opened_a_campaign(conn: &impl ConnectionTrait, network: Uuid) -> Result<bool, DbErr> {
    let opened = campaign::Entity::find()
        .filter(campaign::Column::NetworkId.eq(network))
        .filter(campaign::Column::OpenedAt.is_not_null())
        .limit(1);
    Ok(opened.count(conn).await? > 0)
}

/// The languages a network offers.
pub(crate) async fn languages(conn: &impl ConnectionTrait, network: Uuid) -> Result<Languages, DbErr> {
    let found = network::Entity::find_by_id(network).one(conn).await?;
    Ok(found.map(|network| network.languages).unwrap_or_default())
}

/// What a network says of itself, if it has said anything: for its own deeds.
pub(crate) async fn page_of(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<network_page::Model>, DbErr> {
    network_page::Entity::find().filter(network_page::Column::NetworkId.eq(network)).one(conn).await
}

/// The same for those who may change it.
pub async fn page_to_change(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<network_page::Model>, DbErr> {
    if actor.is(Role::Coordinator) { page_of(conn, actor.network).await } else { Ok(None) }
}

/// The same for everybody, where it is public.
pub async fn public_page(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<network_page::Model>, DbErr> {
    Ok(page_of(conn, network).await?.filter(|page| page.is_public))
}

/// The picture of a network's logo, in base 64: of the actor's own network.
pub async fn own_picture(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<String>, DbErr> {
    if actor.belongs() { picture_of(conn, actor.network).await } else { Ok(None) }
}

/// The same for everybody, where the network's page is public.
pub async fn public_picture(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<String>, DbErr> {
    if public_page(conn, network).await?.is_some() { picture_of(conn, network).await } else { Ok(None) }
}

async fn picture_of(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<String>, DbErr> {
    let found = network_logo::Entity::find().filter(network_logo::Column::NetworkId.eq(network)).one(conn).await?;
    Ok(found.map(|row| row.picture))
}

/// Removes the picture of a network's logo.
pub(crate) async fn remove_picture(conn: &impl ConnectionTrait, network: Uuid) -> Result<(), DbErr> {
    let its = network_logo::Entity::delete_many().filter(network_logo::Column::NetworkId.eq(network));
    its.exec(conn).await.map(|_| ())
}

/// The row of what a network allows, once somebody has set it: for its own deeds.
pub(crate) async fn rules_of(
    conn: &impl ConnectionTrait,
    network: Uuid,
) -> Result<Option<network_rules::Model>, DbErr> {
    network_rules::Entity::find().filter(network_rules::Column::NetworkId.eq(network)).one(conn).await
}

/// The same for those who may change it.
pub async fn rules_to_change(
    conn: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Option<network_rules::Model>, DbErr> {
    if actor.is(Role::Coordinator) { rules_of(conn, actor.network).await } else { Ok(None) }
}

/// What a network allows its staff and its agencies.
pub async fn rules(conn: &impl ConnectionTrait, network: Uuid) -> Result<Rules, DbErr> {
    Ok(rules_of(conn, network).await?.map_or_else(Rules::default, |row| row.rules()))
}

/// For how long a network keeps what: no secret of those who may read its privacy page.
pub async fn retention(conn: &impl ConnectionTrait, network: Uuid) -> Result<Option<network_retention::Model>, DbErr> {
    retention_of(network).one(conn).await
}

/// The same, locked: one deed or one sweep at a time.
pub(crate) async fn retention_locked(
    conn: &impl ConnectionTrait,
    network: Uuid,
) -> Result<Option<network_retention::Model>, DbErr> {
    retention_of(network).lock_exclusive().one(conn).await
}

fn retention_of(network: Uuid) -> Select<network_retention::Entity> {
    network_retention::Entity::find().filter(network_retention::Column::NetworkId.eq(network))
}
