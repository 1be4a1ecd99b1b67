//! Selects of networks and memberships.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Related, RelationDef};
use uuid::Uuid;

use super::{membership, network, request_answer};
use crate::access::{Membership, Role};
use crate::agencies::agency;

/// The network with this name in addresses. Who is no member of it must be told that it does not exist.
pub async fn by_slug(conn: &impl ConnectionTrait, slug: &str) -> Result<Option<network::Model>, DbErr> {
    network::Entity::find().filter(network::Column::Slug.eq(slug)).one(conn).await
}

/// The network with this id.
pub async fn by_id(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<network::Model>, DbErr> {
    network::Entity::find_by_id(id).one(conn).await
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

/// Everywhere a person belongs, with the network. On PostgreSQL the transaction must be bound to that person.
pub async fn memberships_of(
    conn: &impl ConnectionTrait,
    person: Uuid,
) -> Result<Vec<(membership::Model, Option<network::Model>)>, DbErr> {
    membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::EndedAt.is_null())
        .find_also_related(network::Entity)
        .order_by_asc(membership::Column::NetworkId)
        .order_by_asc(membership::Column::Id)
        .all(conn)
        .await
}

/// Memberships of a network with one of these roles, for those who are told things. Empty `agencies` means any agency.
pub async fn holders(
    conn: &impl ConnectionTrait,
    network: Uuid,
    roles: &[Role],
    agencies: Option<&[Uuid]>,
) -> Result<Vec<membership::Model>, DbErr> {
    let mut select = membership::Entity::find()
        .filter(membership::Column::NetworkId.eq(network))
        .filter(membership::Column::Role.is_in(roles.iter().copied()))
        .filter(membership::Column::EndedAt.is_null());
    if let Some(agencies) = agencies {
        select = select.filter(membership::Column::AgencyId.is_in(agencies.iter().copied()));
    }
    select.order_by_asc(membership::Column::Id).all(conn).await
}

/// The remembered answer to a request.
pub(crate) async fn request_answer(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    mutation: &str,
    request_key: &str,
) -> Result<Option<request_answer::Model>, DbErr> {
    request_answer::Entity::find()
        .filter(request_answer::Column::NetworkId.eq(network))
        .filter(request_answer::Column::PersonId.eq(person))
        .filter(request_answer::Column::Mutation.eq(mutation))
        .filter(request_answer::Column::RequestKey.eq(request_key))
        .one(conn)
        .await
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
