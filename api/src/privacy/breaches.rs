//! The log of breaches of privacy: for coordinators, who add to it and change nothing in it.

use std::sync::Arc;

use async_graphql::{Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::page::Page;
use domain::privacy::finders::{self, BreachRow};
use domain::privacy::permission::ReadBreachesAction;
use domain::privacy::{RecordBreach, record_breach};
use domain::{Denial, Failure};
use uuid::Uuid;

use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::{Day, Instant, int};
use crate::visit::Visit;

/// Whether a breach is judged to bring a real risk of serious harm to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::privacy::breach_entry::Harm")]
pub enum BreachHarm {
    /// Nobody has judged it yet.
    NotJudged,
    /// There is none to speak of.
    NoSeriousRisk,
    /// There is: the law has people and an authority told.
    SeriousRisk,
}

/// What the network knew of a breach of privacy when this was written. It is never changed: what is known better later is a
/// further entry.
#[derive(Clone, Debug)]
pub struct BreachEntry(Arc<BreachRow>);

impl BreachEntry {
    pub(crate) fn new(row: BreachRow) -> Self {
        Self(Arc::new(row))
    }
}

impl Entry for BreachEntry {
    fn place(&self) -> Uuid {
        self.0.0.id
    }
}

/// What the network knew of a breach of privacy when this was written. It is never changed: what is known better later is a
/// further entry.
#[Object]
impl BreachEntry {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::BreachEntry, self.0.0.id)
    }

    /// The global id of the first entry about the same breach; its own where it is the first.
    async fn breach_id(&self) -> ID {
        relay::id(Kind::BreachEntry, self.0.0.breach_id)
    }

    /// The breach's number in the network, from 1.
    async fn number(&self) -> i32 {
        int(self.0.0.number)
    }

    /// Which entry about this breach it is, from 1.
    async fn revision(&self) -> i32 {
        int(self.0.0.revision)
    }

    /// What happened.
    async fn happened(&self) -> &str {
        &self.0.0.happened
    }

    /// When it happened, as far as that is known; may be empty.
    async fn happened_when(&self) -> &str {
        &self.0.0.happened_when
    }

    /// On which day it was noticed.
    async fn noticed_on(&self) -> Day {
        Day(self.0.0.noticed_on)
    }

    /// What data, of whom.
    async fn data(&self) -> &str {
        &self.0.0.data
    }

    /// How many people it concerns; none while nobody knows.
    async fn people(&self) -> Option<i32> {
        self.0.0.people.map(int)
    }

    /// Whether there is a real risk of serious harm.
    async fn harm(&self) -> BreachHarm {
        self.0.0.harm.into()
    }

    /// Why it was judged so; may be empty until it is judged.
    async fn harm_reasons(&self) -> &str {
        &self.0.0.harm_reasons
    }

    /// Who was told, and when; may be empty.
    async fn told(&self) -> &str {
        &self.0.0.told
    }

    /// What was done against it and against its coming again; may be empty.
    async fn done(&self) -> &str {
        &self.0.0.done
    }

    /// When it was written.
    async fn recorded_at(&self) -> Instant {
        Instant(self.0.0.recorded_at)
    }

    /// Who wrote it.
    async fn recorded_by(&self) -> &str {
        self.0.1.as_ref().map(|person| person.name.as_str()).unwrap_or_default()
    }
}

/// Who reads the log: a coordinator, or it is not theirs.
pub(crate) fn reader(visit: &Visit) -> Result<&Actor, Failure> {
    let actor = visit.member()?;
    let may = domain::access::allows(actor, ReadBreachesAction, visit.network()?.as_ref());
    if may { Ok(actor) } else { Err(Denial::Forbidden.into()) }
}

pub(crate) async fn list(visit: &Visit, breach: Option<Uuid>, page: Page) -> Result<Connection<BreachEntry>> {
    let actor = reader(visit)?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::breach_entries(tx.as_ref(), actor, breach, page).await?, BreachEntry::new))
}

pub(crate) async fn one(visit: &Visit, id: Uuid) -> Result<Option<BreachEntry>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::breach_entry(tx.as_ref(), actor, id).await?.map(BreachEntry::new))
}

/// A breach as it is known now.
#[derive(Debug, InputObject)]
pub struct RecordBreachInput {
    /// An entry about the same breach; leave it out for another breach.
    breach_id: Option<ID>,
    /// How many entries about the breach were there when this was written; 0 for another breach.
    #[graphql(default)]
    revision: i32,
    /// What happened: up to 4,000 characters.
    happened: String,
    /// When it happened, as far as that is known: up to 200 characters; may be empty.
    #[graphql(default)]
    happened_when: String,
    /// On which day it was noticed: an entry without one is refused, with whatever else is in its way.
    noticed_on: Option<Day>,
    /// What data, of whom: up to 4,000 characters.
    data: String,
    /// How many people it concerns; none while nobody knows.
    people: Option<i32>,
    /// Whether there is a real risk of serious harm.
    harm: BreachHarm,
    /// Why it is judged so: up to 4,000 characters; may be empty until it is judged.
    #[graphql(default)]
    harm_reasons: String,
    /// Who was told, and when: up to 4,000 characters; may be empty.
    #[graphql(default)]
    told: String,
    /// What was done against it and against its coming again: up to 4,000 characters; may be empty.
    #[graphql(default)]
    done: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What was written.
#[derive(Debug, SimpleObject)]
pub struct RecordBreachPayload {
    /// The entry; none when something has to be mended.
    entry: Option<BreachEntry>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn record(visit: &Visit, input: RecordBreachInput) -> Result<RecordBreachPayload> {
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let breach = input.breach_id.map(|id| relay::row(Kind::BreachEntry, &id)).transpose()?;
    let RecordBreachInput { happened, happened_when, data, harm_reasons, told: who_was_told, done, .. } = input;
    let known = RecordBreach {
        breach,
        revision: input.revision.into(),
        happened,
        happened_when,
        noticed_on: input.noticed_on.map(|day| day.0),
        data,
        people: input.people.map(i64::from),
        harm: input.harm.into(),
        harm_reasons,
        told: who_was_told,
        done,
    };
    Ok(match record_breach(visit.operation(), actor, Some(&key), &known).await? {
        Ok(id) => RecordBreachPayload { entry: one(visit, id).await?, problems: Vec::new() },
        Err(problems) => RecordBreachPayload { entry: None, problems: told(visit, problems) },
    })
}
