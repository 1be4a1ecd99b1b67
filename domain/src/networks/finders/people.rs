//! Selects of who is what in a network. Coordinators see everybody, an agency's admins the people of their own agency, and
//! everybody themselves.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::invitations::agencies_kept_by;
use crate::access::{Actor, Role, Who};
use crate::agencies::agency;
use crate::identity::person;
use crate::networks::{Seat, membership, network};
use crate::page::{Order, Page, Slice};

/// A role somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberView {
    /// As what, since when.
    pub membership: membership::Model,
    /// Who.
    pub person: person::Model,
    /// For which agency.
    pub agency: Option<agency::Model>,
    /// Whether nobody else holds it where somebody has to: the network's only coordinator, an agency's only admin.
    pub is_last: bool,
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
    let seen = Condition::any()
        .add(keeps(actor, membership::Column::AgencyId))
        .add(membership::Column::PersonId.eq(actor.person().unwrap_or_default()));
    held_in(actor.network).filter(seen)
}

/// The roles that are held in a network.
fn held_in(network: Uuid) -> Select<membership::Entity> {
    membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::EndedAt.is_null())
}

/// A page of the roles people hold, oldest first; of one agency only, where one is named.
pub async fn members(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agency: Option<Uuid>,
    page: Page,
) -> Result<Slice<MemberView>, DbErr> {
    let select = match agency {
        Some(agency) => visible_to(actor).filter(membership::Column::AgencyId.eq(agency)),
        None => visible_to(actor),
    };
    let select = page.apply(select, membership::Column::Id, Order::OldestFirst);
    let rows = select.find_also_related(person::Entity).find_also_related(agency::Entity).all(conn).await?;
    let Slice { rows, has_previous, has_next } = page.slice(rows);
    Ok(Slice { rows: with_last(conn, actor.network, rows).await?, has_previous, has_next })
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

/// Takes the lock under which a network's roles are given and ended, so that two cannot both leave as the last but one.
pub(crate) async fn lock_roles(conn: &impl ConnectionTrait, network: Uuid) -> Result<(), DbErr> {
    network::Entity::find_by_id(network).lock_exclusive().one(conn).await.map(|_| ())
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

/// Whether an agency has an admin: for whoever tells that it has none.
pub async fn has_admin(conn: &impl ConnectionTrait, actor: &Actor, agency: Uuid) -> Result<bool, DbErr> {
    let seat = Seat { role: Role::Admin, agency: Some(agency) };
    Ok(!holders(conn, actor.network, seat).await?.is_empty())
}

type Row = (membership::Model, Option<person::Model>, Option<agency::Model>);

/// Finds out of some roles which are held by nobody else, in one statement for all of them.
async fn with_last(conn: &impl ConnectionTrait, network: Uuid, rows: Vec<Row>) -> Result<Vec<MemberView>, DbErr> {
    let needed = |membership: &membership::Model| matches!(membership.role, Role::Coordinator | Role::Admin);
    let agencies: Vec<Uuid> =
        rows.iter().filter(|(row, ..)| needed(row)).filter_map(|(row, ..)| row.agency_id).collect();
    let counts = if rows.iter().any(|(row, ..)| needed(row)) {
        counted(conn, network, agencies).await?
    } else {
        BTreeMap::new()
    };
    let view = |(membership, person, agency): Row| {
        let alone = counts.get(&membership.agency_id).is_some_and(|count| *count <= 1);
        let is_last = needed(&membership) && alone;
        Some(MemberView { is_last, membership, person: person?, agency })
    };
    Ok(rows.into_iter().filter_map(view).collect())
}

/// How many people are admins of each agency, and how many are coordinators (of no agency).
async fn counted(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agencies: Vec<Uuid>,
) -> Result<BTreeMap<Option<Uuid>, i64>, DbErr> {
    let admins = Condition::all()
        .add(membership::Column::Role.eq(Role::Admin))
        .add(membership::Column::AgencyId.is_in(agencies));
    let counts: Vec<(Option<Uuid>, i64)> = held_in(network)
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
