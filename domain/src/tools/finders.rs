//! Selects of tools. Every member of a network may read its directory; a guest what is bought where it was invited.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, LockType, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Related, RelationDef,
    Select, SelectThree, TopologyStar,
};
use uuid::Uuid;

use super::{exit_record, supplier, tool};
use crate::access::Actor;
use crate::campaigns::campaign;
use crate::page::{Order, Page, Slice};
use crate::text::folded;

/// As much of what somebody looks for as is looked for.
const SEARCH_MAX: usize = 100;

/// A tool with its supplier and how to leave it.
pub type ToolRow = (tool::Model, Option<supplier::Model>, Option<exit_record::Model>);

/// The tools an actor may know of.
pub fn visible_to(actor: &Actor) -> Select<tool::Entity> {
    let here = tool::Entity::find().filter(tool::Column::NetworkId.eq(actor.network));
    if actor.is_only_a_guest() {
        let bought = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::ToolId)
            .filter(campaign::Column::NetworkId.eq(actor.network))
            .filter(campaign::Column::Id.is_in(actor.invited_to()));
        return here.filter(tool::Column::Id.in_subquery(bought.into_query()));
    }
    if actor.belongs() { here } else { here.filter(Expr::val(false)) }
}

/// Tools with supplier and exit record, selected together.
pub type WithDetails = SelectThree<tool::Entity, supplier::Entity, exit_record::Entity, TopologyStar>;

/// The same with supplier and exit record, in one statement.
pub fn with_details(tools: Select<tool::Entity>) -> WithDetails {
    tools.find_also_related(supplier::Entity).find_also_related(exit_record::Entity)
}

/// One tool, locked; rows that refer to it can still be written.
pub async fn one_locked(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<tool::Model>, DbErr> {
    visible_to(actor).filter(tool::Column::Id.eq(id)).lock(LockType::NoKeyUpdate).one(conn).await
}

/// One tool, locked to be removed: rows that refer to it wait, and those being written are waited for.
pub(crate) async fn one_locked_to_remove(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<tool::Model>, DbErr> {
    visible_to(actor).filter(tool::Column::Id.eq(id)).lock(LockType::Update).one(conn).await
}

/// Whether anything refers to a tool but how to leave it: a campaign, also a draft and one that was cancelled.
pub(crate) async fn is_referred_to(conn: &impl ConnectionTrait, actor: &Actor, tool: Uuid) -> Result<bool, DbErr> {
    let campaign: Option<Uuid> = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::NetworkId.eq(actor.network))
        .filter(campaign::Column::ToolId.eq(tool))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(campaign.is_some())
}

/// Removes a tool, and first how to leave it.
pub(crate) async fn remove(conn: &impl ConnectionTrait, tool: &tool::Model) -> Result<(), DbErr> {
    let exit = exit_record::Entity::delete_many()
        .filter(exit_record::Column::NetworkId.eq(tool.network_id))
        .filter(exit_record::Column::ToolId.eq(tool.id));
    exit.exec(conn).await?;
    let removed = tool::Entity::delete_many()
        .filter(tool::Column::NetworkId.eq(tool.network_id))
        .filter(tool::Column::Id.eq(tool.id));
    removed.exec(conn).await.map(|_| ())
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

/// A page of the directory, with details; `search` looks into names, short names and categories, whatever the case. Only
/// its first 100 characters count.
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

/// Whether a tool's name, short name or category contains these words.
fn mentions(words: &str) -> Expr {
    let special = |c: char| c.is_control() || matches!(c, '%' | '_' | '\\');
    let plain = words.to_lowercase().replace(special, " ");
    let plain: String = plain.chars().take(SEARCH_MAX).collect();
    tool::Column::SearchText.like(format!("%{}%", plain.trim()))
}

/// The names and short names of all tools but one: no two have the same. A directory has some hundreds of them.
pub(crate) async fn names(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    but: Option<Uuid>,
) -> Result<Vec<(String, String)>, DbErr> {
    let others = visible_to(actor);
    let others = but.into_iter().fold(others, |others, but| others.filter(tool::Column::Id.ne(but)));
    others.select_only().column(tool::Column::Name).column(tool::Column::Key).into_tuple().all(conn).await
}

/// The suppliers an actor may know of: a guest those of the tools it may.
fn suppliers_visible_to(actor: &Actor) -> Select<supplier::Entity> {
    let here = supplier::Entity::find().filter(supplier::Column::NetworkId.eq(actor.network));
    match actor.is_only_a_guest() {
        true => here.filter(supplier::Column::Id.in_subquery(seen(actor, tool::Column::SupplierId))),
        false => here.filter(Expr::val(actor.belongs())),
    }
}

/// A supplier.
pub async fn supplier(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<supplier::Model>, DbErr> {
    if !actor.belongs() {
        return Ok(None);
    }
    suppliers_visible_to(actor).filter(supplier::Column::Id.eq(id)).one(conn).await
}

/// Raises the versions of a supplier's tools, but of one: where the supplier's site is stands in the form of each.
pub(super) async fn raise_versions(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    supplier: Uuid,
    but: Option<Uuid>,
) -> Result<(), DbErr> {
    let theirs = tool::Entity::update_many()
        .col_expr(tool::Column::Version, Expr::col(tool::Column::Version).add(1_i64))
        .filter(tool::Column::NetworkId.eq(actor.network))
        .filter(tool::Column::SupplierId.eq(supplier));
    let theirs = but.into_iter().fold(theirs, |theirs, but| theirs.filter(tool::Column::Id.ne(but)));
    theirs.exec(conn).await.map(|_| ())
}

/// A page of the suppliers, in the order in which they came.
pub async fn suppliers(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    page: Page,
) -> Result<Slice<supplier::Model>, DbErr> {
    let select = page.apply(suppliers_visible_to(actor), supplier::Column::Id, Order::OldestFirst);
    Ok(page.slice(select.all(conn).await?))
}

/// The supplier of this name, as people read names. A directory has no more suppliers than tools.
pub(crate) async fn supplier_named(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    name: &str,
) -> Result<Option<supplier::Model>, DbErr> {
    let known = suppliers_visible_to(actor).all(conn).await?;
    Ok(known.into_iter().find(|supplier| folded(&supplier.name) == folded(name)))
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
    let here = match actor.is_only_a_guest() {
        true => here.filter(exit_record::Column::ToolId.in_subquery(seen(actor, tool::Column::Id))),
        false => here,
    };
    if actor.belongs() { here.one(conn).await } else { Ok(None) }
}

/// A column of the tools an actor may know of.
fn seen(actor: &Actor, column: tool::Column) -> SelectStatement {
    visible_to(actor).select_only().column(column).into_query()
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
