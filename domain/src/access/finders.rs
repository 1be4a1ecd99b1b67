//! Selects of who arrives: the person behind a cookie, the network they named, and what they are there.
//!
//! Every request begins with these two statements, so they bring along what nearly every request shows.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, JoinType, SelectStatement, SimpleExpr, SubQueryStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::agencies::agency;
use crate::clock::Instant;
use crate::identity::{person, session};
use crate::networks::{membership, network};
use crate::notifications::channel::Channel;
use crate::notifications::delivery;

/// Who arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The session they arrive in.
    pub session: session::Model,
    /// The signed-in person.
    pub person: person::Model,
    /// The network they named, whether or not they belong to it.
    pub network: Option<network::Model>,
}

/// The person of a cookie, if it is signed in at `now`, and the network with this name in addresses. Both are global.
///
/// One statement, unless the cookie was replaced a moment ago.
pub async fn arrival(
    conn: &impl ConnectionTrait,
    token_hash: &str,
    slug: Option<&str>,
    now: Instant,
) -> Result<Option<Arrival>, DbErr> {
    let found = arrival_by(conn, session::Column::TokenHash.eq(token_hash), slug, now).await?;
    if found.is_some() {
        return Ok(found);
    }
    let before = session::Column::PreviousHash.eq(token_hash).and(session::Column::PreviousUntil.gt(now));
    arrival_by(conn, before, slug, now).await
}

async fn arrival_by(
    conn: &impl ConnectionTrait,
    cookie: SimpleExpr,
    slug: Option<&str>,
    now: Instant,
) -> Result<Option<Arrival>, DbErr> {
    let mut select = session::Entity::find()
        .filter(cookie)
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .find_also_related(person::Entity);
    let query = QueryTrait::query(&mut select);
    let named = Expr::col((network::Entity, network::Column::Slug)).eq(slug.unwrap_or_default());
    query.join(JoinType::LeftJoin, network::Entity, named);
    for column in network::Column::iter() {
        query.expr_as(Expr::col((network::Entity, column)), format!("C_{}", column.as_str()));
    }
    let Some(row) = conn.query_one(query).await? else { return Ok(None) };
    let session = session::Model::from_query_result(&row, "A_")?;
    let person = person::Model::from_query_result_optional(&row, "B_")?;
    let network = network::Model::from_query_result_optional(&row, "C_")?;
    Ok(person.map(|person| Arrival { session, person, network }))
}

/// Somewhere a person belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// As what.
    pub membership: membership::Model,
    /// Where.
    pub network: network::Model,
    /// For which agency; known in the network asked about only.
    pub agency: Option<agency::Model>,
}

/// Everywhere a person belongs, oldest first, with the agencies of `here` (the nil id asks about none) and, when asked to
/// count, the person's unread notices there. On PostgreSQL the transaction must be bound to both.
pub async fn belongings(
    conn: &impl ConnectionTrait,
    person: Uuid,
    here: Uuid,
    count_unread: bool,
) -> Result<(Vec<Belonging>, Option<u64>), DbErr> {
    let mut select = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person))
        .filter(membership::Column::EndedAt.is_null())
        .find_also_related(network::Entity)
        .find_also_related(agency::Entity)
        .order_by_asc(membership::Column::NetworkId)
        .order_by_asc(membership::Column::Id);
    let query = QueryTrait::query(&mut select);
    if count_unread {
        let unread = SubQueryStatement::SelectStatement(unread(person, here));
        query.expr_as(Expr::SubQuery(None, Box::new(unread)), "unread");
    }
    let (mut belongings, mut counted) = (Vec::new(), None);
    for row in conn.query_all(query).await? {
        let membership = membership::Model::from_query_result(&row, "A_")?;
        if count_unread {
            counted = u64::try_from(row.try_get::<i64>("", "unread")?).ok();
        }
        if let Some(network) = network::Model::from_query_result_optional(&row, "B_")? {
            // On PostgreSQL the walls hide agencies elsewhere; elsewhere is told the same way on SQLite.
            let agency = agency::Model::from_query_result_optional(&row, "C_")?;
            let agency = agency.filter(|agency| agency.network_id == here);
            belongings.push(Belonging { membership, network, agency });
        }
    }
    Ok((belongings, counted))
}

/// Counts a person's unread notices in a network.
fn unread(person: Uuid, network: Uuid) -> SelectStatement {
    let mut select = delivery::Entity::find()
        .select_only()
        .filter(delivery::Column::NetworkId.eq(network))
        .filter(delivery::Column::PersonId.eq(person))
        .filter(delivery::Column::Channel.eq(Channel::InApp))
        .filter(delivery::Column::ReadAt.is_null());
    QueryTrait::query(&mut select).expr(Expr::col((delivery::Entity, delivery::Column::Id)).count()).take()
}
