//! Several servers in front of one PostgreSQL, or one file: what waits for a lock, whose clock counts, and who hears what.
#![expect(clippy::disallowed_methods, reason = "holds locks and ends connections behind the house's back")]

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::access::{Actor, Membership, Role};
use domain::campaigns::{Asked, LineInput, PledgeSeats, pledge_seats};
use domain::signals::Change;
use domain::{Clock, Database, Money, Operation, Problem, ProblemCode, Seats};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};
use tests::database::As;
use tests::{Campaign, World, on_postgres, on_sqlite};
use uuid::Uuid;

/// The row behind a global id.
fn row_of(id: &str) -> Uuid {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(id).expect("a global id is base64");
    Uuid::from_slice(&bytes[1..]).expect("a kind, then a row")
}

async fn is_so(database: &Database, question: &str) -> bool {
    let asked = Statement::from_string(DatabaseBackend::Postgres, format!("SELECT {question}"));
    let row = database.pool().query_one_raw(asked).await.expect("the server answers").expect("one row");
    row.try_get_by_index(0).expect("yes or no")
}

/// Asks until it is so.
async fn until(database: &Database, question: &str) {
    while !is_so(database, question).await {}
}

/// Whether a transaction in this database waits for another one.
const SOMEBODY_WAITS: &str =
    "EXISTS (SELECT 1 FROM pg_locks waiting JOIN pg_locks here USING (pid) WHERE NOT waiting.granted
    AND here.database = (SELECT oid FROM pg_database WHERE datname = current_database()))";

/// Whether three of them do.
const THREE_WAIT: &str = "(SELECT count(DISTINCT pid) >= 3 FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database())";

/// A server whose clock runs, and says this instant now.
struct Running {
    database: Database,
    clock: Clock,
}

impl Running {
    async fn at(world: &World, instant: domain::clock::Instant) -> Self {
        let clock = Clock::system();
        clock.set_offset(instant - clock.now());
        Self { database: world.place().open(As::App, clock.clone()).await, clock }
    }

    /// Ana's pledge, as this server does it.
    async fn pledges(&self, world: &World, campaign: &Campaign) -> Result<Uuid, Vec<Problem>> {
        let (ana, pledge) = anas_pledge(world, campaign).await;
        pledge_seats(&Operation::new(&self.database), &ana, None, &pledge).await.expect("ana may").map(Asked::id)
    }
}

/// Ana, and what she pledges.
async fn anas_pledge(world: &World, campaign: &Campaign) -> (Actor, PledgeSeats) {
    let agency = row_of(&world.ana.agency().await);
    let network = world.ana.ask("{ network { id } }", serde_json::json!({})).await;
    let network = row_of(network.data()["network"]["id"].as_str().expect("an id is a text"));
    let ana = Membership { role: Role::Buyer, agency: Some(agency) };
    let line = LineInput {
        seats: Seats(12),
        max_landed_price: Some(Money(10_000)),
        max_total: None,
        no_limit_understood: false,
    };
    let pledge = PledgeSeats {
        campaign: row_of(&campaign.id),
        agency,
        version: None,
        pending: None,
        lines: vec![line],
        more_than_staff_understood: false,
        today_unit_price: None,
        today_price_source: None,
    };
    (Actor::person_in(network, world.ana.person(), vec![ana]), pledge)
}

#[test]
fn a_pledge_that_waited_for_the_lock_beyond_the_close_is_refused() {
    on_postgres(async |world: &World| {
        let campaign = world.open_campaign().await;
        let server = Running::at(world, campaign.closes_at - TimeDelta::hours(1)).await;
        let owner = world.place().open(As::Owner, Clock::system()).await;
        let lock = owner.pool().begin().await.unwrap();
        let id = row_of(&campaign.id);
        lock.execute_unprepared(&format!("SELECT 1 FROM campaign WHERE id = '{id}' FOR UPDATE")).await.unwrap();
        let beyond = async {
            until(&owner, SOMEBODY_WAITS).await;
            // The pledge began in time. While it waits, the close comes a blink from now, by the database's clock.
            let close = Clock::system().now() + TimeDelta::milliseconds(50);
            server.clock.set_offset(campaign.closes_at - close);
            until(&owner, &format!("clock_timestamp() >= '{}'", close.to_rfc3339())).await;
            lock.rollback().await.unwrap();
        };
        let (pledged, ()) = futures::join!(server.pledges(world, &campaign), beyond);
        assert_eq!(pledged.unwrap_err().iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::Closed]);
        assert!(is_so(&owner, "NOT EXISTS (SELECT 1 FROM pledge)").await);
        assert!(is_so(&owner, "NOT EXISTS (SELECT 1 FROM event WHERE kind = 'SeatsPledged')").await);
    });
}

#[test]
fn a_pledge_that_waited_for_the_only_writer_of_a_file_beyond_the_close_is_refused() {
    on_sqlite(async |world: &World| {
        let campaign = world.open_campaign().await;
        let (ana, pledge) = anas_pledge(world, &campaign).await;
        world.it_is(campaign.closes_at - TimeDelta::microseconds(1));
        let database = world.place().open(As::App, world.clock.clone()).await;
        let other = world.place().open(As::Owner, world.clock.clone()).await;
        let lock = other.pool().begin().await.unwrap();
        lock.execute_unprepared("UPDATE campaign SET version = version").await.unwrap();
        // The pledge has begun by the time this is polled, and waits for the one who writes.
        let beyond = async {
            world.it_is(campaign.closes_at);
            lock.rollback().await.unwrap();
        };
        let operation = Operation::new(&database);
        let (pledged, ()) = futures::join!(pledge_seats(&operation, &ana, None, &pledge), beyond);
        let refused = pledged.expect("ana may").map(Asked::id).unwrap_err();
        assert_eq!(refused.iter().map(|problem| problem.code).collect::<Vec<_>>(), [ProblemCode::Closed]);
        let traces = world.traces().await;
        assert_eq!(traces.of("pledge"), [""; 0]);
        assert!(traces.of("event").iter().all(|event| !event.contains("SeatsPledged")), "{:?}", traces.of("event"));
    });
}

#[test]
fn a_deed_that_waited_while_its_person_was_erased_is_refused() {
    on_postgres(async |world: &World| {
        let campaign = world.open_campaign().await;
        world.ana.arrives().await;
        let owner = world.place().open(As::Owner, Clock::system()).await;
        let lock = owner.pool().begin().await.unwrap();
        // Being erased holds Ana and waits for her network; her token and her comment come in meanwhile, and wait for her.
        lock.execute_unprepared("SELECT 1 FROM network WHERE slug = 'prairie' FOR UPDATE").await.unwrap();
        let erased = async {
            let input = serde_json::json!({ "understood": true, "requestKey": tests::world::key() });
            world.ana.does("eraseMe", input, "erased problems { code }").await
        };
        let late = async {
            until(&owner, SOMEBODY_WAITS).await;
            let scopes = serde_json::json!([{ "room": "CAMPAIGNS" }]);
            let input = serde_json::json!({
                "name": "Late", "scopes": scopes, "expiresAt": "2026-04-01T00:00:00Z", "requestKey": tests::world::key(),
            });
            let token = world.ana.does("makeToken", input, "secret problems { code }");
            let comment = world.ana.post_comment(&campaign, "Late.");
            let done = async {
                until(&owner, THREE_WAIT).await;
                lock.rollback().await.unwrap();
            };
            let (token, comment, ()) = futures::join!(token, comment, done);
            [token, comment]
        };
        let (erased, late) = futures::join!(erased, late);
        erased.done();
        for refused in late {
            refused.denied_as("UNAUTHENTICATED");
        }
        for table in ["access_token", "comment", "account_mail", "session", "passkey"] {
            let of_ana = if table == "comment" { "author_id" } else { "person_id" };
            let none = format!("NOT EXISTS (SELECT 1 FROM {table} WHERE {of_ana} = '{}')", world.ana.person());
            assert!(is_so(&owner, &none).await, "{table}");
        }
    });
}

#[test]
fn a_fact_says_the_instant_its_deed_was_judged_by() {
    on_postgres(async |world: &World| {
        let campaign = world.open_campaign().await;
        let server = Running::at(world, campaign.closes_at - TimeDelta::hours(1)).await;
        server.pledges(world, &campaign).await.unwrap();
        let owner = world.place().open(As::Owner, Clock::system()).await;
        let same = "(SELECT occurred_at FROM event WHERE kind = 'SeatsPledged') = (SELECT changed_at FROM pledge)";
        assert!(is_so(&owner, same).await);
    });
}

#[test]
fn a_comment_under_way_does_not_hold_up_a_pledge() {
    on_postgres(async |world: &World| {
        let campaign = world.open_campaign().await;
        let owner = world.place().open(As::Owner, Clock::system()).await;
        let under_way = owner.pool().begin().await.unwrap();
        let comment = format!(
            "INSERT INTO comment (network_id, id, campaign_id, author_id, body, created_at)
             SELECT network_id, id, id, '{}', 'Who else?', now() FROM campaign WHERE id = '{}'",
            world.mia.person(),
            row_of(&campaign.id)
        );
        under_way.execute_unprepared(&comment).await.unwrap();
        world.ana.pledge_seats(&campaign, 12).await.done();
        under_way.rollback().await.unwrap();
    });
}

#[test]
fn whoever_watches_looks_again_when_the_line_to_other_servers_was_cut() {
    on_postgres(async |world: &World| {
        let mut heard = world.database.signals.listen();
        let (listening, url) = (world.database.clone(), world.place().url(As::App));
        let listening = tokio::spawn(async move { listening.hear_other_processes(&url).await });
        assert_eq!(heard.recv().await.unwrap(), Change::ANYTHING, "from now on it hears; what was before, it did not");
        let owner = world.place().open(As::Owner, Clock::system()).await;
        let cut = "(SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE datname = current_database() AND usename = 'longtable_app') > 0";
        assert!(is_so(&owner, cut).await);
        assert_eq!(heard.recv().await.unwrap(), Change::ANYTHING);
        listening.abort();
    });
}
