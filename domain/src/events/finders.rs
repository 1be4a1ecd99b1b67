//! Selects of events.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, Iterable, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use super::chain::{Chain, RawEvent};
use super::{event, link};
use crate::networks::network;

/// Whether a fact was recorded under this key.
pub async fn happened(conn: &impl ConnectionTrait, network: Uuid, once_key: &str) -> Result<bool, DbErr> {
    let found = event::Entity::find()
        .filter(event::Column::NetworkId.eq(network))
        .filter(event::Column::OnceKey.eq(once_key))
        .count(conn)
        .await?;
    Ok(found > 0)
}

/// Holds a network's row until the transaction ends, so that one worker at a time adds to its chain. Rows that refer to the
/// network can still be written.
pub(crate) async fn hold_chain(conn: &impl ConnectionTrait, network: Uuid) -> Result<(), DbErr> {
    network::Entity::find_by_id(network).lock(LockType::NoKeyUpdate).one(conn).await.map(|_| ())
}

/// The last link of a network's chain.
pub(super) async fn last_link(
    conn: &impl ConnectionTrait,
    network: Uuid,
    of: Chain,
) -> Result<Option<link::Model>, DbErr> {
    of_chain(network, of).order_by_desc(link::Column::Seq).limit(1).one(conn).await
}

/// Links that come after this number, in their order.
pub(super) async fn links_after(
    conn: &impl ConnectionTrait,
    network: Uuid,
    (of, seq): (Chain, i64),
    chunk: u64,
) -> Result<Vec<link::Model>, DbErr> {
    let links = of_chain(network, of).filter(link::Column::Seq.gt(seq));
    links.order_by_asc(link::Column::Seq).limit(chunk).all(conn).await
}

fn of_chain(network: Uuid, of: Chain) -> Select<link::Entity> {
    let all = links_of(network);
    match of {
        Chain::Open => all.filter(link::Column::Seq.lte(link::AFTER_ALL)),
        Chain::OfAgencies => all.filter(link::Column::Seq.gt(link::AFTER_ALL)),
    }
}

fn links_of(network: Uuid) -> Select<link::Entity> {
    link::Entity::find().filter(link::Column::NetworkId.eq(network))
}

/// An event as it lies in its row.
pub(crate) async fn raw(conn: &impl ConnectionTrait, network: Uuid, id: Uuid) -> Result<Option<RawEvent>, DbErr> {
    raw_of(network).filter(event::Column::Id.eq(id)).into_model().one(conn).await
}

/// Several events as they lie in their rows.
pub(crate) async fn raws(conn: &impl ConnectionTrait, network: Uuid, ids: &[Uuid]) -> Result<Vec<RawEvent>, DbErr> {
    raw_of(network).filter(event::Column::Id.is_in(ids.iter().copied())).into_model().all(conn).await
}

/// The oldest events behind `after` that were told and are in no chain.
pub(crate) async fn told_without_link(
    conn: &impl ConnectionTrait,
    network: Uuid,
    after: Uuid,
    chunk: u64,
) -> Result<Vec<RawEvent>, DbErr> {
    // The second bound says nothing new: it keeps a server without statistics from going through every link each time.
    let linked = links_of(network)
        .select_only()
        .column(link::Column::Id)
        .filter(link::Column::Id.gt(after))
        .filter(Expr::col((link::Entity, link::Column::Id)).equals((event::Entity, event::Column::Id)));
    raw_of(network)
        .filter(event::Column::Id.gt(after))
        .filter(event::Column::DispatchedAt.is_not_null())
        .filter(Expr::exists(linked.into_query()).not())
        .order_by_asc(event::Column::Id)
        .limit(chunk)
        .into_model()
        .all(conn)
        .await
}

/// Every column but the network's.
fn raw_of(network: Uuid) -> Select<event::Entity> {
    let columns = event::Column::iter().filter(|column| !matches!(column, event::Column::NetworkId));
    event::Entity::find().select_only().columns(columns).filter(event::Column::NetworkId.eq(network))
}
