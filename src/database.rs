//! Opening the database in its roles, and bringing its tables up to date.

use crate::settings::{DatabaseUrls, without_password};
use domain::events::seal_history;
use domain::identity::fold_names;
use domain::{Clock, Database, DatabaseSettings, Failure, Operation};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, Statement};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};

/// The database in the roles this process needs. On SQLite, which has no roles, both are the same.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Serves, under the policies.
    pub app: Database,
    /// Looks across networks where work waits; on PostgreSQL only the role of its own sees it.
    pub scout: Database,
}

/// How many connections a role needs that is used now and then.
const FEW: u32 = 2;

/// Opens the database for serving.
///
/// # Errors
/// One sentence that names the address without its password.
pub async fn open(urls: &DatabaseUrls, connections: u32, clock: Clock) -> Result<Opened, String> {
    let app = connect(&urls.app, connections, clock.clone()).await?;
    let scout = match &urls.dispatcher {
        Some(url) => connect(url, FEW, clock).await?,
        None => app.clone(),
    };
    Ok(Opened { app, scout })
}

impl Opened {
    /// Closes all connections; SQLite then tidies its files.
    pub async fn close(&self) {
        for database in [&self.scout, &self.app] {
            if let Err(error) = database.close().await {
                tracing::debug!(%error, "the database did not close");
            }
        }
    }
}

/// Opens one role.
///
/// # Errors
/// One sentence that names the address without its password.
pub async fn connect(url: &str, connections: u32, clock: Clock) -> Result<Database, String> {
    if let Some(folder) = sqlite_path(url).as_deref().and_then(Path::parent) {
        let made = std::fs::create_dir_all(folder);
        made.map_err(|error| format!("The folder {} cannot be made: {error}.", folder.display()))?;
    }
    let opened = Database::open(&role(url, connections), clock).await;
    opened.map_err(|error| format!("The database {} cannot be reached: {error}.", without_password(url)))
}

/// Brings the tables up to date and says how many changes that took.
///
/// # Errors
/// One sentence.
pub async fn migrate(urls: &DatabaseUrls) -> Result<usize, String> {
    let url = urls.owner.as_ref().unwrap_or(&urls.app);
    let database = connect(url, 1, Clock::system()).await?;
    let missing = missing(database.pool()).await.map_err(sentence)?.len();
    let migrated = Migrator::up(database.pool(), None).await;
    let caught_up = match &migrated {
        Ok(()) => catch_up(&database).await,
        Err(_) => Ok(()),
    };
    let closed = database.close().await;
    migrated.and(closed).map_err(sentence)?;
    caught_up.map_err(|failure| failure.to_string())?;
    Ok(missing)
}

/// Does what older programs left undone: folds the names they wrote, and adds to each network's chain what was told before there
/// was one, or by them since.
async fn catch_up(database: &Database) -> Result<(), Failure> {
    let operation = Operation::new(database);
    fold_names(&operation).await?;
    for network in domain::networks::every(&operation).await? {
        seal_history(&operation, network.id).await?;
    }
    Ok(())
}

/// The changes the tables still lack, by name, oldest first. It reads only: the serving role may do no more.
///
/// # Errors
/// A database that fails.
#[expect(clippy::disallowed_methods, reason = "the table of migrations belongs to no room")]
pub async fn missing(connection: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let known = Migrator::migrations().into_iter().map(|migration| migration.name().to_owned());
    let there = match connection.get_database_backend() {
        DatabaseBackend::Postgres => "SELECT 1 AS there WHERE to_regclass('seaql_migrations') IS NOT NULL",
        _ => "SELECT 1 AS there FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    let select = |text: &str| Statement::from_string(connection.get_database_backend(), text);
    if connection.query_one_raw(select(there)).await?.is_none() {
        return Ok(known.collect());
    }
    let rows = connection.query_all_raw(select("SELECT version FROM seaql_migrations")).await?;
    let done = rows.iter().map(|row| row.try_get::<String>("", "version")).collect::<Result<Vec<_>, _>>()?;
    Ok(known.filter(|name| !done.contains(name)).collect())
}

/// Refuses a database whose tables are behind; SQLite is brought up to date on the spot, since nobody else serves it.
///
/// # Errors
/// One sentence.
pub async fn make_current(urls: &DatabaseUrls, opened: &Opened) -> Result<(), String> {
    let missing = missing(opened.app.pool()).await.map_err(sentence)?;
    if missing.is_empty() {
        return Ok(());
    }
    if opened.app.is_postgres() {
        let lack = changes(missing.len());
        return Err(format!("The database's tables lack {lack}; run `longtable migrate` first."));
    }
    migrate(urls).await.map(|_| ())
}

/// So many changes, in words.
#[must_use]
pub fn changes(count: usize) -> String {
    match count {
        1 => "one change".to_owned(),
        more => format!("{more} changes"),
    }
}

/// A failure of the database as a sentence for an operator.
#[must_use]
pub fn sentence(error: DbErr) -> String {
    format!("The database failed: {error}.")
}

fn role(url: &str, connections_max: u32) -> DatabaseSettings {
    match sqlite_path(url) {
        Some(path) => DatabaseSettings::Sqlite { path, connections_max },
        None => DatabaseSettings::Postgres { url: url.to_owned(), connections_max },
    }
}

/// The file of a SQLite address.
#[must_use]
pub fn sqlite_path(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite://")?;
    // What follows a question mark may say how to open the file, which is for us to know; a folder's name may hold one.
    let parameters = |(_, rest): &(&str, &str)| !rest.contains(std::path::is_separator);
    Some(PathBuf::from(path.rsplit_once('?').filter(parameters).map_or(path, |(file, _)| file)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_an_address_is_the_one_it_names() {
        let table = [
            ("sqlite:///srv/longtable.sqlite", Some("/srv/longtable.sqlite")),
            ("sqlite://data/longtable.sqlite?mode=rwc", Some("data/longtable.sqlite")),
            ("sqlite:///srv/100%25 what?/longtable.sqlite", Some("/srv/100%25 what?/longtable.sqlite")),
            ("postgres://db/longtable", None),
        ];
        for (url, path) in table {
            assert_eq!(sqlite_path(url), path.map(PathBuf::from), "{url}");
        }
    }

    #[test]
    fn one_change_is_one() {
        assert_eq!([1, 2].map(changes), ["one change", "2 changes"]);
    }
}
