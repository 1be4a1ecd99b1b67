//! The log of a network's events, for its coordinators: who did what, for whom, and when. Names are looked up at reading.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Related,
    RelationDef, Select,
};
use uuid::Uuid;

use super::{Fact, event, link};
use crate::access::{Actor, Role};
use crate::agencies::agency;
use crate::campaigns::campaign;
use crate::clock::Instant;
use crate::identity::person;
use crate::networks::membership;
use crate::page::{Order, Page, Slice};
use crate::text::folded;

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
    /// The name of who did it; none when the clock did.
    pub person: Option<String>,
    /// For which agency.
    pub agency: Option<agency::Model>,
    /// The titles of its campaign.
    pub campaign: Option<Titles>,
    /// The names of the people its fact speaks of.
    pub people: Vec<(Uuid, String)>,
    /// Its link in the chain, once it was told.
    pub link: Option<link::Model>,
}

/// What a campaign is called, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titles {
    /// In English; may be empty.
    pub en: String,
    /// In French; may be empty.
    pub fr: String,
}

/// Whom and what a log can be chosen by: each by its id and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Everybody who belongs or belonged to the network, by name; namesakes with an agency of theirs.
    pub people: Vec<(Uuid, String)>,
    /// Every agency, removed ones too, by name.
    pub agencies: Vec<(Uuid, String)>,
    /// Every campaign, newest first.
    pub campaigns: Vec<(Uuid, Titles)>,
}

/// The most of each kind that are offered.
const CHOICES_MAX: u64 = 500;

/// Whether an actor may read the log of their network.
pub fn may_read(actor: &Actor) -> bool {
    actor.is(Role::Coordinator)
}

/// The events an actor may look up: none for others than coordinators, and none that are an agency's own affair.
fn visible_to(actor: &Actor) -> Select<event::Entity> {
    let here = event::Entity::find()
        .filter(event::Column::NetworkId.eq(actor.network))
        .filter(event::Column::Kind.is_not_in(Fact::OF_ITS_AGENCY.iter().copied()));
    here.filter(Expr::val(may_read(actor)))
}

/// The kinds of fact the log may hold for its readers.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    Fact::KINDS.iter().copied().filter(|kind| !Fact::is_of_its_agency(kind))
}

type Row = (event::Model, Option<person::Model>, Option<agency::Model>);

/// A page of the log, newest first: at most four statements, however many events it has.
pub async fn page(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    filter: &EventFilter,
    page: Page,
) -> Result<Slice<LoggedEvent>, DbErr> {
    let select = page.apply(chosen(visible_to(actor), filter), event::Column::Id, Order::NewestFirst);
    let rows = select.find_also_related(person::Entity).find_also_related(agency::Entity).all(conn).await?;
    Ok(page.slice(with_names(conn, actor, rows).await?))
}

/// One event.
pub async fn one(conn: &impl ConnectionTrait, actor: &Actor, id: Uuid) -> Result<Option<LoggedEvent>, DbErr> {
    let select = visible_to(actor).filter(event::Column::Id.eq(id));
    let rows = select.find_also_related(person::Entity).find_also_related(agency::Entity).all(conn).await?;
    Ok(with_names(conn, actor, rows).await?.pop())
}

/// Looks up what some events name, in one statement of each kind for all of them.
async fn with_names(conn: &impl ConnectionTrait, actor: &Actor, rows: Vec<Row>) -> Result<Vec<LoggedEvent>, DbErr> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.0.id).collect();
    let links = link::Entity::find()
        .filter(link::Column::NetworkId.eq(actor.network))
        .filter(link::Column::Id.is_in(ids))
        .all(conn)
        .await?;
    let titles = titles_of(conn, actor, rows.iter().filter_map(|row| row.0.campaign_id).collect()).await?;
    let names = names_of(conn, rows.iter().flat_map(|row| row.0.fact.people()).collect()).await?;
    let logged = rows.into_iter().map(|(event, person, agency)| {
        let link = links.iter().find(|link| link.id == event.id).cloned();
        let campaign = event.campaign_id.and_then(|id| titles.get(&id)).cloned();
        let people = event.fact.people().into_iter();
        let people = people.filter_map(|id| Some((id, names.get(&id)?.clone()))).collect();
        LoggedEvent { event, person: person.map(|person| person.name), agency, campaign, people, link }
    });
    Ok(logged.collect())
}

async fn titles_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: Vec<Uuid>,
) -> Result<HashMap<Uuid, Titles>, DbErr> {
    if campaigns.is_empty() {
        return Ok(HashMap::new());
    }
    let select = titles(actor).filter(campaign::Column::Id.is_in(campaigns));
    let rows: Vec<(Uuid, String, String)> = select.into_tuple().all(conn).await?;
    Ok(rows.into_iter().map(|(id, en, fr)| (id, Titles { en, fr })).collect())
}

/// The ids and titles of the network's campaigns, and nothing of their terms.
fn titles(actor: &Actor) -> Select<campaign::Entity> {
    campaign::Entity::find()
        .select_only()
        .columns([campaign::Column::Id, campaign::Column::TitleEn, campaign::Column::TitleFr])
        .filter(campaign::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_read(actor)))
}

async fn names_of(conn: &impl ConnectionTrait, people: Vec<Uuid>) -> Result<HashMap<Uuid, String>, DbErr> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let select = person::Entity::find().select_only().columns([person::Column::Id, person::Column::Name]);
    let rows: Vec<(Uuid, String)> = select.filter(person::Column::Id.is_in(people)).into_tuple().all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// Whom and what the log of a network can be chosen by, whatever a page of it shows: at most 500 of each.
pub async fn choices(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Choices, DbErr> {
    let to_person: RelationDef =
        membership::Entity::belongs_to(person::Entity).from(membership::Column::PersonId).to(person::Column::Id).into();
    let to_agency: RelationDef = membership::Entity::belongs_to(agency::Entity)
        .from((membership::Column::NetworkId, membership::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let people = membership::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Name)
        .expr_as(agency::Column::Name.min(), "agency_name")
        .join(JoinType::InnerJoin, to_person)
        .join(JoinType::LeftJoin, to_agency)
        .filter(membership::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_read(actor)))
        .group_by(person::Column::Id)
        .group_by(person::Column::Name)
        .group_by(person::Column::FoldedName)
        .order_by_asc(person::Column::FoldedName)
        .order_by_asc(person::Column::Id)
        .limit(CHOICES_MAX);
    let agencies = agency::Entity::find()
        .select_only()
        .columns([agency::Column::Id, agency::Column::Name])
        .filter(agency::Column::NetworkId.eq(actor.network))
        .filter(Expr::val(may_read(actor)))
        .order_by_asc(agency::Column::SearchText)
        .limit(CHOICES_MAX);
    let campaigns = titles(actor).order_by_desc(campaign::Column::Id).limit(CHOICES_MAX);
    let campaigns: Vec<(Uuid, String, String)> = campaigns.into_tuple().all(conn).await?;
    Ok(Choices {
        people: told_apart(people.into_tuple().all(conn).await?),
        agencies: agencies.into_tuple().all(conn).await?,
        campaigns: campaigns.into_iter().map(|(id, en, fr)| (id, Titles { en, fr })).collect(),
    })
}

/// People as they are offered, by name whatever its accents: of several with one name each is named with an agency.
fn told_apart(people: Vec<(Uuid, String, Option<String>)>) -> Vec<(Uuid, String)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, name, _) in &people {
        *counts.entry(name.clone()).or_default() += 1;
    }
    let apart = |(id, name, agency): (Uuid, String, Option<String>)| match agency {
        Some(agency) if counts.get(&name).is_some_and(|count| *count > 1) => (id, format!("{name} · {agency}")),
        _ => (id, name),
    };
    let mut offered: Vec<(Uuid, String)> = people.into_iter().map(apart).collect();
    offered.sort_by_cached_key(|(_, name)| folded(name));
    offered
}

fn chosen(mut select: Select<event::Entity>, filter: &EventFilter) -> Select<event::Entity> {
    use event::Column;
    if let Some(kind) = &filter.kind {
        // What is no kind of fact names nothing; PostgreSQL would not even take some texts.
        let known = Fact::KINDS.contains(&kind.as_str());
        select = if known {
            select.filter(Column::Kind.is_in(Fact::stored_as(kind)))
        } else {
            select.filter(Expr::val(false))
        };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_are_told_apart_by_their_agencies() {
        let [one, two, three, four] = [1, 2, 3, 4].map(Uuid::from_u128);
        let named = |id, name: &str, agency: Option<&str>| (id, name.to_owned(), agency.map(str::to_owned));
        let offered = told_apart(vec![
            named(one, "Ana", Some("Harbour House")),
            named(two, "Ana", None),
            named(three, "Max", Some("Open Door")),
            named(four, "Élise", None),
        ]);
        let names: Vec<&str> = offered.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Ana", "Ana · Harbour House", "Élise", "Max"]);
    }
}
