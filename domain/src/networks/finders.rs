//! Selects of networks and memberships.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

mod invitations;
mod pages;
mod people;
mod seats;

pub use invitations::{InvitationView, invitation, invitation_of_link, invitations};
pub(crate) use invitations::{
    invitation_locked, invitation_of_link_locked, next_invitation_to_mail, same_invitation, waiting_invitations_locked,
    withdraw_invitations_to,
};
pub use pages::{
    has_opened_a_campaign, own_picture, page_to_change, public_page, public_picture, retention, rules, rules_to_change,
};
pub(crate) use pages::{languages, own_locked, page_of, remove_picture, retention_locked, rules_of};
pub use people::{MemberView, WantedRoles, has_admin, mail_reaches, member, members, role_told};
pub(crate) use people::{
    admins_reached, coordinators_addresses, has_others, held_for, holders, last_membership, lock_roles, member_locked,
    own_roles_locked, sees_person,
};
pub use seats::{SeatsOf, seats_to_give};

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Related, RelationDef, UpdateMany,
};
use uuid::Uuid;

use super::{membership, network, request_answer};
use crate::access::{Actor, Membership, Role};
use crate::agencies::agency;
use crate::clock::Instant;
use crate::identity::person;

/// The network with this name in addresses. Who is no member of it must be told that it does not exist.
pub async fn by_slug(conn: &impl ConnectionTrait, slug: &str) -> Result<Option<network::Model>, DbErr> {
    network::Entity::find().filter(network::Column::Slug.eq(slug)).one(conn).await
}

/// The network with this id.
pub async fn by_id(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<network::Model>, DbErr> {
    network::Entity::find_by_id(id).one(conn).await
}

/// Every network, oldest first.
pub(crate) async fn every(conn: &impl ConnectionTrait) -> Result<Vec<network::Model>, DbErr> {
    network::Entity::find().order_by_asc(network::Column::Id).all(conn).await
}

/// Every network a person belongs or ever belonged to. On PostgreSQL the transaction must be bound to the person.
pub async fn ever_of(conn: &impl ConnectionTrait, person: Uuid) -> Result<Vec<network::Model>, DbErr> {
    let joined = membership::Entity::find()
        .select_only()
        .column(membership::Column::NetworkId)
        .filter(membership::Column::PersonId.eq(person));
    let networks = network::Entity::find().filter(network::Column::Id.in_subquery(joined.into_query()));
    networks.order_by_asc(network::Column::Id).all(conn).await
}

/// What a person is in one network, with the agencies they act for.
pub async fn memberships_in(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
) -> Result<Vec<(Membership, Option<agency::Model>)>, DbErr> {
    let rows = membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::EndedAt.is_null())
        .find_also_related(agency::Entity)
        .order_by_asc(membership::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(|(row, agency)| (Membership { role: row.role, agency: row.agency_id }, agency)).collect())
}

/// Somebody who works for an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyPerson {
    /// Who.
    pub person: Uuid,
    /// What they are called.
    pub name: String,
    /// As what, in the order in which they came to it.
    pub roles: Vec<Role>,
    /// Whether mail reaches them.
    pub mail_reaches: bool,
}

/// A role by its agency, its id, who holds it as what, and that person's name and address.
type HeldBy = (Uuid, Uuid, Uuid, Role, String, Option<String>);

/// The most people of one agency that are shown.
const PEOPLE_MAX: usize = 100;

/// Who works for each of some agencies, and as what, each person once: for coordinators and for the agencies' own people. Of
/// more than are shown, an agency's admins come first.
pub async fn people_of_agencies(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agencies: &[Uuid],
) -> Result<HashMap<Uuid, Vec<AgencyPerson>>, DbErr> {
    let seen = |id: &Uuid| actor.is(Role::Coordinator) || actor.works_for(*id);
    let to_person: RelationDef =
        membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id).into();
    let rows: Vec<HeldBy> = membership::Entity::find()
        .select_only()
        .columns([
            membership::Column::AgencyId,
            membership::Column::Id,
            membership::Column::PersonId,
            membership::Column::Role,
        ])
        .columns([person::Column::Name, person::Column::Email])
        .join(JoinType::InnerJoin, to_person)
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(membership::Column::AgencyId.is_in(agencies.iter().copied().filter(seen)))
        .filter(membership::Column::EndedAt.is_null())
        .order_by_asc(membership::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let mut people: HashMap<Uuid, Vec<AgencyPerson>> = HashMap::new();
    let mut places: HashMap<(Uuid, Uuid), usize> = HashMap::new();
    for (agency, _, person, role, name, email) in rows {
        let list = people.entry(agency).or_default();
        let place = *places.entry((agency, person)).or_insert(list.len());
        match list.get_mut(place) {
            Some(known) => known.roles.push(role),
            None => list.push(AgencyPerson { person, name, roles: vec![role], mail_reaches: email.is_some() }),
        }
    }
    people.values_mut().for_each(shorten);
    Ok(people)
}

/// Leaves as many people of an agency as are shown: where it has more, its admins before the others.
fn shorten(people: &mut Vec<AgencyPerson>) {
    if people.len() > PEOPLE_MAX {
        people.sort_by_key(|person| !person.roles.contains(&Role::Admin));
        people.truncate(PEOPLE_MAX);
    }
}

/// Ends what everybody is for an agency that is removed, at that very instant.
pub(crate) async fn end_memberships(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
    at: Instant,
) -> Result<(), DbErr> {
    let ended = for_agency(network, agency)
        .filter(membership::Column::EndedAt.is_null())
        .col_expr(membership::Column::EndedAt, Expr::value(at));
    ended.exec(conn).await.map(|_| ())
}

/// Gives back what ended with an agency's removal at `ended`: those who left earlier stay away.
pub(crate) async fn resume_memberships(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agency: Uuid,
    ended: Instant,
) -> Result<(), DbErr> {
    let resumed = for_agency(network, agency)
        .filter(membership::Column::EndedAt.eq(ended))
        .col_expr(membership::Column::EndedAt, Expr::value(None::<Instant>));
    resumed.exec(conn).await.map(|_| ())
}

fn for_agency(network: Uuid, agency: Uuid) -> UpdateMany<membership::Entity> {
    membership::Entity::update_many()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::AgencyId.eq(agency))
}

/// The remembered answer to a request.
pub(crate) async fn request_answer(
    conn: &impl ConnectionTrait,
    network: Uuid,
    asker: Uuid,
    mutation: &str,
    request_key: &str,
) -> Result<Option<request_answer::Model>, DbErr> {
    request_answer::Entity::find()
        .filter(request_answer::Column::NetworkId.eq(network))
        .filter(request_answer::Column::AskerId.eq(asker))
        .filter(request_answer::Column::Mutation.eq(mutation))
        .filter(request_answer::Column::RequestKey.eq(request_key))
        .one(conn)
        .await
}

/// Inserts an answer, or puts it in the place of one under the same key that was given at `forgotten_since` or earlier.
/// Says whether it did: somebody else's fresh answer stays.
pub(crate) async fn remember_answer(
    conn: &impl ConnectionTrait,
    row: request_answer::ActiveModel,
    forgotten_since: Instant,
) -> Result<bool, DbErr> {
    use request_answer::Column;
    let key = [Column::NetworkId, Column::AskerId, Column::Mutation, Column::RequestKey];
    let mut again = OnConflict::columns(key);
    again.update_columns([Column::Answer, Column::InputSha256, Column::CreatedAt]);
    again.action_and_where(Column::CreatedAt.lte(forgotten_since));
    let written = request_answer::Entity::insert(row).on_conflict(again).exec_without_returning(conn).await?;
    Ok(written > 0)
}

/// Removes up to `chunk` answers of a network that were given at `forgotten_since` or earlier; how many there were.
pub(crate) async fn remove_answers(
    conn: &impl ConnectionTrait,
    network: Uuid,
    forgotten_since: Instant,
    chunk: u64,
) -> Result<u64, DbErr> {
    let old = request_answer::Entity::find()
        .select_only()
        .column(request_answer::Column::Id)
        .filter(request_answer::Column::NetworkId.eq(network))
        .filter(request_answer::Column::CreatedAt.lte(forgotten_since))
        .limit(chunk);
    let removed = request_answer::Entity::delete_many()
        .filter(request_answer::Column::NetworkId.eq(network))
        .filter(request_answer::Column::Id.in_subquery(old.into_query()));
    Ok(removed.exec(conn).await?.rows_affected)
}

impl Related<agency::Entity> for membership::Entity {
    fn to() -> RelationDef {
        membership::Entity::belongs_to(agency::Entity)
            .from((membership::Column::NetworkId, membership::Column::AgencyId))
            .to((agency::Column::NetworkId, agency::Column::Id))
            .into()
    }
}

impl Related<network::Entity> for membership::Entity {
    fn to() -> RelationDef {
        membership::Entity::belongs_to(network::Entity)
            .from(membership::Column::NetworkId)
            .to(network::Column::Id)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admin_is_shown_however_many_people_came_before() {
        let people = |count: usize| -> Vec<AgencyPerson> {
            let all = (0..count).map(|number| AgencyPerson {
                person: Uuid::from_u128(number as u128),
                name: number.to_string(),
                roles: vec![if number + 1 == count { Role::Admin } else { Role::Member }],
                mail_reaches: true,
            });
            all.collect()
        };
        for (count, shown, admin_at) in [(3, 3, 2), (PEOPLE_MAX, PEOPLE_MAX, PEOPLE_MAX - 1), (140, PEOPLE_MAX, 0)] {
            let mut list = people(count);
            shorten(&mut list);
            let found = list.iter().position(|person| person.roles.contains(&Role::Admin));
            assert_eq!((list.len(), found), (shown, Some(admin_at)), "{count}");
        }
    }
}
