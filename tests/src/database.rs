//! A database of its own for every test, copied from one that was migrated once.
//!
//! Each test may be a process of its own, so the copying has to be safe across processes. On SQLite the migrated file is
//! written under another name first and then renamed: whoever comes second puts the same there again. On PostgreSQL an
//! advisory lock lets one process migrate while the others wait. The template is named after the test binary and its
//! time of building, so a changed migration makes a new one.
#![expect(clippy::disallowed_methods, reason = "databases are made and dropped outside of any operation")]

use std::path::PathBuf;

use domain::{Clock, Database, DatabaseSettings};
use migrations::Migrator;
use sea_orm_migration::MigratorTrait;
use tokio::sync::OnceCell;

use crate::Scene;
use crate::folder::Folder;

/// How many connections the server of a test may open: few, so that a request that wants two at a time shows.
const CONNECTIONS_MAX: u32 = 4;

/// An empty, migrated database that nobody else sees.
#[derive(Debug)]
pub struct TestDatabase {
    place: Place,
}

#[derive(Debug)]
enum Place {
    Sqlite(Folder),
    #[cfg(feature = "postgres")]
    Postgres(postgres::Named),
}

/// As whom to connect to PostgreSQL; SQLite knows no roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    /// The role that migrates.
    Owner,
    /// The role that serves, under row-level security.
    App,
    /// The role that looks where work waits.
    Dispatcher,
}

impl TestDatabase {
    /// A new SQLite file.
    pub async fn sqlite() -> Self {
        let folder = Folder::new();
        std::fs::copy(sqlite_template().await, folder.path().join("longtable.sqlite"))
            .expect("the template can be copied");
        Self { place: Place::Sqlite(folder) }
    }

    /// A new PostgreSQL database.
    #[cfg(feature = "postgres")]
    pub async fn postgres() -> Self {
        Self { place: Place::Postgres(postgres::Named::new().await) }
    }

    /// A new PostgreSQL database with nothing in it, not even tables.
    #[cfg(feature = "postgres")]
    pub async fn empty_postgres() -> Self {
        Self { place: Place::Postgres(postgres::Named::empty().await) }
    }

    /// Another one of the same kind.
    pub async fn another(&self) -> Self {
        match &self.place {
            Place::Sqlite(_) => Self::sqlite().await,
            #[cfg(feature = "postgres")]
            Place::Postgres(_) => Self::postgres().await,
        }
    }

    /// Whether it is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        !matches!(self.place, Place::Sqlite(_))
    }

    /// How the application opens it.
    pub fn settings(&self) -> DatabaseSettings {
        self.settings_as(As::App)
    }

    /// How somebody opens it.
    #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "SQLite knows no roles"))]
    pub fn settings_as(&self, role: As) -> DatabaseSettings {
        match &self.place {
            Place::Sqlite(folder) => {
                let path = folder.path().join("longtable.sqlite");
                DatabaseSettings::Sqlite { path, connections_max: CONNECTIONS_MAX }
            }
            #[cfg(feature = "postgres")]
            Place::Postgres(named) => {
                DatabaseSettings::Postgres { url: named.url(role), connections_max: CONNECTIONS_MAX }
            }
        }
    }

    /// Its address, as the program's settings take it.
    pub fn url(&self, role: As) -> String {
        match self.settings_as(role) {
            DatabaseSettings::Sqlite { path, .. } => format!("sqlite://{}", path.display()),
            DatabaseSettings::Postgres { url, .. } => url,
        }
    }

    /// Opens it.
    pub async fn open(&self, role: As, clock: Clock) -> Database {
        Database::open(&self.settings_as(role), clock).await.expect("a database of ours can be opened")
    }
}

/// An empty database can be all that a test needs.
impl Scene for TestDatabase {
    async fn set(database: TestDatabase) -> Self {
        database
    }

    async fn finish(self) {}
}

/// Names what belongs to this build of this test binary.
fn template_name() -> String {
    let program = std::env::current_exe().expect("a process knows its program");
    let built = program.metadata().and_then(|about| about.modified()).expect("a program has a time of building");
    let built = built.duration_since(std::time::UNIX_EPOCH).expect("it was built after 1970").as_micros();
    let name = program.file_name().expect("a program has a name").to_string_lossy().replace('-', "_");
    format!("template_{name}_{built}")
}

/// The migrated file that others are copied from. Tests that share a process wait for the first of them to make it.
async fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
    TEMPLATE.get_or_init(make_sqlite_template).await
}

async fn make_sqlite_template() -> PathBuf {
    let program = std::env::current_exe().expect("a process knows its program");
    let target = program.parent().and_then(std::path::Path::parent).expect("a test binary lies in target/…/deps");
    let folder = target.join("test-templates");
    let template = folder.join(template_name());
    if template.exists() {
        return template;
    }
    std::fs::create_dir_all(&folder).expect("target is ours");
    remove_older(&folder, &template);
    let part = folder.join(format!("{}.{}", template_name(), std::process::id()));
    let settings = DatabaseSettings::Sqlite { path: part.clone(), connections_max: 1 };
    let database = Database::open(&settings, Clock::system()).await.expect("a new file can be opened");
    Migrator::up(database.pool(), None).await.expect("the migrations run");
    database.close().await.expect("a database can be closed");
    std::fs::rename(part, &template).expect("target is ours");
    template
}

/// Removes the templates of earlier builds of this test binary.
fn remove_older(folder: &std::path::Path, template: &std::path::Path) {
    let this = template.file_name().expect("a template has a name").to_string_lossy().into_owned();
    let same_program = this.rsplit_once('_').expect("it ends with the time of building").0;
    for entry in std::fs::read_dir(folder).expect("target is ours").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.rsplit_once('_').is_some_and(|(program, _)| program == same_program) && !name.starts_with(&this) {
            let _another_was_faster = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    //! Databases in the server of `tests/run`.

    use std::sync::atomic::{AtomicU32, Ordering};

    use domain::{Clock, Database, DatabaseSettings};
    use migrations::Migrator;
    use sea_orm::ConnectionTrait;
    use sea_orm_migration::MigratorTrait;

    use super::{As, template_name};

    /// The lock under which templates are made: any number nobody else uses.
    const TEMPLATE_LOCK: i64 = 0x6c6f_6e67;

    /// A database by name, dropped with this value.
    #[derive(Debug)]
    pub(super) struct Named(String);

    impl Named {
        pub(super) async fn new() -> Self {
            let (name, server) = (unused_name(), open("postgres").await);
            let template = template(&server).await;
            run(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
            server.close().await.expect("a database can be closed");
            Self(name)
        }

        pub(super) async fn empty() -> Self {
            let name = unused_name();
            tell(&format!("CREATE DATABASE {name}")).await;
            Self(name)
        }

        pub(super) fn url(&self, role: As) -> String {
            url(role, &self.0)
        }
    }

    impl Drop for Named {
        fn drop(&mut self) {
            // A destructor cannot wait in the test's own runtime, which may be ending.
            let name = self.0.clone();
            let dropped = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                runtime.block_on(tell(&format!("DROP DATABASE {name} WITH (FORCE)")));
                Ok::<(), std::io::Error>(())
            });
            if dropped.join().is_err() && !std::thread::panicking() {
                panic!("the database {} could not be dropped", self.0);
            }
        }
    }

    fn unused_name() -> String {
        static MADE: AtomicU32 = AtomicU32::new(0);
        format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed))
    }

    fn url(role: As, database: &str) -> String {
        let role = match role {
            As::Owner => "longtable_owner",
            As::App => "longtable_app",
            As::Dispatcher => "longtable_dispatcher",
        };
        crate::given("LONGTABLE_TEST_POSTGRES").replace("{role}", role).replace("{database}", database)
    }

    async fn open(database: &str) -> Database {
        let settings = DatabaseSettings::Postgres { url: url(As::Owner, database), connections_max: 1 };
        Database::open(&settings, Clock::system()).await.expect("the server of tests/run answers")
    }

    /// Has the server do one thing.
    async fn tell(statement: &str) {
        let server = open("postgres").await;
        run(&server, statement).await;
        server.close().await.expect("a database can be closed");
    }

    /// Runs a statement; how many rows it is about.
    async fn run(server: &Database, statement: &str) -> u64 {
        let done = server.pool().execute_unprepared(statement).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error}")).rows_affected()
    }

    /// The name of the migrated database that others are copied from, made now if it is missing.
    async fn template(server: &Database) -> String {
        // PostgreSQL cuts names at 63 bytes.
        let name: String = template_name().chars().take(63).collect();
        let is_there = async || run(server, &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")).await > 0;
        if is_there().await {
            return name;
        }
        run(server, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
        if !is_there().await {
            let part = format!("part_{}", std::process::id());
            run(server, &format!("CREATE DATABASE {part}")).await;
            let database = open(&part).await;
            Migrator::up(database.pool(), None).await.expect("the migrations run");
            database.close().await.expect("a database can be closed");
            run(server, &format!("ALTER DATABASE {part} RENAME TO {name}")).await;
        }
        run(server, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
        name
    }
}
