//! Selects of who is what in a network. Coordinators see everybody, an agency's admins the people of their own agency, and
//! everybody themselves.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, LockType, SubQueryStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef, Select,
};
use uuid::Uuid;

use super::invitations::agencies_kept_by;
use crate::access::{Actor, Role, Who};
use crate::agencies::agency;
use crate::identity::person;
use crate::networks::{Seat, membership, network};
use crate::page::{Page, Slice};
use crate::text::folded;

/// As much of what somebody looks for as is looked for.
const SEARCH_MAX: usize = 100;

/// A role somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    /// As what, since when.
    pub membership: membership::Model,
    /// Who.
    pub person: person::Model,
    /// For which agency.
    pub agency: Option<agency::Model>,
    /// Whether nobody else holds it where somebody has to: the network's only coordinator, an agency's only admin whom mail
    /// reaches.
    pub is_last: bool,
    /// Whether the agency it is held for has an admin whom mail reaches; not for roles that are held for none.
    pub agency_has_admin: bool,
}

/// Whether an actor keeps the people of the agency in this column.
pub(super) fn keeps(actor: &Actor, agency: impl ColumnTrait) -> Expr {
    if actor.is(Role::Coordinator) || actor.who == Who::Clock {
        return Expr::val(true);
    }
    agency.is_in(agencies_kept_by(actor))
}

/// The roles an actor may know of.
fn visible_to(actor: &Actor) -> Select<membership::Entity> {
    held_in(actor.network).filter(seen_by(actor))
}

/// Whether an actor may know of a role, held or ended.
fn seen_by(actor: &Actor) -> Condition {
    Condition::any()
        .add(keeps(actor, membership::Column::AgencyId))
        .add(membership::Column::PersonId.eq(actor.person().unwrap_or_default()))
}

/// The roles that are held in a network.
pub(super) fn held_in(network: Uuid) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::EndedAt.is_null())
}

/// Which roles a list shows; everything left empty shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedRoles {
    /// Words in the person's name, or in the agency's, with or without their accents.
    pub search: Option<String>,
    /// Only held for this agency.
    pub agency: Option<Uuid>,
    /// Only of this kind.
    pub role: Option<Role>,
    /// Only held for agencies without an admin whom mail reaches.
    pub without_admin: bool,
}

/// A page of the roles people hold, by the people's names. Only the first 100 characters of a search count.
pub async fn members(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    wanted: &WantedRoles,
    page: Page,
) -> Result<Slice<MemberView>, DbErr> {
    let select = by_name(select(actor, wanted), actor, page);
    let rows = select.find_also_related(person::Entity).find_also_related(agency::Entity).all(conn).await?;
    let Slice { rows, has_previous, has_next } = page.slice(rows);
    Ok(Slice { rows: with_last(conn, actor.network, rows).await?, has_previous, has_next })
}

/// The roles that are wanted; whoever reads them joins people and agencies.
fn select(actor: &Actor, wanted: &WantedRoles) -> Select<membership::Entity> {
    let mut select = visible_to(actor);
    if let Some(agency) = wanted.agency {
        select = select.filter(membership::Column::AgencyId.eq(agency));
    }
    if let Some(role) = wanted.role {
        select = select.filter(membership::Column::Role.eq(role));
    }
    if wanted.without_admin {
        let with_admin = held_in(actor.network)
            .select_only()
            .column(membership::Column::AgencyId)
            .filter(membership::Column::AgencyId.is_not_null())
            .filter(membership::Column::Role.eq(Role::Admin))
            .join(JoinType::InnerJoin, to_person())
            .filter(person::Column::Email.is_not_null());
        select = select
            .filter(membership::Column::AgencyId.is_not_null())
            .filter(membership::Column::AgencyId.not_in_subquery(with_admin.into_query()));
    }
    match wanted.search.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => {
            let theirs = name().like(pattern(words));
            let of_agency = agency::Column::SearchText.like(pattern(words));
            select.filter(Condition::any().add(theirs).add(of_agency))
        }
        None => select,
    }
}

/// A person's name as it is searched and listed.
fn name() -> Expr {
    Expr::col((person::Entity, person::Column::FoldedName))
}

/// A pattern of what somebody looks for, folded as names are.
fn pattern(words: &str) -> String {
    // What a pattern would take for its own, and what PostgreSQL cannot hold, stands for any letter.
    let letter = |c: char| if c.is_control() || matches!(c, '%' | '_' | '\\') { '_' } else { c };
    format!("%{}%", folded(words).chars().take(SEARCH_MAX).map(letter).collect::<String>())
}

/// Restricts roles to a page of them, ordered by the people's names; where those are the same, by the roles' ids.
fn by_name(roles: Select<membership::Entity>, actor: &Actor, page: Page) -> Select<membership::Entity> {
    let mut roles = roles;
    if let Some(after) = page.after {
        let same = name().eq(name_at(actor, after)).and(membership::Column::Id.gt(after));
        roles = roles.filter(Condition::any().add(name().gt(name_at(actor, after))).add(same));
    }
    if let Some(before) = page.before {
        let same = name().eq(name_at(actor, before)).and(membership::Column::Id.lt(before));
        roles = roles.filter(Condition::any().add(name().lt(name_at(actor, before))).add(same));
    }
    // From the end: read the list backwards, and turn the rows round afterwards.
    let order = || if page.from_end { sea_orm::Order::Desc } else { sea_orm::Order::Asc };
    roles.order_by(name(), order()).order_by(membership::Column::Id, order()).limit(page.limit + 1)
}

/// The name at a place of the list: of whoever holds or held the role with this id, where the actor may know of it. Any other
/// answers as an id of nothing does.
fn name_at(actor: &Actor, role: Uuid) -> Expr {
    let named = membership::Entity::find()
        .select_only()
        .column_as(name(), "name")
        .join(JoinType::InnerJoin, to_person())
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(membership::Column::Id.eq(role))
        .filter(seen_by(actor));
    Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(named.into_query())))
}

/// A role somebody holds.
pub async fn member(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<MemberView>, DbErr> {
    let select = visible_to(actor).filter(membership::Column::Id.eq(id));
    let found = select.find_also_related(person::Entity).find_also_related(agency::Entity).one(conn).await?;
    Ok(with_last(conn, actor.network, found.into_iter().collect()).await?.pop())
}

/// A role somebody holds or held, locked. Take the network's lock first.
pub(crate) async fn member_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<membership::Model>, DbErr> {
    visible_to(actor).filter(membership::Column::Id.eq(id)).lock_exclusive().one(conn).await
}

/// What the actor holds, locked.
pub(crate) async fn own_roles_locked(
    conn: &impl ConnectionTrait,
    actor: &Actor,
) -> Result<Vec<membership::Model>, DbErr> {
    held_in(actor.network)
        .filter(membership::Column::PersonId.eq(actor.person().unwrap_or_default()))
        .order_by_asc(membership::Column::Id)
        .lock_exclusive()
        .all(conn)
        .await
}

/// Whether an actor sees that this person belongs to the network.
pub(crate) async fn sees_person(conn: &impl ConnectionTrait, actor: &Actor, person: Uuid) -> Result<bool, DbErr> {
    let seen = visible_to(actor).filter(membership::Column::PersonId.eq(person)).one(conn).await?;
    Ok(seen.is_some())
}

/// Takes the lock under which a network's roles are given and ended, so that two cannot both leave as the last but one; and
/// its agencies get their names and keys, so that no two get the same.
pub(crate) async fn lock_roles(conn: &impl ConnectionTrait, network: Uuid) -> Result<(), DbErr> {
    // Not `FOR UPDATE`: whoever inserts a row that refers to the network need not wait.
    let held = network::Entity::find_by_id(network).lock(LockType::NoKeyUpdate);
    held.one(conn).await.map(|_| ())
}

/// Who holds a role.
pub(crate) async fn holders(
    conn: &impl ConnectionTrait,
    network: Uuid,
    seat: Seat,
) -> Result<Vec<membership::Model>, DbErr> {
    let held = held_in(network).filter(membership::Column::Role.eq(seat.role));
    let held = match seat.agency {
        Some(agency) => held.filter(membership::Column::AgencyId.eq(agency)),
        None => held.filter(membership::Column::AgencyId.is_null()),
    };
    held.order_by_asc(membership::Column::Id).all(conn).await
}

/// What a person is for an agency.
pub(crate) async fn held_for(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    agency: Option<Uuid>,
) -> Result<Vec<membership::Model>, DbErr> {
    let held = held_in(network).filter(membership::Column::PersonId.eq(person));
    let held = match agency {
        Some(agency) => held.filter(membership::Column::AgencyId.eq(agency)),
        None => held.filter(membership::Column::AgencyId.is_null()),
    };
    held.order_by_asc(membership::Column::Id).all(conn).await
}

/// The admins of an agency whom mail reaches. Nobody else can sign in, and so look after it.
pub(crate) async fn admins_reached(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
) -> Result<Vec<membership::Model>, DbErr> {
    held_in(network)
        .filter(membership::Column::Role.eq(Role::Admin))
        .filter(membership::Column::AgencyId.eq(agency))
        .join(JoinType::InnerJoin, to_person())
        .filter(person::Column::Email.is_not_null())
        .order_by_asc(membership::Column::Id)
        .all(conn)
        .await
}

/// From a role to whoever holds it.
pub(super) fn to_person() -> RelationDef {
    membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id).into()
}

/// Where mail reaches the network's coordinators: for one of them.
pub(crate) async fn coordinators_addresses(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Vec<String>, DbErr> {
    held_in(actor.network)
        .filter(Expr::val(actor.is(Role::Coordinator)))
        .filter(membership::Column::Role.eq(Role::Coordinator))
        .filter(person::Column::Email.is_not_null())
        .join(JoinType::InnerJoin, to_person())
        .select_only()
        .column(person::Column::Email)
        .into_tuple()
        .all(conn)
        .await
}

/// Whether anybody but this person works for an agency who could be its admin: whom mail reaches.
pub(crate) async fn has_others(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
    person: Uuid,
) -> Result<bool, DbErr> {
    let others = held_in(network)
        .filter(membership::Column::AgencyId.eq(agency))
        .filter(membership::Column::PersonId.ne(person))
        .find_also_related(person::Entity)
        .filter(person::Column::Email.is_not_null());
    Ok(others.one(conn).await?.is_some())
}

/// The last thing a person was in a network, ended or not: for telling them of it.
pub(crate) async fn last_membership(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
) -> Result<Option<(membership::Model, Option<person::Model>)>, DbErr> {
    membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::PersonId.eq(person))
        .find_also_related(person::Entity)
        .order_by_desc(membership::Column::Id)
        .one(conn)
        .await
}

/// A role that was given or ended, with its agency: for whoever is told of it.
pub async fn role_told(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    id: Uuid,
) -> Result<Option<(membership::Model, Option<agency::Model>)>, DbErr> {
    let here = membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(membership::Column::Id.eq(id));
    let here = if actor.who == Who::Clock { here } else { here.filter(Expr::val(false)) };
    here.find_also_related(agency::Entity).one(conn).await
}

/// Whether an agency has an admin whom mail reaches: for whoever tells that it has none.
pub async fn has_admin(conn: &impl ConnectionTrait, actor: &Actor, agency: Uuid) -> Result<bool, DbErr> {
    Ok(!admins_reached(conn, actor.network, agency).await?.is_empty())
}

/// Whether mail reaches anybody who looks after an agency's purchases.
pub async fn mail_reaches(conn: &impl ConnectionTrait, network: Uuid, agency: Uuid) -> Result<bool, DbErr> {
    let held = held_in(network)
        .filter(membership::Column::AgencyId.eq(agency))
        .filter(membership::Column::Role.is_in([Role::Admin, Role::Buyer]))
        .find_also_related(person::Entity)
        .filter(person::Column::Email.is_not_null());
    Ok(held.one(conn).await?.is_some())
}

type Row = (membership::Model, Option<person::Model>, Option<agency::Model>);

/// Finds out of some roles which are held by nobody else and whose agencies have an admin, in one statement for all of them.
async fn with_last(conn: &impl ConnectionTrait, network: Uuid, rows: Vec<Row>) -> Result<Vec<MemberView>, DbErr> {
    let needed = |membership: &membership::Model| matches!(membership.role, Role::Coordinator | Role::Admin);
    let agencies: Vec<Uuid> = rows.iter().filter_map(|(row, ..)| row.agency_id).collect();
    let counts = if !agencies.is_empty() || rows.iter().any(|(row, ..)| needed(row)) {
        counted(conn, network, agencies).await?
    } else {
        BTreeMap::new()
    };
    let view = |(membership, person, agency): Row| {
        let person = person?;
        let count = counts.get(&membership.agency_id).copied().unwrap_or(0);
        let counts = membership.role == Role::Coordinator || person.email.is_some();
        let is_last = needed(&membership) && counts && count == 1;
        let agency_has_admin = membership.agency_id.is_some() && count > 0;
        Some(MemberView { is_last, agency_has_admin, membership, person, agency })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// How many people whom mail reaches are admins of each agency, and how many are coordinators (of no agency).
async fn counted(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agencies: Vec<Uuid>,
) -> Result<BTreeMap<Option<Uuid>, i64>, DbErr> {
    let admins = Condition::all()
        .add(membership::Column::Role.eq(Role::Admin))
        .add(membership::Column::AgencyId.is_in(agencies))
        .add(person::Column::Email.is_not_null());
    let counts: Vec<(Option<Uuid>, i64)> = held_in(network)
        .join(JoinType::InnerJoin, to_person())
        .filter(Condition::any().add(membership::Column::Role.eq(Role::Coordinator)).add(admins))
        .select_only()
        .column(membership::Column::AgencyId)
        .column_as(membership::Column::PersonId.count(), "people")
        .group_by(membership::Column::AgencyId)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counts.into_iter().collect())
}
