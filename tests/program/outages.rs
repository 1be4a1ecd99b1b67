//! What fails beneath the program: readers are told kindly, nothing is half done, and it goes on by itself afterwards.
#![expect(clippy::disallowed_methods, reason = "looks at the whole database, and breaks it on purpose")]

use std::path::Path;
use std::time::Duration;

use domain::Clock;
use sea_orm::{ConnectionTrait, Statement};
use tests::child::Beside;
use tests::database::As;
use tests::world::Page;
use tests::{Actor, Campaign, Folder, Line, MailServer, Plan, World, behaviour, on_postgres, on_sqlite};

use crate::started;

/// The longest wait for a mail.
const PATIENCE: Duration = Duration::from_secs(60);
/// More pledges than a full disk lets through.
const PLEDGES_MAX: u32 = 200;
/// As many seats as the agency has people, so that nothing is asked again.
const SEATS_MAX: u32 = 60;

/// A campaign that is open by the machine's clock, by which processes go.
async fn open_today(world: &World) -> Campaign {
    let now = Clock::system().now();
    world.it_is(now);
    world.open(&Plan::default().from(now)).await
}

fn pledge_page(campaign: &Campaign) -> String {
    format!("/campaigns/{}/pledge", campaign.id)
}

/// Opens the pledge page, fills in its form for so many seats at no more than 100 dollars each, and saves it.
async fn pledges(buyer: &Actor, campaign: &Campaign, seats: u32) -> Page {
    let page = buyer.opens(&pledge_page(campaign)).await.is_shown();
    let form = page.form("/pledge").with("lines.0.seats", &seats.to_string()).with("lines.0.limit", "100");
    form.with("save", "yes").post().await
}

fn accepts(page: &Page) -> bool {
    match page.status {
        303 => true,
        503 => false,
        status => panic!("{status}: {}", page.text()),
    }
}

/// What a reader may read while something of ours is broken, and what not.
#[track_caller]
fn apologizes(page: &Page, sentence: &str) {
    assert_eq!(page.status, 503, "{}", page.text());
    page.says(sentence);
    for secret in ["sqlx", "SqlxError", "postgres", "sqlite", "panick", "/tmp", "src/", "os error", "127.0.0.1:"] {
        page.keeps_quiet_about(secret);
    }
    assert_eq!(page.texts(".hint code").len(), 1, "a request id is shown: {}", page.text());
}

async fn seats_of(buyer: &Actor, campaign: &Campaign) -> i64 {
    let seen = buyer.sees(campaign, "myPledge { seats }").await;
    seen["myPledge"]["seats"].as_i64().unwrap_or(0)
}

/// `serve` at an address, with the mail server, on a database.
fn serve(data: &Path, address: &str, server: &MailServer, databases: &[(&str, &str)]) -> Beside {
    let port = server.port.to_string();
    let mut settings = vec![
        ("LONGTABLE_LISTEN", address),
        ("LONGTABLE_SMTP_HOST", "127.0.0.1"),
        ("LONGTABLE_SMTP_PORT", &port),
        ("LONGTABLE_SMTP_TLS", "none"),
    ];
    settings.extend(databases);
    started::beside(&["serve"], data, &settings, "listening")
}

#[test]
fn a_database_that_is_gone_is_waited_for_and_nothing_typed_is_lost() {
    on_postgres(async |world: &World| {
        let campaign = open_today(world).await;
        let (server, data, address) = (MailServer::start(), Folder::new(), started::free_address());
        let direct = world.place().url(As::App);
        let port = direct.rsplit_once(':').and_then(|(_, rest)| rest.split('/').next()).expect("it names a port");
        let mut line = Line::to(port.parse().expect("a port is a number"));
        let through = |role| world.place().url(role).replace(&format!(":{port}/"), &format!(":{}/", line.port));
        let databases = [("DATABASE_URL", through(As::App)), ("DATABASE_DISPATCHER_URL", through(As::Dispatcher))];
        let databases = databases.each_ref().map(|(name, url)| (*name, url.as_str()));
        let _house = serve(data.path(), &address, &server, &databases);
        let rose = world.rose.in_front_of(&format!("http://{address}"));
        let page = rose.opens(&pledge_page(&campaign)).await.is_shown();
        let form = page.form("/pledge").with("lines.0.seats", "6").with("lines.0.limit", "100").with("save", "yes");
        while server.mails().len() < 6 {
            assert!(server.gets_another_within(PATIENCE), "the opening is not announced");
        }

        line.cut();
        // Each is answered after eight seconds of hoping for the best, so this lasts longer than ten.
        let sorry = "Nous ne pouvons pas répondre pour l’instant";
        apologizes(&rose.opens(&format!("/campaigns/{}", campaign.id)).await, sorry);
        let refused = form.post().await;
        apologizes(&refused, sorry);
        let health = rose.looks_at("/health").await;
        assert_eq!(health.status, 503);
        assert_eq!(seats_of(&world.rose, &campaign).await, 0);

        line.mend();
        let again = refused.form("/pledge");
        assert_eq!(again.value("lines.0.seats"), "6", "what was typed is offered again");
        assert_eq!(again.post().await.status, 303);
        assert_eq!(rose.looks_at("/health").await.status, 200);
        assert_eq!(seats_of(&world.rose, &campaign).await, 6);
        assert!(server.gets_another_within(PATIENCE), "the pledge is confirmed by mail");
        let told = server.mails().pop().expect("a mail came");
        assert_eq!(told.to, ["rose@example.test"]);
    });
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    on_sqlite(async |world: &World| {
        let campaign = open_today(world).await;
        world.worker_catches_up().await;
        world.database.pool().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("it can be tidied");
        let (server, data, address) = (MailServer::start(), Folder::new(), started::free_address());
        let url = world.place().url(As::App);
        let size = std::fs::metadata(url.trim_start_matches("sqlite://")).expect("it is a file").len();
        // No file may grow beyond this; the database can be read, and its log takes some more pledges, then none.
        let settings = [("LONGTABLE_LISTEN", address.as_str()), ("DATABASE_URL", url.as_str())];
        let full = started::beside_a_full_disk(&["serve"], data.path(), &settings, "listening", size.max(1 << 20));
        let ana = world.ana.in_front_of(&format!("http://{address}"));
        let seats_after = |pledges: u32| pledges % SEATS_MAX + 1;
        let mut accepted = 0;
        let refused = loop {
            let page = pledges(&ana, &campaign, seats_after(accepted)).await;
            if !accepts(&page) {
                break page;
            }
            accepted += 1;
            assert!(accepted < PLEDGES_MAX, "the disk never was full");
        };
        apologizes(&refused, "We cannot answer right now");
        assert!(accepted > 0, "the disk was full before the first pledge");
        ana.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
        let as_written = async || {
            let standing = i64::from(seats_after(accepted - 1));
            assert_eq!(seats_of(&world.ana, &campaign).await, standing, "the last accepted is what holds");
            let history = world.traces().await.of("pledge_change").len();
            assert_eq!(history, accepted as usize, "each accepted one is in the history, and no other");
            let check = Statement::from_string(world.database.backend(), "PRAGMA integrity_check");
            let row = world.database.pool().query_one_raw(check).await.expect("it can be checked");
            let says: String = row.expect("it says something").try_get_by_index(0).expect("it says it in words");
            assert_eq!(says, "ok");
        };
        as_written().await;
        drop(full);
        as_written().await;

        let _room_again = serve(data.path(), &address, &server, &[("DATABASE_URL", &url)]);
        assert_eq!(refused.form("/pledge").post().await.status, 303, "the same form again");
        assert_eq!(seats_of(&world.ana, &campaign).await, i64::from(seats_after(accepted)));
        assert!(server.gets_another_within(PATIENCE), "and it is confirmed by mail");
    });
}

#[behaviour]
async fn a_write_the_database_has_no_room_for_leaves_nothing(world: &World) {
    let campaign = world.open_campaign().await;
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    // What PostgreSQL says of a full disk; SQLite has no such code to raise, and fails as if by any other fault.
    let full = if world.place().is_postgres() {
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
         CREATE TRIGGER no_room BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION no_room();"
    } else {
        "CREATE TRIGGER no_room BEFORE INSERT ON event BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END;"
    };
    owner.pool().execute_unprepared(full).await.expect("the owner may do so");
    let page = world.ana.opens(&pledge_page(&campaign)).await.is_shown();
    let form = page.form("/pledge").with("lines.0.seats", "6").with("lines.0.limit", "100").with("save", "yes");
    world
        .unchanged_by(async || {
            apologizes(&form.post().await, "We cannot answer right now");
        })
        .await;
    let faults = world.expected_faults();
    assert!(faults.iter().any(|fault| fault.contains("a request failed")), "{faults:?}");
    let table = if world.place().is_postgres() { " ON event" } else { "" };
    owner.pool().execute_unprepared(&format!("DROP TRIGGER no_room{table}")).await.expect("the owner may do so");
    assert_eq!(form.post().await.status, 303, "the same form again, now that there is room");
    assert_eq!(seats_of(&world.ana, &campaign).await, 6);
}
