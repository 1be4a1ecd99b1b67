//! A network of people in front of a running server.

mod actor;
mod agencies;
mod approvals;
mod campaign;
mod cast;
mod deeds;
mod everything;
mod house;
mod keys;
mod links;
mod mails;
mod page;
mod reply;
mod server;
mod statements;
mod stream;
mod things;
mod traces;

use std::sync::Arc;

use chrono::TimeDelta;
use domain::clock::Instant;
use domain::identity::SigningKey;
use domain::sample;
use domain::{Clock, Database, Operation};
use tokio::sync::OnceCell;

pub use actor::Actor;
pub use agencies::profile;
pub use campaign::{Campaign, Plan};
pub use deeds::{key, line, line_without_limit};
pub use everything::{Ids, Schema};
pub use house::Operated;
pub use keys::{Passkey, UNVERIFIED};
pub use mails::Mails;
pub use page::{Form, Page};
pub use reply::{Outcome, Refusal, Reply};
pub use statements::Statements;
pub use stream::Stream;
pub use things::{Things, cursors, kind, nowhere};
pub use traces::Traces;

use crate::database::{As, TestDatabase};
use crate::{Scene, logs};
use cast::{COAST, PARTS, PRAIRIE};
use server::Server;

/// When every scene begins: a Monday morning in Winnipeg.
const BEGINNING: &str = "2026-03-02T15:00:00Z";

/// The scene of most tests: two networks with a wall between them, a server, and a clock that stands still.
#[derive(Debug)]
pub struct World {
    /// Coordinates the prairie network, in English.
    pub cora: Actor,
    /// Buys for Open Door, a large agency of 60 in Winnipeg.
    pub ana: Actor,
    /// Keeps Open Door's profile; may pledge and answer as well.
    pub max: Actor,
    /// Works for Open Door and may look.
    pub mia: Actor,
    /// Directs Le Relais, six people in rural Saskatchewan, in French.
    pub rose: Actor,
    /// Buys for Harbour House, 25 people in Nova Scotia.
    pub hugo: Actor,
    /// Buys for North Star in the Yukon, which has not said how many they are.
    pub nora: Actor,
    /// Works for a funder of the prairie network.
    pub fern: Actor,
    /// Coordinates the coast network.
    pub stella: Actor,
    /// Buys for Tidewater, an agency of the coast network.
    pub otto: Actor,
    /// Is signed in and belongs nowhere.
    pub sven: Actor,
    /// Is not signed in, and looks at the prairie network.
    pub nobody: Actor,
    /// The time everybody goes by.
    pub clock: Clock,
    /// Mails that left the house.
    pub mails: Arc<Mails>,
    /// The database as the application sees it.
    pub database: Database,
    /// What the server and the worker ask of the database.
    pub statements: Statements,
    /// Signs links.
    pub key: SigningKey,
    server: Arc<Server>,
    worker: worker::Worker,
    /// Opened once a test looks at what was left behind.
    every_row: OnceCell<Database>,
    // Dropped last: everything above stands on it.
    place: TestDatabase,
}

/// A server that readers would reach by TLS. It stops when this is dropped.
#[derive(Debug)]
pub struct BehindTls(Server);

impl BehindTls {
    /// Somebody in front of it, with the cookies that a browser would have from it.
    pub async fn meets(&self, actor: &Actor) -> Actor {
        let met = actor.in_front_of(&self.0.address);
        if let Some(session) = met.cookie("lt_session").await {
            met.set_cookie("__Host-lt_session", Some(&session)).await;
        }
        met
    }
}

/// Another server of the same scene.
#[derive(Debug)]
pub struct OtherServer(Server);

impl OtherServer {
    /// Where it listens, `http://127.0.0.1:…`.
    pub fn address(&self) -> &str {
        &self.0.address
    }
}

impl Scene for World {
    async fn set(place: TestDatabase) -> Self {
        logs::listen();
        let clock = Clock::standing_at(BEGINNING.parse().expect("it is an instant"));
        let mut database = place.open(As::App, clock.clone()).await;
        let statements = Statements::of(&mut database);
        for network in [PRAIRIE, COAST] {
            let rows = cast::rows(network, clock.now());
            let operation = Operation::new(&database);
            sample::load(&operation, network.id(), &rows).await.expect("the scene fits the tables");
        }
        let key = SigningKey::new([7; 32]);
        let server = Arc::new(Server::start(&database, &key, Operated::default()));
        let mails = Arc::new(Mails::default());
        let scout = place.open(As::Dispatcher, clock.clone()).await;
        let worker = house::worker(&database, scout, mails.clone(), &key);
        let somebody = |name: &str| {
            let part = PARTS.iter().find(|part| part.name == name).expect("a part is listed");
            let network = part.role.map_or(PRAIRIE, |(network, ..)| network).slug();
            Actor::new(part.name, part.email(), Some(part.person()), network, &server)
        };
        Self {
            cora: somebody("Cora"),
            ana: somebody("Ana"),
            max: somebody("Max"),
            mia: somebody("Mia"),
            rose: somebody("Rose"),
            hugo: somebody("Hugo"),
            nora: somebody("Nora"),
            fern: somebody("Fern"),
            stella: somebody("Stella"),
            otto: somebody("Otto"),
            sven: somebody("Sven"),
            nobody: Actor::new("nobody", String::new(), None, PRAIRIE.slug(), &server),
            clock,
            mails,
            database,
            statements,
            key,
            server,
            worker,
            every_row: OnceCell::new(),
            place,
        }
    }

    async fn finish(self) {
        let faults = logs::faults();
        assert!(faults.is_empty(), "something went wrong that no test expected:\n{}", faults.join("\n"));
        let addresses = ["@example.test", "@newcomer.test"];
        let names_one = |line: &str| addresses.iter().any(|address| line.to_lowercase().contains(address));
        // What a test has a browser type is the test's own.
        let is_typed = |line: &str| line.split(' ').nth(1).is_some_and(|target| target.starts_with("thirtyfour"));
        let mut lines = logs::lines();
        lines.retain(|line| names_one(line) && !is_typed(line));
        assert!(lines.is_empty(), "the log names where people are reached:\n{}", lines.join("\n"));
    }
}

impl World {
    /// Where the server listens, `http://127.0.0.1:…`.
    pub fn address(&self) -> &str {
        &self.server.address
    }

    /// Another server on the same database, which believes that a proxy takes TLS off in front of it.
    pub fn behind_tls(&self) -> BehindTls {
        let api = api::Settings { https: true, ..api::Settings::default() };
        BehindTls(Server::start(&self.database, &self.key, Operated { api, ..Operated::default() }))
    }

    /// The database underneath, for what is not done through the server.
    pub fn place(&self) -> &TestDatabase {
        &self.place
    }

    /// Everybody in the prairie network and outside of it, except the coordinator and the buyer named.
    pub fn others_than(&self, names: &[&str]) -> Vec<&Actor> {
        let all = [
            &self.cora,
            &self.ana,
            &self.max,
            &self.mia,
            &self.rose,
            &self.hugo,
            &self.nora,
            &self.fern,
            &self.stella,
            &self.otto,
            &self.sven,
            &self.nobody,
        ];
        all.into_iter().filter(|actor| !names.contains(&actor.name())).collect()
    }

    /// So many more agencies of the prairie network, each with a buyer.
    pub async fn more_agencies(&self, count: u128) -> Vec<Actor> {
        let (rows, parts) = cast::more(count, self.clock.now());
        let operation = Operation::new(&self.database);
        sample::load(&operation, PRAIRIE.id(), &rows).await.expect("more agencies fit the tables");
        let buyer = |(person, email)| Actor::new("a buyer", email, Some(person), PRAIRIE.slug(), &self.server);
        parts.into_iter().map(buyer).collect()
    }

    /// Vera, an advisor of the prairie network: she has a seat at the table and no agency. She is there once this was called.
    pub async fn advisor(&self) -> Actor {
        let (rows, person, email) = cast::advisor(self.clock.now());
        let operation = Operation::new(&self.database);
        sample::load(&operation, PRAIRIE.id(), &rows).await.expect("an advisor fits the tables");
        Actor::new("Vera", email, Some(person), PRAIRIE.slug(), &self.server)
    }

    /// A campaign that is open, on sensible terms.
    pub async fn open_campaign(&self) -> Campaign {
        self.open(&Plan::default()).await
    }

    /// A campaign that is open, on these terms.
    pub async fn open(&self, plan: &Plan) -> Campaign {
        self.cora.record_exit(plan.tool).await.done();
        let campaign = self.cora.drafted(plan).await;
        let version = self.cora.sees(&campaign, "version").await["version"].as_i64().expect("a version is a number");
        self.cora.open_campaign(&campaign, version).await.done();
        campaign
    }

    /// A campaign that is open on sensible terms after another has closed for good.
    pub async fn open_campaign_after(&self, earlier: &Campaign) -> Campaign {
        let last = earlier.extended_closes_at.unwrap_or(earlier.closes_at);
        self.open(&Plan::default().from(last)).await
    }

    /// A campaign in which Open Door (40 seats) and Le Relais (6) are in, and Harbour House (5, at most 81.37 dollars) is out,
    /// closed and provisionally cleared.
    pub async fn confirming_campaign(&self) -> Campaign {
        let campaign = self.open_campaign().await;
        self.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
        self.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
        self.hugo.pledge_lines(&campaign, &[line(5, 81_37)]).await.done();
        self.passes(campaign.closes_at).await;
        campaign
    }

    /// Moves the clock to an instant without anybody noticing.
    pub fn it_is(&self, instant: Instant) {
        if instant < self.clock.now() {
            self.server.turn_back();
        }
        self.clock.set(instant);
    }

    /// Moves the clock to an instant, and lets the worker do what is due.
    pub async fn passes(&self, instant: Instant) {
        self.it_is(instant);
        self.worker_catches_up().await;
    }

    /// Moves the clock ahead.
    pub fn goes_by(&self, length: TimeDelta) {
        self.it_is(self.clock.now() + length);
    }

    /// Lets the worker do all that is due now.
    pub async fn worker_catches_up(&self) {
        self.worker.catch_up().await.expect("the worker does its work");
    }

    /// Another worker beside the first, with another way out for its mails.
    pub async fn another_worker(&self, outlet: Arc<dyn worker::Outlet>) -> worker::Worker {
        let database = self.place.open(As::App, self.clock.clone()).await;
        let scout = self.place.open(As::Dispatcher, self.clock.clone()).await;
        house::worker(&database, scout, outlet, &self.key)
    }

    /// Another server on the same database, whose operator trusts a provider on addresses of a domain. It stops when it is dropped.
    pub fn server_that_trusts(&self, issuer: &str, domain: &str) -> OtherServer {
        let trusts = vec![domain::providers::Trust { issuer: issuer.to_owned(), domain: domain.to_owned() }];
        self.server_operated(Operated { trusts, ..Operated::default() })
    }

    /// Another server on the same database, whose API behaves like this: it counts anew. It stops when it is dropped.
    pub fn server_with(&self, api: api::Settings) -> OtherServer {
        self.server_operated(Operated { api, ..Operated::default() })
    }

    /// Another server on the same database, as its operator decided. It stops when it is dropped.
    pub fn server_operated(&self, operated: Operated) -> OtherServer {
        OtherServer(Server::start(&self.database, &self.key, operated))
    }

    /// Everything in the database.
    pub async fn traces(&self) -> Traces {
        let every_row = self.every_row.get_or_init(|| self.place.open(As::Owner, self.clock.clone())).await;
        Traces::taken(every_row).await
    }

    /// Does something that must leave no trace: no row, no event, no mail.
    pub async fn unchanged_by(&self, deed: impl AsyncFnOnce()) {
        self.worker_catches_up().await;
        let (before, mails) = (self.traces().await, self.mails.all().len());
        deed().await;
        self.worker_catches_up().await;
        let traces = self.traces().await.since(&before);
        assert!(traces.is_empty(), "something was left behind:\n{}", traces.join("\n"));
        assert_eq!(self.mails.all().len(), mails, "a mail was sent");
    }

    /// Faults that the test expected and has looked at: an unexpected one fails the test at its end.
    pub fn expected_faults(&self) -> Vec<String> {
        logs::take_faults()
    }
}
