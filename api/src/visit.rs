//! One request: who arrives, where, as what, and the one snapshot in which everything of it is read.

use std::sync::{Arc, PoisonError, RwLock};

use async_graphql::Context;
use chrono_tz::Tz;
use domain::access::finders::{self, Belonging, By};
use domain::access::{Actor, Membership};
use domain::agencies::agency;
use domain::clock::Instant;
use domain::identity::{access_token, cookie_hash, person, session};
use domain::networks::network;
use domain::{Aside, Denial, Failure, Operation, Reading, RequestKey};
use uuid::Uuid;
use words::Language;

use crate::caller::Caller;
use crate::loaders::{self, Loaders};
use crate::rates::{Asker, IN_VAIN};
use crate::server::Api;

/// One request.
pub(crate) struct Visit {
    /// What the transport told of it.
    pub(crate) caller: Caller,
    /// Who acts, in which network, as what.
    pub(crate) actor: Actor,
    /// The session they arrived in.
    pub(crate) session: Option<session::Model>,
    /// The token by which a program acts for them.
    pub(crate) token: Option<access_token::Model>,
    /// Who is signed in, or for whom a program acts.
    pub(crate) person: Option<Arc<person::Model>>,
    /// The network of the path, if the person belongs to it.
    pub(crate) network: Option<Arc<network::Model>>,
    /// Everywhere the person belongs.
    pub(crate) belongings: Vec<Belonging>,
    /// Notices unread here when the request came, if it was likely to ask.
    pub(crate) unread: Option<u64>,
    /// The language to answer in.
    pub(crate) language: Language,
    /// The reader's own zone.
    pub(crate) zone: Tz,
    /// What deeds are done with: it knows from where they are asked for.
    operation: Operation,
    /// Everything this process shares.
    pub(crate) api: Api,
    /// The snapshot.
    pub(crate) reading: Arc<Reading>,
    /// What changes when the request has written.
    epoch: RwLock<Epoch>,
}

/// The time and loaded rows of one snapshot.
#[derive(Clone)]
struct Epoch {
    now: Instant,
    loaders: Arc<Loaders>,
}

impl Visit {
    /// Finds out who arrives: at most two statements, and one more for a cookie that is not signed in.
    pub(crate) async fn arrive(api: &Api, mut caller: Caller, asks_unread: bool) -> Result<Self, Failure> {
        // PostgreSQL takes no text with NUL in it. No network is called so, nor what it becomes.
        caller.network = caller.network.map(|slug| slug.replace('\0', "\u{FFFD}"));
        let operation = api.operation().from_address(caller.address);
        let now = operation.now();
        let mut reading = operation.read(Uuid::nil(), None);
        let slug = caller.network.as_deref();
        let arrival = match (&caller.token, &caller.session) {
            (Some(token), _) => {
                let tx = reading.tx().await?;
                finders::arrival_by_token(tx.as_ref(), &cookie_hash(token), slug, now).await?
            }
            (None, Some(cookie)) => {
                let tx = reading.tx().await?;
                finders::arrival(tx.as_ref(), &cookie_hash(cookie), slug, now).await?
            }
            (None, None) => None,
        };
        if arrival.is_none() && caller.token.is_some() {
            // Who shows a token means to be somebody: nobody is not what they would expect.
            reading.close().await?;
            api.rates().may_ask(Asker::Address(caller.address), IN_VAIN)?;
            return Err(Denial::BadToken.into());
        }
        let (by, person, named) = match arrival {
            Some(arrival) => (Some(arrival.by), Some(arrival.person), arrival.network),
            None => (None, None, None),
        };
        let (session, token) = match by {
            Some(By::Session(session)) => (Some(session), None),
            Some(By::Token(token)) => (None, Some(token)),
            None => (None, None),
        };
        // A session that came from a provider counts in that provider's network alone (ADR 0050).
        let within = session.as_ref().and_then(|session| session.within_id);
        let counts_in = |network: Uuid| within.is_none_or(|within| within == network);
        let named = named.filter(|network| counts_in(network.id));
        let here = named.as_ref().map_or(Uuid::nil(), |network| network.id);
        let (mut belongings, mut unread) = (Vec::new(), None);
        if let Some(person) = &person {
            reading.bind(here, Some(person.id)).await?;
            let tx = reading.tx().await?;
            // Also where the network named is none: nobody may tell by the time it takes that there is one.
            let counts = asks_unread && caller.network.is_some();
            (belongings, unread) = finders::belongings(tx.as_ref(), person.id, here, counts, now).await?;
            belongings.retain(|belonging| counts_in(belonging.network.id));
        }
        if let Some(only) = token.as_ref().and_then(|token| token.only_network) {
            belongings.retain(|belonging| belonging.network.id == only);
            if belongings.is_empty() {
                // A token for a network ends with what its owner is there.
                reading.close().await?;
                return Err(Denial::BadToken.into());
            }
        }
        let actor = person.as_ref().map(|person| actor(person.id, &belongings, here));
        let network = named.filter(|_| actor.as_ref().is_some_and(Actor::belongs));
        let actor = match (&person, &network) {
            (Some(_), Some(_)) => actor.unwrap_or_else(Actor::nobody).acting_for(chosen(&belongings, here)),
            (Some(person), None) => Actor::oneself(person.id),
            (None, _) => Actor::nobody(),
        };
        let language = person.as_ref().map(|person| person.language.into()).or(caller.language).unwrap_or(Language::En);
        let zone = person.as_ref().and_then(|person| words::time::zone(&person.zone)).unwrap_or(Tz::UTC);
        let reading = Arc::new(reading);
        let epoch = RwLock::new(Epoch { now, loaders: loaders::start(&reading, &actor) });
        let (person, network) = (person.map(Arc::new), network.map(Arc::new));
        let unread = unread.filter(|_| network.is_some());
        Ok(Self {
            caller,
            actor,
            session,
            token,
            person,
            network,
            belongings,
            unread,
            language,
            zone,
            operation,
            api: api.clone(),
            reading,
            epoch,
        })
    }

    /// The operation deeds are done with.
    pub(crate) fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The time this request counts as now.
    pub(crate) fn now(&self) -> Instant {
        self.epoch().now
    }

    /// Loads rows in batches.
    pub(crate) fn loaders(&self) -> Arc<Loaders> {
        self.epoch().loaders
    }

    fn epoch(&self) -> Epoch {
        self.epoch.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The signed-in person.
    pub(crate) fn person(&self) -> Result<&Arc<person::Model>, Failure> {
        self.person.as_ref().ok_or(Failure::Denied(Denial::Unauthenticated))
    }

    /// The signed-in person, for what reaches beyond one network: their sessions everywhere, all that is kept about them, an end
    /// to it all. A session that came from a provider does not reach so far, since whoever set the provider up said whom it
    /// signs in (ADR 0050).
    pub(crate) fn person_everywhere(&self) -> Result<&Arc<person::Model>, Failure> {
        let person = self.person()?;
        if self.session.as_ref().is_some_and(|session| session.within_id.is_some()) {
            return Err(Denial::WithinOneNetwork.into());
        }
        Ok(person)
    }

    /// The network this request is about. Who does not belong to it is told that it does not exist.
    pub(crate) fn network(&self) -> Result<&Arc<network::Model>, Failure> {
        self.person()?;
        self.network.as_ref().ok_or(Failure::Denied(Denial::NotFound))
    }

    /// Who acts in this network. Everything that belongs to a network begins here.
    pub(crate) fn member(&self) -> Result<&Actor, Failure> {
        self.network().map(|_| &self.actor)
    }

    /// The agency the person acts for unless they say otherwise.
    pub(crate) fn agency(&self) -> Option<&agency::Model> {
        let id = self.actor.agency()?;
        self.belongings.iter().filter_map(|belonging| belonging.agency.as_ref()).find(|agency| agency.id == id)
    }

    /// The agencies of this network the person works for, each once, in the order in which they came to them.
    pub(crate) fn own_agencies(&self) -> Vec<&agency::Model> {
        let mut own: Vec<&agency::Model> = Vec::new();
        for agency in self.belongings.iter().filter_map(|belonging| belonging.agency.as_ref()) {
            if own.iter().all(|known| known.id != agency.id) {
                own.push(agency);
            }
        }
        own
    }

    /// An agency of this network the person works for.
    pub(crate) fn own_agency(&self, id: Uuid) -> Option<&agency::Model> {
        self.belongings.iter().filter_map(|belonging| belonging.agency.as_ref()).find(|agency| agency.id == id)
    }

    /// Ends the snapshot for a look outside of it, such as at what a network tells strangers.
    pub(crate) async fn outside(&self) -> Aside<'_> {
        self.reading.aside().await
    }

    /// Ends the snapshot: before a write, so that a request never holds two connections, and at the end.
    pub(crate) async fn leave(&self) {
        if let Err(error) = self.reading.close().await {
            tracing::warn!(request_id = self.caller.request_id, %error, "a snapshot could not be ended");
        }
    }

    /// Makes ready to write: the snapshot ends, what was loaded from it is forgotten, and what is read afterwards is read
    /// in a fresh one. Limits how often one person writes.
    pub(crate) async fn before_deed(&self, request_key: &str) -> Result<RequestKey, Failure> {
        if let Some(person) = &self.person {
            self.api.rates().may_do(person.id)?;
        }
        let key = RequestKey::new(request_key).ok_or(Denial::BadInput)?;
        self.refresh().await;
        Ok(key)
    }

    /// Forgets the snapshot and what was loaded from it.
    pub(crate) async fn refresh(&self) {
        self.leave().await;
        let fresh = Epoch { now: self.operation().now(), loaders: loaders::start(&self.reading, &self.actor) };
        *self.epoch.write().unwrap_or_else(PoisonError::into_inner) = fresh;
    }
}

/// The agency of a network that was chosen last.
fn chosen(belongings: &[Belonging], network: Uuid) -> Option<Uuid> {
    let here = belongings.iter().map(|belonging| &belonging.membership).filter(|row| row.network_id == network);
    here.filter(|row| row.chosen_at.is_some()).max_by_key(|row| row.chosen_at).and_then(|row| row.agency_id)
}

/// The person as what they are in a network.
fn actor(person: Uuid, belongings: &[Belonging], network: Uuid) -> Actor {
    let held = belongings.iter().filter(|belonging| belonging.membership.network_id == network).map(|belonging| {
        let row = &belonging.membership;
        let membership = Membership { role: row.role, agency: row.agency_id };
        (membership, belonging.place())
    });
    Actor::holding(network, person, held)
}

/// The visit whose answer is being made. A subscription answers many times, each time as a new visit of the same caller.
pub(crate) struct Current(RwLock<Arc<Visit>>);

impl Current {
    pub(crate) fn new(visit: Visit) -> Arc<Self> {
        Arc::new(Self(RwLock::new(Arc::new(visit))))
    }

    pub(crate) fn get(&self) -> Arc<Visit> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, visit: Visit) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(visit);
    }
}

/// The visit a resolver works for.
pub(crate) fn visit(ctx: &Context<'_>) -> Arc<Visit> {
    ctx.data_unchecked::<Arc<Current>>().get()
}
