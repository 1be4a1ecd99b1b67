//! Selects of agencies. Every member of a network may know which agencies belong to it, but for those who are only funders:
//! they may know how many.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Select};
use uuid::Uuid;

use super::agency;
use crate::access::Actor;
use crate::page::{Order, Page, Slice};

/// The agencies an actor may know of.
pub fn visible_to(actor: &Actor) -> Select<agency::Entity> {
    of_network(actor).filter(Expr::val(actor.sits_at_the_table()))
}

fn of_network(actor: &Actor) -> Select<agency::Entity> {
    agency::Entity::find().filter(agency::Column::NetworkId.eq(actor.network))
}

/// One agency.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.eq(id)).one(conn).await
}

/// Several agencies, for loaders.
pub async fn several(conn: &impl ConnectionTrait, actor: &Actor, ids: &[Uuid]) -> Result<Vec<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.is_in(ids.iter().copied())).all(conn).await
}

/// How many agencies the network has.
pub async fn count(conn: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    of_network(actor).filter(Expr::val(actor.belongs())).count(conn).await
}

/// A page of the network's agencies, oldest first.
pub async fn page(conn: &impl ConnectionTrait, actor: &Actor, page: Page) -> Result<Slice<agency::Model>, DbErr> {
    Ok(page.slice(page.apply(visible_to(actor), agency::Column::Id, Order::OldestFirst).all(conn).await?))
}
