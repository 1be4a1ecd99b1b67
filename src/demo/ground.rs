//! The database the demo stands on, and the mark that tells it from one for real work.

use super::folder::FILE_HERE;
use crate::cli;
use crate::database::{self, sentence};
use crate::settings::{DatabaseUrls, database_url, sqlite_url, without_password};
use domain::{Clock, Database};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, Statement, TransactionTrait};
use sea_orm_migration::MigratorTrait;

/// Stands in the comment on the table of networks, where no command of ours for real work ever writes.
const MARK: &str = "made by longtable demo";

/// Where the demo keeps its rows: a file in its folder, or a PostgreSQL database of its own.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The addresses.
    pub urls: DatabaseUrls,
    /// What the demo remembers of them: enough to notice another one, and no password.
    pub fingerprint: String,
}

impl Ground {
    /// The ground the command line asks for.
    ///
    /// # Errors
    /// One sentence for an address that is none.
    pub fn new(options: &cli::Demo) -> Result<Self, String> {
        let Some(given) = &options.database_url else {
            let app = sqlite_url(&options.data);
            let urls = DatabaseUrls { app, owner: None, dispatcher: None };
            return Ok(Self { urls, fingerprint: FILE_HERE.to_owned() });
        };
        let app = postgres(given, "--database-url")?;
        let owner = options.database_owner_url.as_deref().map(|url| postgres(url, "--database-owner-url"));
        let dispatcher =
            options.database_dispatcher_url.as_deref().map(|url| postgres(url, "--database-dispatcher-url"));
        let fingerprint = clearing::sha256(without_password(&app).as_bytes())[..16].to_owned();
        let urls = DatabaseUrls { app, owner: owner.transpose()?, dispatcher: dispatcher.transpose()? };
        Ok(Self { urls, fingerprint })
    }

    /// Whether it is a file in the demo's folder.
    #[must_use]
    pub fn is_a_file(&self) -> bool {
        self.fingerprint == FILE_HERE
    }

    /// Takes away what an earlier demo left in a PostgreSQL database. One that the demo did not make is refused.
    ///
    /// # Errors
    /// One sentence.
    pub async fn empty(&self) -> Result<(), String> {
        if self.is_a_file() {
            return Ok(());
        }
        let owner = self.owner().await?;
        let emptied = clear_tables(&owner, &self.urls.app).await;
        close(&owner).await;
        emptied
    }

    /// Makes the tables, marked as the demo's.
    ///
    /// # Errors
    /// One sentence.
    pub async fn build(&self) -> Result<(), String> {
        if self.is_a_file() {
            return database::migrate(&self.urls).await.map(|_| ());
        }
        let owner = self.owner().await?;
        let built = build_marked(owner.pool()).await.map_err(sentence);
        close(&owner).await;
        built
    }

    async fn owner(&self) -> Result<Database, String> {
        database::connect(self.urls.owner.as_ref().unwrap_or(&self.urls.app), 1, Clock::system()).await
    }
}

fn postgres(given: &str, option: &str) -> Result<String, String> {
    let url = database_url(given).filter(|url| url.starts_with("postgres://"));
    url.ok_or_else(|| format!("{option} must be an address that begins with postgres://."))
}

/// Whether a PostgreSQL database was made by the demo; SQLite has its marker in the folder.
///
/// # Errors
/// A database that fails.
#[expect(clippy::disallowed_methods, reason = "reads a comment on a table, and no room's rows")]
pub async fn is_marked(pool: &DatabaseConnection) -> Result<bool, DbErr> {
    if pool.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(false);
    }
    let text = format!("SELECT 1 AS marked WHERE obj_description(to_regclass('network'), 'pg_class') = '{MARK}'");
    Ok(pool.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, text)).await?.is_some())
}

/// Empties a database that the demo made, and makes the roles the tables speak of where they are missing.
async fn clear_tables(owner: &Database, url: &str) -> Result<(), String> {
    let shown = without_password(url);
    if is_marked(owner.pool()).await.map_err(sentence)? {
        return Migrator::down(owner.pool(), None).await.map_err(sentence);
    }
    if holds_anything(owner.pool()).await.map_err(sentence)? {
        return Err(format!("The database {shown} holds something the demo did not make; name an empty one."));
    }
    let made = run(owner.pool(), ROLES).await;
    made.map_err(|error| {
        format!("The roles of docs/postgres-roles.sql are missing in {shown} and cannot be made: {error}.")
    })
}

/// Roles belong to the whole server, so they may be there from another database.
const ROLES: &str = "DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['longtable_owner', 'longtable_app', 'longtable_dispatcher'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
    END LOOP; END $$";

#[expect(clippy::disallowed_methods, reason = "counts tables, reads no room's rows")]
async fn holds_anything(pool: &DatabaseConnection) -> Result<bool, DbErr> {
    let text = "SELECT 1 AS there FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = current_schema()::regnamespace
        AND relname <> 'seaql_migrations' LIMIT 1";
    Ok(pool.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, text)).await?.is_some())
}

/// Makes the tables and their mark in one go: a demo killed meanwhile leaves an empty database, not one that nobody made.
#[expect(clippy::disallowed_methods, reason = "makes tables and their mark, and touches no room's rows")]
async fn build_marked(pool: &DatabaseConnection) -> Result<(), DbErr> {
    let whole = pool.begin().await?;
    Migrator::up(&whole, None).await?;
    run(&whole, &format!("COMMENT ON TABLE network IS '{MARK}'")).await?;
    whole.commit().await
}

#[expect(clippy::disallowed_methods, reason = "makes roles and a comment, and touches no room's rows")]
async fn run(connection: &impl ConnectionTrait, text: &str) -> Result<(), DbErr> {
    connection.execute_unprepared(text).await.map(|_| ())
}

async fn close(database: &Database) {
    if let Err(error) = database.close().await {
        tracing::debug!(%error, "a connection did not close");
    }
}
