//! Selects of the log of breaches: for coordinators alone.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Related, RelationDef,
    Select,
};
use uuid::Uuid;

use crate::access::{Actor, Role};
use crate::identity::person;
use crate::page::{Order, Page, Slice};
use crate::privacy::breach_entry;

/// An entry, and who wrote it.
pub type BreachRow = (breach_entry::Model, Option<person::Model>);

/// The entries an actor may read.
fn visible_to(actor: &Actor) -> Select<breach_entry::Entity> {
    breach_entry::Entity::find()
        .filter(breach_entry::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(actor.is(Role::Coordinator)))
}

/// A page of the log, newest first; of one breach alone, where one is named by its first entry.
pub async fn breach_entries(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    breach: Option<Uuid>,
    page: Page,
) -> Result<Slice<BreachRow>, DbErr> {
    let mut select = visible_to(actor);
    if let Some(breach) = breach {
        select = select.filter(breach_entry::Column::BreachId.eq(breach));
    }
    let select = page.apply(select, breach_entry::Column::Id, Order::NewestFirst);
    Ok(page.slice(select.find_also_related(person::Entity).all(conn).await?))
}

/// One entry.
pub async fn breach_entry(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<BreachRow>, DbErr> {
    visible_to(actor).filter(breach_entry::Column::Id.eq(id)).find_also_related(person::Entity).one(conn).await
}

/// The number of a network's newest breach; 0 where there was none. Ask under the network's lock.
pub(crate) async fn last_breach_number(conn: &impl ConnectionTrait, network: Uuid) -> Result<i64, DbErr> {
    last(conn, here(network), breach_entry::Column::Number).await
}

/// How many entries there are about a breach. Ask under the network's lock.
pub(crate) async fn last_revision(conn: &impl ConnectionTrait, network: Uuid, breach: Uuid) -> Result<i64, DbErr> {
    let of_one = here(network).filter(breach_entry::Column::BreachId.eq(breach));
    last(conn, of_one, breach_entry::Column::Revision).await
}

fn here(network: Uuid) -> Select<breach_entry::Entity> {
    breach_entry::Entity::find().filter(breach_entry::Column::NetworkId.eq(network))
}

async fn last(
    conn: &impl ConnectionTrait,
    select: Select<breach_entry::Entity>,
    column: breach_entry::Column,
) -> Result<i64, DbErr> {
    let found: Option<i64> =
        select.select_only().column(column).order_by_desc(column).limit(1).into_tuple().one(conn).await?;
    Ok(found.unwrap_or(0))
}

impl Related<person::Entity> for breach_entry::Entity {
    fn to() -> RelationDef {
        breach_entry::Entity::belongs_to(person::Entity)
            .from(breach_entry::Column::RecordedBy)
            .to(person::Column::Id)
            .into()
    }
}
