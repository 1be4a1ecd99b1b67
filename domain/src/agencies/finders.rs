//! Selects of agencies. Every member of a network may know which agencies belong to it, but for those who are only funders:
//! they may know how many. Agencies that wait to be let in, and where an agency stands, are known to coordinators and to its
//! own people. A guest is listed for coordinators alone, is not counted, and knows of no agency but itself.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, LockType, SubQueryStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use super::profile::{AgencyLanguage, Province, SizeBand};
use super::standing::Standing;
use super::{agency, standing_change};
use crate::access::{Actor, Role, Who};
use crate::beneath::pages_beneath;
use crate::identity::person;
use crate::page::{Order, Page, Slice};
use crate::text::folded;

/// As much of what somebody looks for as is looked for.
const SEARCH_MAX: usize = 100;
/// The most changes of one agency's standing that are shown.
const HISTORY_MAX: u64 = 50;

/// Which agencies a list shows; everything left empty shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words in their name or, for coordinators, in their key.
    pub search: Option<String>,
    /// Only in this province.
    pub province: Option<Province>,
    /// Only of this size.
    pub size_band: Option<SizeBand>,
    /// Only with this language.
    pub language: Option<AgencyLanguage>,
    /// Only those that stand there. Others than coordinators are told of members only.
    pub standing: Option<Standing>,
    /// Only guests, or only others. Others than coordinators are told of no guests.
    pub guests: Option<bool>,
    /// Of the guests only these.
    pub guests_among: Option<Vec<Uuid>>,
}

/// The agencies an actor may know of.
pub fn visible_to(actor: &Actor) -> Select<agency::Entity> {
    let here = of_network(actor).filter(Expr::val(actor.sits_at_the_table()));
    if sees_standing(actor) {
        return here;
    }
    if actor.is_only_a_guest() {
        return here.filter(agency::Column::Id.is_in(actor.agencies()));
    }
    let let_in = agency::Column::Standing.ne(Standing::Pending);
    here.filter(Condition::any().add(let_in).add(agency::Column::Id.is_in(actor.agencies())))
}

fn of_network(actor: &Actor) -> Select<agency::Entity> {
    agency::Entity::find().filter(agency::Column::NetworkId.eq(actor.network))
}

/// Whether an actor sees where every agency stands.
pub fn sees_standing(actor: &Actor) -> bool {
    actor.who == Who::Clock || actor.is(Role::Coordinator)
}

/// Those that belong to the network.
fn members(select: Select<agency::Entity>) -> Select<agency::Entity> {
    let stands = agency::Column::Standing.is_in([Standing::Good, Standing::Suspended]);
    select.filter(stands).filter(agency::Column::Guest.eq(false))
}

/// One agency.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.eq(id)).one(conn).await
}

/// One agency, held as it is until the transaction ends: whoever acts for it waits for a change of its standing and the
/// other way round. Take it before a campaign's lock.
pub(crate) async fn one_held(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.eq(id)).lock(LockType::Share).one(conn).await
}

/// One agency, locked against other deeds that change it or act for it. Rows that merely refer to it can still be written.
pub(crate) async fn one_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.eq(id)).lock(LockType::NoKeyUpdate).one(conn).await
}

/// Every agency of the network, whatever its standing, locked, for a coordinator's import.
pub(crate) async fn all_locked(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<agency::Model>, DbErr> {
    every(actor).lock(LockType::NoKeyUpdate).all(conn).await
}

/// Every agency a list shows on all its pages, in the order in which they came, for coordinators.
pub async fn all_wanted(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    wanted: &Wanted,
) -> Result<Vec<agency::Model>, DbErr> {
    let found = select(actor, wanted).filter(Expr::val(sees_standing(actor)));
    found.order_by_asc(agency::Column::Id).all(conn).await
}

/// Every agency of the network, whatever its standing, in the order in which they came, for coordinators.
pub async fn all(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<agency::Model>, DbErr> {
    every(actor).all(conn).await
}

fn every(actor: &Actor) -> Select<agency::Entity> {
    visible_to(actor).filter(Expr::val(sees_standing(actor))).order_by_asc(agency::Column::Id)
}

/// Several agencies, for loaders.
pub async fn several(conn: &impl ConnectionTrait, actor: &Actor, ids: &[Uuid]) -> Result<Vec<agency::Model>, DbErr> {
    visible_to(actor).filter(agency::Column::Id.is_in(ids.iter().copied())).all(conn).await
}

/// How many agencies belong to the network.
pub async fn count(conn: &impl ConnectionTrait, actor: &Actor) -> Result<u64, DbErr> {
    let told = actor.belongs() && !actor.is_only_a_guest();
    members(of_network(actor)).filter(Expr::val(told)).count(conn).await
}

/// A page of the network's agencies by name: for coordinators whatever their standing, for others those that belong to it.
/// Only the first 100 characters of a search count.
pub async fn page(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    wanted: &Wanted,
    page: Page,
) -> Result<Slice<agency::Model>, DbErr> {
    Ok(page.slice(by_name(select(actor, wanted), actor, page).all(conn).await?))
}

/// Restricts a select to a page of the list by name, in which every agency's place is its searched words and then its id: one
/// row more than the limit. The agency a cursor names gives its place as it is called now.
fn by_name(select: Select<agency::Entity>, actor: &Actor, page: Page) -> Select<agency::Entity> {
    let mut select = select;
    if let Some(after) = page.after {
        select = select.filter(place().gt(place_of(actor, after)));
    }
    if let Some(before) = page.before {
        select = select.filter(place().lt(place_of(actor, before)));
    }
    // From the end: read the list backwards; `Page::slice` turns the rows round.
    let direction = if page.from_end { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
    select
        .order_by(agency::Column::SearchText, direction.clone())
        .order_by(agency::Column::Id, direction)
        .limit(page.limit + 1)
}

/// An agency's place in the list by name.
fn place() -> Expr {
    Expr::tuple([agency::Column::SearchText, agency::Column::Id].map(|column| Expr::col((agency::Entity, column))))
}

fn place_of(actor: &Actor, id: Uuid) -> Expr {
    // Whoever may not know of an agency has no place in the list by it: it answers as an id of nothing does.
    let found = visible_to(actor)
        .filter(agency::Column::Id.eq(id))
        .select_only()
        .columns([agency::Column::SearchText, agency::Column::Id]);
    Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(found.into_query())))
}

/// How many agencies a list shows on all its pages.
pub async fn count_wanted(conn: &impl ConnectionTrait, actor: &Actor, wanted: &Wanted) -> Result<u64, DbErr> {
    select(actor, wanted).count(conn).await
}

fn select(actor: &Actor, wanted: &Wanted) -> Select<agency::Entity> {
    let mut select = visible_to(actor);
    if !sees_standing(actor) {
        select = members(select);
    } else if let Some(standing) = wanted.standing {
        select = select.filter(agency::Column::Standing.eq(standing));
    }
    if let Some(guests) = wanted.guests {
        select = select.filter(agency::Column::Guest.eq(guests));
    }
    if let Some(among) = &wanted.guests_among {
        let these = agency::Column::Id.is_in(among.iter().copied());
        select = select.filter(Condition::any().add(agency::Column::Guest.eq(false)).add(these));
    }
    if let Some(province) = wanted.province {
        select = select.filter(agency::Column::Province.eq(province));
    }
    if let Some(size_band) = wanted.size_band {
        select = select.filter(agency::Column::SizeBand.eq(size_band));
    }
    if let Some(language) = wanted.language {
        select = select.filter(agency::Column::Language.eq(language));
    }
    searched(select, actor, wanted.search.as_deref())
}

fn searched(select: Select<agency::Entity>, actor: &Actor, search: Option<&str>) -> Select<agency::Entity> {
    let Some(words) = search.map(plain).filter(|words| !words.is_empty()) else { return select };
    // The name ends with its line. Whoever is not told keys does not find by them either.
    let pattern = if sees_standing(actor) { format!("%{words}%") } else { format!("%{words}%\n%") };
    select.filter(agency::Column::SearchText.like(pattern))
}

/// Up to so many of the agencies an actor may know of and that were not removed, by name: only these, where some are named,
/// and only those with these words in their name or, for coordinators, in their key.
pub(crate) async fn first_by_name(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    among: Option<&[Uuid]>,
    search: Option<&str>,
    most: u64,
) -> Result<Vec<agency::Model>, DbErr> {
    let here = visible_to(actor).filter(agency::Column::Standing.ne(Standing::Removed));
    let here = match among {
        Some(ids) => here.filter(agency::Column::Id.is_in(ids.iter().copied())),
        None => here,
    };
    // The name, folded, is what the searched text begins with.
    let here = searched(here, actor, search).order_by_asc(agency::Column::SearchText).order_by_asc(agency::Column::Id);
    here.limit(most).all(conn).await
}

/// What somebody looks for, without what a pattern would take for its own.
fn plain(words: &str) -> String {
    let special = |c: char| c.is_control() || matches!(c, '%' | '_' | '\\');
    folded(&words.replace(special, " ")).chars().take(SEARCH_MAX).collect()
}

/// Whether another agency than `but` bears this name, as people read names.
pub(crate) async fn bears_name(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    name: &str,
    but: Option<Uuid>,
) -> Result<bool, DbErr> {
    // The name is the first line of what is searched; a letter that patterns take for their own stands for any.
    let pattern = folded(name).replace(['%', '_', '\\'], "_");
    let select = of_network(actor).filter(agency::Column::SearchText.like(format!("{pattern}\n%")));
    let rows = select.select_only().column(agency::Column::Id).column(agency::Column::Name);
    let rows: Vec<(Uuid, String)> = rows.into_tuple().all(conn).await?;
    Ok(rows.iter().any(|(id, theirs)| Some(*id) != but && folded(theirs) == folded(name)))
}

/// Whether another agency than `but` has this key.
pub(crate) async fn has_key(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    key: &str,
    but: Option<Uuid>,
) -> Result<bool, DbErr> {
    let others = of_network(actor).filter(agency::Column::Key.eq(key));
    let others = but.into_iter().fold(others, |others, but| others.filter(agency::Column::Id.ne(but)));
    Ok(others.count(conn).await? > 0)
}

/// The agencies whose people may not act: asked by the clock, which counts nobody's silence as a yes who could not say no.
pub(crate) async fn unable_to_act(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<Uuid>, DbErr> {
    let select = visible_to(actor).filter(agency::Column::Standing.ne(Standing::Good));
    select.select_only().column(agency::Column::Id).into_tuple().all(conn).await
}

/// How the standing of each of some agencies changed, the newest first, with who changed it: for coordinators and for the
/// agencies' own people.
pub async fn standing_histories(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agencies: &[Uuid],
) -> Result<HashMap<Uuid, Vec<(standing_change::Model, String)>>, DbErr> {
    let to_person: RelationDef = standing_change::Entity::belongs_to(person::Entity)
        .from(standing_change::Column::ChangedBy)
        .to(person::Column::Id)
        .into();
    let seen = |id: &Uuid| sees_standing(actor) || actor.works_for(*id);
    let select = standing_change::Entity::find()
        .filter(standing_change::Column::NetworkId.eq(actor.network))
        .filter(standing_change::Column::AgencyId.is_in(agencies.iter().copied().filter(seen)))
        .join(JoinType::LeftJoin, to_person)
        .column_as(person::Column::Name, "by_name");
    let order = (standing_change::Column::Id, Order::NewestFirst);
    let lists: HashMap<Uuid, Slice<Change>> =
        pages_beneath(conn, select, standing_change::Column::AgencyId, order, Page::first(HISTORY_MAX)).await?;
    let told = |change: Change| (change.change, change.by_name.unwrap_or_default());
    Ok(lists.into_iter().map(|(agency, list)| (agency, list.rows.into_iter().map(told).collect())).collect())
}

#[derive(sea_orm::FromQueryResult)]
struct Change {
    #[sea_orm(nested)]
    change: standing_change::Model,
    by_name: Option<String>,
}
