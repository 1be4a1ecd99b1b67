//! Selects of tools. Every member of a network may read its directory.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Related, RelationDef,
    Select, SelectThree, TopologyStar,
};
use uuid::Uuid;

use super::{exit_record, supplier, tool};
use crate::access::Actor;
use crate::page::{Order, Page, Slice};

/// A tool with its supplier and how to leave it.
pub type ToolRow = (tool::Model, Option<supplier::Model>, Option<exit_record::Model>);

/// The tools an actor may know of.
pub fn visible_to(actor: &Actor) -> Select<tool::Entity> {
    let here = tool::Entity::find().filter(tool::Column::NetworkId.eq(actor.network));
    if actor.belongs() { here } else { here.filter(Expr::val(false)) }
}

/// Tools with supplier and exit record, selected together.
pub type WithDetails = SelectThree<tool::Entity, supplier::Entity, exit_record::Entity, TopologyStar>;

/// The same with supplier and exit record, in one statement.
pub fn with_details(tools: Select<tool::Entity>) -> WithDetails {
    tools.find_also_related(supplier::Entity).find_also_related(exit_record::Entity)
}

/// One tool, locked.
pub async fn one_locked(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<tool::Model>, DbErr> {
    visible_to(actor).filter(tool::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// One tool with its details.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<ToolRow>, DbErr> {
    with_details(visible_to(actor).filter(tool::Column::Id.eq(id))).one(conn).await
}

/// How to leave a tool.
pub async fn exit_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    tool: Uuid,
) -> Result<Option<exit_record::Model>, DbErr> {
    exit_record::Entity::find()
        .filter(exit_record::Column::NetworkId.eq(actor.network))
        .filter(exit_record::Column::ToolId.eq(tool))
        .one(conn)
        .await
}

/// A page of the directory, with details; `search` looks into names, short names and categories, whatever the case.
pub async fn page(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    search: Option<&str>,
    page: Page,
) -> Result<Slice<ToolRow>, DbErr> {
    let mut tools = visible_to(actor);
    if let Some(words) = search.map(str::trim).filter(|words| !words.is_empty()) {
        tools = tools.filter(mentions(words));
    }
    let tools = page.apply(tools, tool::Column::Id, Order::OldestFirst);
    Ok(page.slice(with_details(tools).all(conn).await?))
}

/// The longest words that are looked for: no name is longer, and SQLite refuses to compare with 50,000 characters.
const SEARCH_MAX: usize = 200;

/// Whether a tool's name, short name or category contains these words.
fn mentions(words: &str) -> Condition {
    if words.chars().count() > SEARCH_MAX {
        return Condition::all().add(Expr::val(false));
    }
    let plain = words.to_lowercase().replace(['%', '_', '\\'], " ");
    let pattern = format!("%{plain}%");
    let columns = [tool::Column::Name, tool::Column::Key, tool::Column::Category];
    columns.into_iter().fold(Condition::any(), |any, column| {
        any.add(Expr::expr(Func::lower(Expr::col((tool::Entity, column)))).like(pattern.clone()))
    })
}

/// A supplier.
pub async fn supplier(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<supplier::Model>, DbErr> {
    let here = supplier::Entity::find()
        .filter(supplier::Column::NetworkId.eq(actor.network))
        .filter(supplier::Column::Id.eq(id));
    if actor.belongs() { here.one(conn).await } else { Ok(None) }
}

/// A record of how to leave a tool.
pub async fn exit_record(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<exit_record::Model>, DbErr> {
    let here = exit_record::Entity::find()
        .filter(exit_record::Column::NetworkId.eq(actor.network))
        .filter(exit_record::Column::Id.eq(id));
    if actor.belongs() { here.one(conn).await } else { Ok(None) }
}

impl Related<supplier::Entity> for tool::Entity {
    fn to() -> RelationDef {
        tool::Entity::belongs_to(supplier::Entity)
            .from((tool::Column::NetworkId, tool::Column::SupplierId))
            .to((supplier::Column::NetworkId, supplier::Column::Id))
            .into()
    }
}

impl Related<exit_record::Entity> for tool::Entity {
    fn to() -> RelationDef {
        tool::Entity::belongs_to(exit_record::Entity)
            .from((tool::Column::NetworkId, tool::Column::Id))
            .to((exit_record::Column::NetworkId, exit_record::Column::ToolId))
            .into()
    }
}
