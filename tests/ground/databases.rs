//! Databases of the tests, and how the house opens its own.
#![expect(clippy::disallowed_methods, reason = "looks at the database itself, behind every room")]

use domain::networks::languages::Languages;
use domain::networks::{finders, network};
use domain::sample::{Rows, load};
use domain::{Clock, Database, DatabaseSettings, Operation};
use migrations::Migrator;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use tests::database::As;
use tests::{Folder, TestDatabase, behaviour};
use uuid::Uuid;

const NETWORK: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

async fn knows_the_network(database: &Database) -> bool {
    let reading = Operation::new(database).read(NETWORK, None);
    let found = finders::by_id(&*reading.tx().await.unwrap(), NETWORK).await.unwrap();
    reading.close().await.unwrap();
    found.is_some()
}

#[behaviour]
async fn a_test_has_a_database_of_its_own(database: &TestDatabase) {
    let other = database.another().await;
    assert_eq!(other.is_postgres(), database.is_postgres());
    let (here, there) = (database.open(As::App, Clock::system()).await, other.open(As::App, Clock::system()).await);
    assert_eq!(here.is_postgres(), database.is_postgres());
    let row = network::Model {
        id: NETWORK,
        slug: "here".to_owned(),
        name_en: "Here".to_owned(),
        name_fr: "Ici".to_owned(),
        zone: "America/Regina".to_owned(),
        currency: "CAD".to_owned(),
        languages: Languages::default(),
        logo: None,
        created_at: here.clock.now(),
    };
    load(&Operation::new(&here), NETWORK, &Rows { networks: vec![row], ..Rows::default() }).await.unwrap();
    assert!(knows_the_network(&here).await);
    assert!(!knows_the_network(&there).await, "nobody else sees it");
}

#[behaviour]
async fn the_tables_can_be_taken_down_and_made_again(database: &TestDatabase) {
    let owner = database.open(As::Owner, Clock::system()).await;
    Migrator::down(owner.pool(), None).await.unwrap();
    Migrator::up(owner.pool(), None).await.unwrap();
    // One at a time as well: each change leaves the one before as it was.
    Migrator::down(owner.pool(), Some(1)).await.unwrap();
    Migrator::up(owner.pool(), None).await.unwrap();
    assert_eq!(Migrator::get_pending_migrations(owner.pool()).await.unwrap().len(), 0);
}

/// 2 is FULL: a commit waits until the disk has it, so a power cut takes nothing back that was answered.
#[tokio::test]
async fn a_commit_waits_for_the_disk() {
    let database = TestDatabase::sqlite().await;
    let opened = database.open(As::App, Clock::system()).await;
    let row = opened.pool().query_one_raw(sqlite("PRAGMA synchronous")).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 2);
}

#[tokio::test]
async fn a_file_is_made_under_the_very_name_it_was_given() {
    let folder = Folder::new();
    let path = folder.path().join("100%25 of what?.sqlite");
    let settings = DatabaseSettings::Sqlite { path: path.clone(), connections_max: 1 };
    let opened = Database::open(&settings, Clock::system()).await.unwrap();
    opened.close().await.unwrap();
    assert!(path.exists());
    let there = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(there, 1);
}

fn sqlite(statement: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DatabaseBackend::Sqlite, statement)
}
