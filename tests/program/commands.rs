//! The first day of a server: tables, a network, somebody who can sign in there, and what the doctor says.

use std::path::Path;
use std::process::Output;

use domain::{Clock, Database, DatabaseSettings};
use tests::Folder;
#[cfg(feature = "full")]
use tests::{TestDatabase, database::As};

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
