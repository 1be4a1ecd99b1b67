//! The log of events: who did what, for whom, and when. For coordinators.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::events::Fact;
use domain::events::log::{self, EventFilter, LoggedEvent, Titles};
use domain::page::Page;
use domain::{Denial, Failure};
use serde_json::Value;
use uuid::Uuid;
use words::time::{LocalTimeProblem, parse_local};
use words::{Language, label, say};

use crate::agencies::Agency;
use crate::campaigns::{Campaign, in_language};
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
        self.0.event.fact.kind()
    }

    /// What happened, in the reader's language.
    async fn title(&self, ctx: &Context<'_>) -> String {
        title_of(visit(ctx).language, &self.0.event.fact)
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
        self.0.person.as_deref()
    }

    /// The agency it was done for.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }

    /// The global id of the campaign it is about.
    async fn campaign_id(&self) -> Option<ID> {
        self.0.event.campaign_id.map(|campaign| relay::id(Kind::Campaign, campaign))
    }

    /// What the campaign it is about is called, in the reader's language.
    async fn campaign_title(&self, ctx: &Context<'_>) -> Option<&str> {
        let language = visit(ctx).language;
        self.0.campaign.as_ref().map(|titles| titled(language, titles))
    }

    /// The campaign it is about.
    async fn campaign(&self, ctx: &Context<'_>) -> Result<Option<Campaign>> {
        let Some(id) = self.0.event.campaign_id else { return Ok(None) };
        Ok(visit(ctx).loaders().load_one(CampaignKey(id)).await?.map(Campaign::new))
    }

    /// What else the fact holds: numbers, words and ids.
    async fn details(&self, ctx: &Context<'_>) -> Vec<EventDetail> {
        details(visit(ctx).language, &self.0)
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
    /// What it is: a number, a word, several with a comma between them, a hash, or the global id of what has one.
    pub(crate) value: String,
    /// What it is called in the reader's language.
    pub(crate) label: String,
    /// What it is as people read it: a number, words in the reader's language, somebody's name. None for ids and hashes.
    pub(crate) said: Option<String>,
}

/// Whom and what the log can be chosen by, whatever a page of it shows.
#[derive(Clone, Debug, SimpleObject)]
pub struct EventChoices {
    /// Everybody who belongs or belonged to the network, by name; at most 500.
    people: Vec<EventChoice>,
    /// Every agency, by name; at most 500.
    agencies: Vec<EventChoice>,
    /// Every campaign, newest first; at most 500.
    campaigns: Vec<EventChoice>,
}

/// Somebody or something to choose events by.
#[derive(Clone, Debug, SimpleObject)]
pub struct EventChoice {
    /// The global id.
    id: ID,
    /// What they are called.
    name: String,
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

/// What a campaign is called in a language.
pub(crate) fn titled(language: Language, titles: &Titles) -> &str {
    in_language(language, &titles.en, &titles.fr)
}

/// What a fact is called; one that staff entered for an agency says so, and how it was told.
pub(crate) fn title_of(language: Language, fact: &Fact) -> String {
    let title = title(language, fact.kind());
    match fact.told() {
        None => title,
        Some(told) => {
            let source = label(language, "told-by", told.source.code());
            say(language, "common-as-told", &[("title", title.into()), ("source", source.into())])
        }
    }
}

/// What a fact holds besides its kind, campaign and agency, as the files give it: ids are global ones, as everywhere else.
pub(crate) fn held(logged: &LoggedEvent) -> Vec<(String, Value)> {
    let fact = &logged.event.fact;
    let Ok(Value::Object(fields)) = serde_json::to_value(fact) else { return Vec::new() };
    let others = fields.into_iter().filter(|(name, _)| !["kind", "campaign", "agency"].contains(&name.as_str()));
    // What a fact says of how it was told stands in it as a fact of its own.
    let flat = others.flat_map(|(name, value)| match value {
        Value::Object(inner) => inner.into_iter().map(|(part, value)| (format!("{name}-{part}"), value)).collect(),
        value => vec![(name, value)],
    });
    let as_elsewhere = |(name, value): (String, Value)| {
        let row = value.as_str().and_then(|value| value.parse::<Uuid>().ok());
        let id = kind_of(fact, &name).zip(row).map(|(kind, row)| relay::id(kind, row).to_string());
        (name, id.map_or(value, Value::String))
    };
    flat.map(as_elsewhere).collect()
}

/// What an id of a fact names; none where it has no global id.
fn kind_of(fact: &Fact, name: &str) -> Option<Kind> {
    match name {
        "person" | "inviter" | "told-teller" => Some(Kind::Person),
        "member" => Some(Kind::Member),
        "invitation" => Some(Kind::Invitation),
        "network" => Some(Kind::Network),
        "tool" => Some(Kind::Tool),
        "comment" => Some(Kind::Comment),
        "provider" => Some(Kind::IdentityProvider),
        "import" => Some(Kind::AgencyImport),
        "request" => Some(Kind::PendingPledge),
        "breach" => Some(Kind::BreachEntry),
        "entry" if matches!(fact, Fact::BreachRecorded { .. }) => Some(Kind::BreachEntry),
        "entry" | "told-entry" => Some(Kind::ToldDeed),
        _ => None,
    }
}

/// A value as a text: several have a comma between them.
pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(value) => value.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}

/// The same as people read it, each with what it is called.
pub(crate) fn details(language: Language, logged: &LoggedEvent) -> Vec<EventDetail> {
    let shown = held(logged).into_iter().map(|(name, value)| {
        let value = written(&value);
        let label = label(language, "event-detail", &name);
        let said = said(language, logged, &name, &value);
        EventDetail { name, value, label, said }
    });
    shown.collect()
}

/// A detail as people read it; none for ids and hashes.
fn said(language: Language, logged: &LoggedEvent, name: &str, value: &str) -> Option<String> {
    match name {
        "role" | "before" => Some(label(language, "role", value)),
        "answer" => Some(label(language, "answer", value)),
        "told-source" => Some(label(language, "told-by", value)),
        "toldRequests" | "toldYes" | "ownApproval" | "isOn" => Some(label(language, "yes-no", value)),
        "name" => Some(value.to_owned()),
        "parts" => {
            let parts: Vec<String> = value.split(", ").map(|part| label(language, "network-part", part)).collect();
            Some(parts.join(", "))
        }
        "person" | "inviter" | "told-teller" => {
            let id = relay::row(Kind::Person, &ID::from(value)).ok()?;
            logged.people.iter().find(|(person, _)| *person == id).map(|(_, name)| name.clone())
        }
        _ => value.parse().ok().map(|number| words::number::show(language, number)),
    }
}

/// Whom and what the log can be chosen by. Only for coordinators.
pub(crate) async fn choices(visit: &Visit) -> Result<EventChoices> {
    let actor = reader(visit)?;
    let tx = visit.reading.tx().await?;
    let found = log::choices(tx.as_ref(), actor).await?;
    let of = |kind| move |(id, name): (Uuid, String)| EventChoice { id: relay::id(kind, id), name };
    let campaigns = found.campaigns.into_iter().map(|(id, titles)| (id, titled(visit.language, &titles).to_owned()));
    Ok(EventChoices {
        people: found.people.into_iter().map(of(Kind::Person)).collect(),
        agencies: found.agencies.into_iter().map(of(Kind::Agency)).collect(),
        campaigns: campaigns.map(of(Kind::Campaign)).collect(),
    })
}

/// The instants between which two days lie in the network's zone, the last one included.
pub(crate) fn between(
    visit: &Visit,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<[Option<DateTime<Utc>>; 2], Failure> {
    let zone = words::time::zone(&visit.network()?.zone).unwrap_or(Tz::UTC);
    let end = to.and_then(|day| day.checked_add_signed(TimeDelta::days(1)));
    Ok([from, end].map(|day| day.map(|day| begins(day, zone))))
}

/// When a day begins in a zone; where clocks change at midnight, at the first instant that is told that day.
fn begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    match parse_local(zone, day.and_time(NaiveTime::MIN), None) {
        Ok(at) => at,
        Err(LocalTimeProblem::Skipped { after, .. }) => after,
        Err(LocalTimeProblem::Twice { earlier, .. }) => earlier,
    }
}

/// Every kind the log may hold.
pub(crate) fn kinds(visit: &Visit) -> Vec<EventKind> {
    let kind = |kind: &str| EventKind { kind: kind.to_owned(), title: title(visit.language, kind) };
    log::kinds().map(kind).collect()
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
