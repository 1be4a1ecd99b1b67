//! The first day of a server: tables, a network, somebody who can sign in there, and what the doctor says.

use std::path::Path;
use std::process::Output;
#[cfg(feature = "full")]
use std::time::Duration;

use domain::{Clock, Database, DatabaseSettings};
#[cfg(feature = "full")]
use serde_json::Value;
use tests::Folder;
#[cfg(feature = "full")]
use tests::{Actor, MailServer, TestDatabase, database::As};

use crate::started::{answer, beside, complaint, free_address, program, speech};

/// A place to begin: a data folder, and the settings that lead to a database without tables.
struct Place {
    data: Folder,
    settings: Vec<(&'static str, String)>,
}

impl Place {
    fn settings(&self) -> Vec<(&str, &str)> {
        self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        program(arguments, self.data.path()).envs(self.settings()).output().expect("the program can be started")
    }

    /// Runs it to its good end; what it says.
    #[track_caller]
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}{}", speech(&output), complaint(&output));
        speech(&output)
    }
}

const CREATE: [&str; 10] = [
    "network",
    "create",
    "--slug",
    "prairie-table",
    "--name-en",
    "Prairie Table",
    "--coordinator",
    "hana@example.org",
    "--coordinator-name",
    "Hana Whitlock",
];

fn the_first_day(place: &Place) {
    let migrated = place.done(&["migrate"]);
    assert!(migrated.starts_with("The tables are up to date; changes made now: "), "{migrated}");
    assert_ne!(migrated, "The tables are up to date; changes made now: 0.\n");
    assert_eq!(place.done(&["migrate"]), "The tables are up to date; changes made now: 0.\n");
    let said = place.done(&["doctor"]);
    assert!(said.ends_with("\nNothing is wrong.\n"), "{said}");

    let made = "Prairie Table is at http://127.0.0.1:8080/n/prairie-table/ and hana@example.org can sign in there.\n";
    assert_eq!(place.done(&CREATE), made);
    let again = place.run(&CREATE);
    assert_eq!(again.status.code(), Some(1));
    assert!(complaint(&again).starts_with("--slug: "), "{}", complaint(&again));

    assert_eq!(place.done(&["addresses", "--network", "prairie-table"]), "", "nobody has come yet");
    let nowhere = place.run(&["addresses", "--network", "nowhere", "--since", "2026-11-01"]);
    assert_eq!((nowhere.status.code(), complaint(&nowhere)), (Some(1), "There is no network nowhere.\n".to_owned()));

    let path = "/n/prairie-table/graphql?query=%7B__typename%7D";
    for (role, pages) in [("web", "200"), ("api", "404")] {
        let address = free_address();
        let mut settings = place.settings();
        settings.push(("LONGTABLE_LISTEN", &address));
        let mut server = beside(&["serve", "--role", role], place.data.path(), &settings, "listening");
        for (path, status) in [("/health", "200"), (path, "200"), ("/sign-in", pages)] {
            let answer = answer(&address, path);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{role} {path}: {answer}");
        }
        server.signal("TERM");
        assert!(server.ends_well(), "{role}");
    }
}

#[test]
fn a_network_begins_on_sqlite_without_any_setting() {
    let place = Place { data: Folder::new(), settings: Vec::new() };
    the_first_day(&place);
    assert!(place.data.path().join("longtable.sqlite").exists());
}

#[test]
fn the_first_network_is_made_with_one_sentence() {
    let place = Place { data: Folder::new(), settings: Vec::new() };
    let nowhere = place.run(&[&CREATE[..], &["--zone", "Mars/Base"]].concat());
    let said = complaint(&nowhere);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(
        said.starts_with("--zone: We know no time zone with this name.") && said.contains("America/Regina"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "the tables it made on the way are no news: {said}");
    let made = place.run(&CREATE);
    assert!(made.status.success(), "{}", complaint(&made));
    assert_eq!((speech(&made).lines().count(), complaint(&made)), (1, String::new()));
}

#[test]
fn the_doctor_reads_nothing_from_tables_that_the_next_start_makes() {
    let place = Place { data: Folder::new(), settings: Vec::new() };
    std::fs::write(place.data.path().join("longtable.sqlite"), "").expect("a new folder can be written");
    let said = place.done(&["doctor"]);
    assert!(said.contains("  note   its tables lack ") && said.ends_with("\nNothing is wrong.\n"), "{said}");
}

#[cfg(feature = "full")]
#[tokio::test]
async fn a_network_begins_on_postgres_with_its_three_roles() {
    let database = TestDatabase::empty_postgres().await;
    let place = Place { data: Folder::new(), settings: roles(&database) };
    the_first_day(&place);
    let said = place.done(&["doctor"]);
    assert!(said.contains("LONGTABLE_SECRET is not set, so the key of this data folder"), "{said}");
}

#[expect(clippy::disallowed_methods, reason = "goes around the code on purpose")]
/// A place with a network whose log holds one event that was told, and somebody who changed it afterwards.
async fn a_log_that_was_tampered_with(place: &Place, database: Database, told: &str) {
    use sea_orm::ConnectionTrait;
    place.done(&["migrate"]);
    place.done(&CREATE);
    let network = "(SELECT id FROM network)";
    let event = format!(
        "INSERT INTO event (network_id, id, kind, fact, occurred_at, dispatched_at)
         VALUES ({network}, {network}, 'ExitRecorded', '{{}}', {told}, {told})"
    );
    let owner = database.pool();
    owner.execute_unprepared(&event).await.expect("an event can be put there");
    let said = speech(&place.run(&["doctor"]));
    assert!(said.contains("  WRONG  the log of prairie-table is broken at no. 1 (event "), "{said}");
    assert!(said.contains("it was told and is not in the chain"), "{said}");
    place.done(&["migrate"]);
    let said = speech(&place.run(&["doctor"]));
    assert!(said.contains("  fine   the log of prairie-table is whole: 1 events"), "{said}");
    owner.execute_unprepared("UPDATE event SET kind = 'CampaignOpened'").await.expect("the owner may do everything");
    let said = speech(&place.run(&["doctor"]));
    assert!(said.contains("broken at no. 1") && said.contains("the event is not what it was"), "{said}");
    database.close().await.expect("a database can be closed");
}

#[tokio::test]
async fn the_doctor_finds_a_changed_log_on_sqlite() {
    let place = Place { data: Folder::new(), settings: Vec::new() };
    place.done(&["migrate"]);
    let path = place.data.path().join("longtable.sqlite");
    let settings = DatabaseSettings::Sqlite { path, connections_max: 1 };
    let database = Database::open(&settings, Clock::system()).await.expect("our file can be opened");
    a_log_that_was_tampered_with(&place, database, "'2026-03-02T15:00:00+00:00'").await;
}

#[cfg(feature = "full")]
#[tokio::test]
async fn the_doctor_finds_a_changed_log_on_postgres() {
    let database = TestDatabase::empty_postgres().await;
    let place = Place { data: Folder::new(), settings: roles(&database) };
    let owner = database.open(As::Owner, Clock::system()).await;
    a_log_that_was_tampered_with(&place, owner, "'2026-03-02T15:00:00Z'").await;
}

/// The id with this number, as the event's line prints it.
fn printed(number: u32) -> String {
    format!("01960000-0000-7000-8000-{number:012x}")
}

#[expect(clippy::disallowed_methods, reason = "goes around the code on purpose")]
/// A place with two networks, in each of which something was done and somebody signed in: what the operator is told of one.
/// Each database has its own way to write an instant and an id.
async fn addresses_are_told_of_one_network(
    place: &Place,
    database: Database,
    instant: impl Fn(&str) -> String,
    id: impl Fn(&str) -> String,
) {
    use sea_orm::ConnectionTrait;
    for (slug, coordinator) in [("prairie-table", "hana@example.org"), ("coast-table", "olaf@example.org")] {
        place.done(&["network", "create", "--name", slug, "--slug", slug, "--coordinator", coordinator]);
    }
    let owner = database.pool();
    let nowhere = id("00000000-0000-0000-0000-000000000000");
    let network = |slug: &str| format!("(SELECT id FROM network WHERE slug = '{slug}')");
    let person = |email: &str| format!("(SELECT id FROM person WHERE email = '{email}')");
    let kept = async |number: u32, what: &str, whose: &str, event: &str, address: &str, at: &str| {
        let (home, email) = whose.split_once(' ').expect("a network and an address");
        let home = if what == "EVENT" { network(home) } else { nowhere.clone() };
        let (row, who, at) = (id(&printed(number)), person(email), instant(at));
        let row = format!(
            "INSERT INTO seen_address (network_id, id, what, person_id, event_id, address, seen_at)
             VALUES ({home}, {row}, '{what}', {who}, {event}, '{address}', {at})"
        );
        owner.execute_unprepared(&row).await.expect("an address can be put there");
    };
    let fact = serde_json::json!({ "kind": "ExitRecorded", "tool": uuid::Uuid::nil() });
    for (number, slug) in [(100, "prairie-table"), (101, "coast-table")] {
        let (home, event, at) = (network(slug), id(&printed(number)), instant("2026-11-02T15:00:00"));
        let event = format!(
            "INSERT INTO event (network_id, id, kind, fact, occurred_at, dispatched_at)
             VALUES ({home}, {event}, 'ExitRecorded', '{fact}', {at}, {at})"
        );
        owner.execute_unprepared(&event).await.expect("an event can be put there");
    }
    let (hana, olaf) = ("prairie-table hana@example.org", "coast-table olaf@example.org");
    kept(1, "SIGNING_IN", hana, "NULL", "192.0.2.1", "2026-10-31T23:59:59").await;
    kept(2, "SIGNING_IN", olaf, "NULL", "203.0.113.9", "2026-11-01T00:00:00").await;
    kept(3, "EVENT", hana, &id(&printed(100)), "198.51.100.7", "2026-11-02T15:00:00").await;
    kept(4, "EVENT", olaf, &id(&printed(101)), "203.0.113.9", "2026-11-02T15:00:00").await;
    kept(5, "SIGNING_IN", hana, "NULL", "2001:db8::1", "2026-11-02T16:00:00").await;
    let old = "2026-10-31T23:59:59Z\t192.0.2.1\tsigned in\thana@example.org\t\n";
    let done = printed(100);
    let new = format!(
        "2026-11-02T15:00:00Z\t198.51.100.7\tExitRecorded\thana@example.org\t{done}\n\
         2026-11-02T16:00:00Z\t2001:db8::1\tsigned in\thana@example.org\t\n"
    );
    let asked = ["addresses", "--network", "prairie-table", "--since", "2026-11-01"];
    assert_eq!(place.done(&asked[..3]), format!("{old}{new}"));
    assert_eq!(place.done(&asked), new);
    database.close().await.expect("a database can be closed");
}

#[tokio::test]
async fn the_operator_is_told_addresses_of_one_network_on_sqlite() {
    let place = Place { data: Folder::new(), settings: Vec::new() };
    place.done(&["migrate"]);
    let path = place.data.path().join("longtable.sqlite");
    let settings = DatabaseSettings::Sqlite { path, connections_max: 1 };
    let database = Database::open(&settings, Clock::system()).await.expect("our file can be opened");
    let instant = |at: &str| format!("'{at}+00:00'");
    let id = |id: &str| format!("X'{}'", id.replace('-', ""));
    addresses_are_told_of_one_network(&place, database, instant, id).await;
}

#[cfg(feature = "full")]
#[tokio::test]
async fn the_operator_is_told_addresses_of_one_network_on_postgres() {
    let database = TestDatabase::empty_postgres().await;
    let place = Place { data: Folder::new(), settings: roles(&database) };
    place.done(&["migrate"]);
    let owner = database.open(As::Owner, Clock::system()).await;
    let instant = |at: &str| format!("'{at}Z'");
    addresses_are_told_of_one_network(&place, owner, instant, |id| format!("'{id}'")).await;
    // Who only serves may not read them, and is told what is missing.
    let serving = place.settings.iter().filter(|(name, _)| *name != "DATABASE_OWNER_URL").cloned().collect();
    let place = Place { data: Folder::new(), settings: serving };
    let refused = place.run(&["addresses", "--network", "prairie-table"]);
    let said = "The role that serves may not read network addresses: set DATABASE_OWNER_URL to the owner's address.\n";
    assert_eq!((refused.status.code(), complaint(&refused)), (Some(1), said.to_owned()));
}

/// How long a mail may take to come.
#[cfg(feature = "full")]
const PATIENCE: Duration = Duration::from_secs(60);

/// The shortest way to a network, and its coordinator's first visit.
#[cfg(feature = "full")]
async fn its_coordinator_signs_in(place: &Place) {
    let create = ["network", "create", "--name", "Prairie Table", "--slug", "prairie-table"];
    let made = place.done(&[&create[..], &["--coordinator", "hana@example.org"]].concat());
    let said = "Prairie Table is at http://127.0.0.1:8080/n/prairie-table/ and hana@example.org can sign in there.\n";
    assert_eq!(made, said);
    let (server, address) = (MailServer::start(), free_address());
    let (port, base_url) = (server.port.to_string(), format!("http://{address}"));
    let mut settings = place.settings();
    settings.extend([
        ("LONGTABLE_LISTEN", address.as_str()),
        ("LONGTABLE_BASE_URL", &base_url),
        ("LONGTABLE_SMTP_HOST", "127.0.0.1"),
        ("LONGTABLE_SMTP_PORT", &port),
        ("LONGTABLE_SMTP_TLS", "none"),
    ]);
    let mut house = beside(&["serve"], place.data.path(), &settings, "listening");
    let hana = Actor::stranger(&base_url, "prairie-table");
    let asked = hana.opens("/").await.is_shown().form("/sign-in").with("email", "hana@example.org");
    asked.send().await.is_shown();
    assert!(server.gets_another_within(PATIENCE), "she is mailed a link");
    let mail = server.mails().pop().expect("a mail came");
    assert_eq!(mail.to, ["hana@example.org"]);
    let (_, after) = mail.text.split_once(&format!("{base_url}/sign-in/")).expect("it holds the link");
    let link = format!("/sign-in/{}", after.split_whitespace().next().expect("a link ends"));
    let arrived = hana.opens_at(&link).await.is_shown().form(&link).send().await.is_shown();
    arrived.says("Prairie Table").says("hana");
    let seen = hana.ask("{ viewer { person { name email } roles } network { name } }", Value::Null).await;
    let viewer = &seen.data()["viewer"];
    assert_eq!((&viewer["person"]["name"], &viewer["roles"][0]), (&Value::from("hana"), &Value::from("COORDINATOR")));
    hana.opens("/members/invite").await.is_shown();
    house.signal("TERM");
    assert!(house.ends_well());
}

#[cfg(feature = "full")]
#[tokio::test]
async fn a_network_made_in_one_line_has_a_coordinator_who_signs_in_on_sqlite() {
    its_coordinator_signs_in(&Place { data: Folder::new(), settings: Vec::new() }).await;
}

#[cfg(feature = "full")]
#[tokio::test]
async fn a_network_made_in_one_line_has_a_coordinator_who_signs_in_on_postgres() {
    let database = TestDatabase::empty_postgres().await;
    let place = Place { data: Folder::new(), settings: roles(&database) };
    place.done(&["migrate"]);
    its_coordinator_signs_in(&place).await;
}

/// The settings that name a PostgreSQL database in its three roles.
#[cfg(feature = "full")]
pub fn roles(database: &TestDatabase) -> Vec<(&'static str, String)> {
    [("DATABASE_URL", As::App), ("DATABASE_OWNER_URL", As::Owner), ("DATABASE_DISPATCHER_URL", As::Dispatcher)]
        .map(|(name, role)| (name, database.url(role)))
        .to_vec()
}

/// Panics unless real work keeps away from what the demo made.
#[track_caller]
pub fn real_work_keeps_away(data: &Path, settings: &[(&str, &str)], sentence: &str) {
    let run = |arguments: &[&str]| {
        let mut command = program(arguments, data);
        command.envs(settings.iter().copied()).output().expect("the program can be started")
    };
    for arguments in [&["serve"][..], &["worker"], &CREATE] {
        let refused = run(arguments);
        assert_eq!((complaint(&refused).trim_end(), refused.status.code()), (sentence, Some(1)), "{arguments:?}");
    }
    let said = speech(&run(&["doctor"]));
    assert!(said.contains(&format!("  WRONG  {sentence}\n")), "{said}");
}
