//! The log of a network's events, for its coordinators: who did what, for whom, and when. Names are looked up at reading.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Related, RelationDef, Select, SelectFour,
    TopologyStar,
};
use uuid::Uuid;

use super::{event, link};
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::campaigns::campaign;
use crate::clock::Instant;
use crate::identity::person;
use crate::page::{Order, Page, Slice};

/// Which events to show; what is left out restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Of this kind, such as `SeatsPledged`.
    pub kind: Option<String>,
    /// Done by this person.
    pub person: Option<Uuid>,
    /// About this agency.
    pub agency: Option<Uuid>,
    /// About this campaign.
    pub campaign: Option<Uuid>,
    /// At this instant or later.
    pub since: Option<Instant>,
    /// Before this instant.
    pub before: Option<Instant>,
}

/// An event with what it names, as far as it is still there.
#[derive(Clone, Debug)]
pub struct LoggedEvent {
    /// The event.
    pub event: event::Model,
    /// Who did it; none when the clock did.
    pub person: Option<person::Model>,
    /// For which agency.
    pub agency: Option<agency::Model>,
    /// In which campaign.
    pub campaign: Option<campaign::Model>,
    /// Its link in the chain, once it was told.
    pub link: Option<link::Model>,
}

/// Whether an actor may read the log of their network.
pub fn may_read(actor: &Actor) -> bool {
    actor.is(Role::Coordinator)
}

type WithNames = SelectFour<event::Entity, person::Entity, agency::Entity, campaign::Entity, TopologyStar>;

/// The events an actor may look up: none for others than coordinators.
fn visible_to(actor: &Actor) -> Select<event::Entity> {
    let here = event::Entity::find().filter(event::Column::NetworkId.eq(actor.network));
    here.filter(Expr::val(may_read(actor)))
}

fn with_names(events: Select<event::Entity>) -> WithNames {
    events
        .find_also_related(person::Entity)
        .find_also_related(agency::Entity)
        .find_also(event::Entity, campaign::Entity)
}

/// A page of the log, newest first: two statements, however many events it has.
pub async fn page(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    filter: &EventFilter,
    page: Page,
) -> Result<Slice<LoggedEvent>, DbErr> {
    let select = page.apply(chosen(visible_to(actor), filter), event::Column::Id, Order::NewestFirst);
    let rows = with_names(select).all(conn).await?;
    Ok(page.slice(with_links(conn, actor, rows).await?))
}

/// One event.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<LoggedEvent>, DbErr> {
    let rows = with_names(visible_to(actor).filter(event::Column::Id.eq(id))).all(conn).await?;
    Ok(with_links(conn, actor, rows).await?.pop())
}

type Row = (event::Model, Option<person::Model>, Option<agency::Model>, Option<campaign::Model>);

async fn with_links(conn: &impl ConnectionTrait, actor: &Actor, rows: Vec<Row>) -> Result<Vec<LoggedEvent>, DbErr> {
    let ids = rows.iter().map(|row| row.0.id);
    let links = link::Entity::find()
        .filter(link::Column::NetworkId.eq(actor.network))
        .filter(link::Column::Id.is_in(ids))
        .all(conn)
        .await?;
    let logged = rows.into_iter().map(|(event, person, agency, campaign)| {
        let link = links.iter().find(|link| link.id == event.id).cloned();
        LoggedEvent { event, person, agency, campaign, link }
    });
    Ok(logged.collect())
}

fn chosen(mut select: Select<event::Entity>, filter: &EventFilter) -> Select<event::Entity> {
    use event::Column;
    if let Some(kind) = &filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    let ids =
        [(Column::ActorId, filter.person), (Column::AgencyId, filter.agency), (Column::CampaignId, filter.campaign)];
    for (column, id) in ids {
        if let Some(id) = id {
            select = select.filter(column.eq(id));
        }
    }
    if let Some(since) = filter.since {
        select = select.filter(Column::OccurredAt.gte(since));
    }
    if let Some(before) = filter.before {
        select = select.filter(Column::OccurredAt.lt(before));
    }
    select
}

impl Related<person::Entity> for event::Entity {
    fn to() -> RelationDef {
        event::Entity::belongs_to(person::Entity).from(event::Column::ActorId).to(person::Column::Id).into()
    }
}

impl Related<agency::Entity> for event::Entity {
    fn to() -> RelationDef {
        event::Entity::belongs_to(agency::Entity)
            .from((event::Column::NetworkId, event::Column::AgencyId))
            .to((agency::Column::NetworkId, agency::Column::Id))
            .into()
    }
}

impl Related<campaign::Entity> for event::Entity {
    fn to() -> RelationDef {
        event::Entity::belongs_to(campaign::Entity)
            .from((event::Column::NetworkId, event::Column::CampaignId))
            .to((campaign::Column::NetworkId, campaign::Column::Id))
            .into()
    }
}
