//! Selects of who arrives: the person behind a cookie, the network they named, and what they are there.
//!
//! Every request begins with these two statements, so they bring along what nearly every request shows.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait, JoinType, SelectStatement, SimpleExpr, SubQueryStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::{Actor, Membership, Place};
use crate::agencies::agency;
use crate::campaigns::campaign_guest;
use crate::clock::Instant;
use crate::identity::{access_token, person, session};
use crate::networks::{self, membership, network};
use crate::notifications::channel::Channel;
use crate::notifications::delivery;

/// By what right somebody arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// They are signed in, in a browser.
    Session(session::Model),
    /// A program acts for them.
    Token(access_token::Model),
}

/// Who arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// By what right they arrive.
    pub by: By,
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
    with_network(query, slug);
    let Some(row) = conn.query_one(query).await? else { return Ok(None) };
    let session = session::Model::from_query_result(&row, "A_")?;
    let person = person::Model::from_query_result_optional(&row, "B_")?;
    let network = network::Model::from_query_result_optional(&row, "C_")?;
    Ok(person.map(|person| Arrival { by: By::Session(session), person, network }))
}

/// The person for whom a program acts by a token that is good at `now`, and the network with this name in addresses, unless the
/// token is for another one.
pub async fn arrival_by_token(
    conn: &impl ConnectionTrait,
    token_hash: &str,
    slug: Option<&str>,
    now: Instant,
) -> Result<Option<Arrival>, DbErr> {
    let mut select = access_token::Entity::find()
        .filter(access_token::Column::TokenHash.eq(token_hash))
        .filter(access_token::Column::RevokedAt.is_null())
        .filter(access_token::Column::ExpiresAt.gt(now))
        .find_also_related(person::Entity);
    let query = QueryTrait::query(&mut select);
    with_network(query, slug);
    let Some(row) = conn.query_one(query).await? else { return Ok(None) };
    let token = access_token::Model::from_query_result(&row, "A_")?;
    let person = person::Model::from_query_result_optional(&row, "B_")?;
    let network = network::Model::from_query_result_optional(&row, "C_")?;
    let network = network.filter(|network| token.only_network.is_none_or(|only| only == network.id));
    Ok(person.map(|person| Arrival { by: By::Token(token), person, network }))
}

/// Brings the network with this name along.
fn with_network(query: &mut SelectStatement, slug: Option<&str>) {
    let named = Expr::col((network::Entity, network::Column::Slug)).eq(slug.unwrap_or_default());
    query.join(JoinType::LeftJoin, network::Entity, named);
    for column in network::Column::iter() {
        query.expr_as(Expr::col((network::Entity, column)), format!("C_{}", column.as_str()));
    }
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
    /// The campaigns this agency was invited to, if it is a guest.
    pub invited_to: Vec<Uuid>,
}

impl Belonging {
    /// Where the agency stands.
    pub fn place(&self) -> Option<Place> {
        self.agency.as_ref().map(|agency| place(agency, self.invited_to.clone()))
    }
}

fn place(agency: &agency::Model, invited_to: Vec<Uuid>) -> Place {
    if agency.guest { Place::Guest(agency.standing, invited_to) } else { Place::Member(agency.standing) }
}

/// Everywhere a person belongs, oldest first, with the agencies of `here` (the nil id asks about none) and, when asked to
/// count, the person's unread notices there. On PostgreSQL the transaction must be bound to both. One statement, and another
/// for who works for a guest there.
pub async fn belongings(
    conn: &impl ConnectionTrait,
    person: Uuid,
    here: Uuid,
    count_unread: bool,
    now: Instant,
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
            belongings.push(Belonging { membership, network, agency, invited_to: Vec::new() });
        }
    }
    let agencies = belongings.iter().filter_map(|belonging| belonging.agency.as_ref());
    let invited = guests_now(conn, here, agencies, now).await?;
    for belonging in &mut belongings {
        let guest = belonging.agency.as_ref().and_then(|agency| invited.get(&agency.id));
        belonging.invited_to = guest.cloned().unwrap_or_default();
    }
    Ok((belongings, counted))
}

/// The campaigns in which those of some agencies take part now that are guests.
pub(crate) async fn guests_now<'a>(
    conn: &impl ConnectionTrait,
    network: Uuid,
    agencies: impl Iterator<Item = &'a agency::Model>,
    now: Instant,
) -> Result<HashMap<Uuid, Vec<Uuid>>, DbErr> {
    let guests: Vec<Uuid> = agencies.filter(|agency| agency.guest).map(|agency| agency.id).collect();
    let mut invited: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    if guests.is_empty() {
        return Ok(invited);
    }
    let rows: Vec<(Uuid, Uuid)> = campaign_guest::Entity::find()
        .select_only()
        .columns([campaign_guest::Column::AgencyId, campaign_guest::Column::CampaignId])
        .filter(campaign_guest::Column::NetworkId.eq(network))
        .filter(campaign_guest::Column::AgencyId.is_in(guests))
        .filter(lasting(now))
        .order_by_asc(campaign_guest::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    rows.into_iter().for_each(|(agency, campaign)| invited.entry(agency).or_default().push(campaign));
    Ok(invited)
}

/// A guest's time that is not over at `now`.
pub(crate) fn lasting(now: Instant) -> Condition {
    Condition::any().add(campaign_guest::Column::EndsAt.is_null()).add(campaign_guest::Column::EndsAt.gt(now))
}

/// A person as what they are in a network, with the agencies they hold it for: for whoever writes to them.
pub async fn actor_in(
    conn: &impl ConnectionTrait,
    network: Uuid,
    person: Uuid,
    now: Instant,
) -> Result<(Actor, Vec<(Membership, Option<agency::Model>)>), DbErr> {
    let held = networks::finders::memberships_in(conn, network, person).await?;
    let agencies = held.iter().filter_map(|(_, agency)| agency.as_ref());
    let invited = guests_now(conn, network, agencies, now).await?;
    let placed = held.iter().map(|(membership, agency)| {
        let campaigns = |agency: &agency::Model| invited.get(&agency.id).cloned().unwrap_or_default();
        (*membership, agency.as_ref().map(|agency| place(agency, campaigns(agency))))
    });
    Ok((Actor::holding(network, person, placed), held))
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
