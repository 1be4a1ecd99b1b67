//! The log of events: who did what, for whom, and when. For coordinators.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use domain::events::Fact;
use domain::events::log::{self, EventFilter, LoggedEvent};
use domain::page::Page;
use domain::{Denial, Failure};
use uuid::Uuid;
use words::{Language, label};

use crate::agencies::Agency;
use crate::campaigns::Campaign;
use crate::loaders::CampaignKey;
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::Instant;
use crate::visit::{Visit, visit};

/// Something that happened, as it is kept for good. It holds ids and public numbers only; names are looked up when it is read.
#[derive(Clone, Debug)]
pub struct Event(Arc<LoggedEvent>);

impl Event {
    pub(crate) fn new(logged: LoggedEvent) -> Self {
        Self(Arc::new(logged))
    }
}

impl Entry for Event {
    fn place(&self) -> Uuid {
        self.0.event.id
    }
}

/// Something that happened, as it is kept for good. It holds ids and public numbers only; names are looked up when it is read.
#[Object]
impl Event {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Event, self.0.event.id)
    }

    /// What kind of fact it is, such as `SeatsPledged`.
    async fn kind(&self) -> &str {
        &self.0.event.kind
    }

    /// What happened, in the reader's language.
    async fn title(&self, ctx: &Context<'_>) -> String {
        title(visit(ctx).language, &self.0.event.kind)
    }

    /// When.
    async fn at(&self) -> Instant {
        Instant(self.0.event.occurred_at)
    }

    /// The global id of who did it; none when its time had come by itself.
    async fn person_id(&self) -> Option<ID> {
        self.0.event.actor_id.map(|person| relay::id(Kind::Person, person))
    }

    /// The name of who did it.
    async fn person_name(&self) -> Option<&str> {
        self.0.person.as_ref().map(|person| person.name.as_str())
    }

    /// The agency it was done for.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }

    /// The campaign it is about.
    async fn campaign(&self, ctx: &Context<'_>) -> Result<Option<Campaign>> {
        let Some(id) = self.0.event.campaign_id else { return Ok(None) };
        Ok(visit(ctx).loaders().load_one(CampaignKey(id)).await?.map(Campaign::new))
    }

    /// What else the fact holds: numbers, words and ids.
    async fn details(&self) -> Vec<EventDetail> {
        details(&self.0.event.fact)
    }

    /// Its number in the network's chain, from 1; none until it was told.
    async fn seq(&self) -> Option<i32> {
        self.0.link.as_ref().and_then(|link| i32::try_from(link.seq).ok())
    }

    /// What the network's chain comes to with it, as SHA-256 in hexadecimal; none until it was told.
    async fn chain(&self) -> Option<&str> {
        self.0.link.as_ref().map(|link| link.chain.as_str())
    }
}

/// One more thing a fact holds.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct EventDetail {
    /// What it is called, such as `seats`.
    pub(crate) name: String,
    /// What it is.
    pub(crate) value: String,
}

/// A kind of fact, to choose events by.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct EventKind {
    /// The kind, such as `SeatsPledged`.
    kind: String,
    /// What it means, in the reader's language.
    title: String,
}

/// What a kind of fact is called.
pub(crate) fn title(language: Language, kind: &str) -> String {
    label(language, "fact", kind)
}

/// What a fact holds besides its kind, campaign and agency.
pub(crate) fn details(fact: &Fact) -> Vec<EventDetail> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(fact) else { return Vec::new() };
    let others = fields.into_iter().filter(|(name, _)| !["kind", "campaign", "agency"].contains(&name.as_str()));
    let shown = others.map(|(name, value)| match value {
        serde_json::Value::String(value) => EventDetail { name, value },
        value => EventDetail { name, value: value.to_string() },
    });
    shown.collect()
}

/// Every kind there is.
pub(crate) fn kinds(visit: &Visit) -> Vec<EventKind> {
    let kind = |kind: &&str| EventKind { kind: (*kind).to_owned(), title: title(visit.language, kind) };
    Fact::KINDS.iter().map(kind).collect()
}

/// Who reads the log: a coordinator, or it is not theirs.
pub(crate) fn reader(visit: &Visit) -> Result<&domain::access::Actor, Failure> {
    let actor = visit.member()?;
    if log::may_read(actor) { Ok(actor) } else { Err(Denial::Forbidden.into()) }
}

pub(crate) async fn list(visit: &Visit, filter: &EventFilter, page: Page) -> Result<Connection<Event>> {
    let actor = reader(visit)?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(log::page(tx.as_ref(), actor, filter, page).await?, Event::new))
}

pub(crate) async fn one(visit: &Visit, id: Uuid) -> Result<Option<Event>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(log::one(tx.as_ref(), actor, id).await?.map(Event::new))
}

/// The row of an id to choose by. What is no such id names nothing, so that nothing is found.
pub(crate) fn chosen(kind: Kind, id: Option<ID>) -> Option<Uuid> {
    id.map(|id| relay::row(kind, &id).unwrap_or(Uuid::nil()))
}
