//! The two databases, opened the same way.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::Connection;
use sea_orm::sqlx::sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

use crate::clock::Clock;
use crate::signals::{Change, Signals};

/// Which database to open.
#[derive(Clone, Debug)]
pub enum DatabaseSettings {
    /// One file, made when missing.
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Connections of this process, for readers and the one writer together.
        connections_max: u32,
    },
    /// A PostgreSQL server, `postgres://…`.
    Postgres {
        /// Where, and as whom.
        url: String,
        /// Connections of this process.
        connections_max: u32,
    },
}

/// A handle on the database with the clock and the change signals that belong to it. Clones share it.
#[derive(Clone, Debug)]
pub struct Database {
    pool: DatabaseConnection,
    /// The time.
    pub clock: Clock,
    /// Who hears of changes.
    pub signals: Signals,
    /// Marks this process's own NOTIFY messages.
    pub(crate) process: Arc<Uuid>,
    /// Writers of this process take turns on SQLite: in order, and without holding a connection while they wait.
    turn: Arc<Mutex<()>>,
}

impl Database {
    /// Opens the database. It does not migrate.
    pub async fn open(settings: &DatabaseSettings, clock: Clock) -> Result<Self, DbErr> {
        let pool = sea_orm::Database::connect(options(settings)).await?;
        Ok(Self { pool, clock, signals: Signals::default(), process: Arc::new(random_id()), turn: Arc::default() })
    }

    /// Calls `heard` with each statement from now on: for tests that count statements. Only before the first clone.
    pub fn on_statement(&mut self, heard: impl Fn(&str) + Send + Sync + 'static) {
        self.pool.set_metric_callback(move |info| heard(&info.statement.sql));
    }

    /// Which of the two it is.
    pub fn backend(&self) -> DatabaseBackend {
        self.pool.get_database_backend()
    }

    /// Whether it is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.backend() == DatabaseBackend::Postgres
    }

    /// A writer's turn; on PostgreSQL, which has many writers, none is needed.
    pub(crate) async fn turn(&self) -> Option<OwnedMutexGuard<()>> {
        if self.is_postgres() { None } else { Some(self.turn.clone().lock_owned().await) }
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.pool.ping().await
    }

    /// Closes all connections.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.pool.close_by_ref().await
    }

    /// The pool itself, for migrations, the doctor and the listener; never for reads or writes of rooms.
    pub fn pool(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// A transaction that may write: IMMEDIATE on SQLite, which has one writer; bound to its network on PostgreSQL.
    #[expect(clippy::disallowed_methods, reason = "the one place that opens a transaction that may write")]
    pub(crate) async fn begin_writing(
        &self,
        network: Uuid,
        person: Option<Uuid>,
    ) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let tx = self.pool.begin_with_options(options).await?;
        self.bind(&tx, network, person).await?;
        Ok(tx)
    }

    /// A transaction that only reads: one snapshot, bound like a write.
    #[expect(clippy::disallowed_methods, reason = "the one place that opens a transaction that reads")]
    pub(crate) async fn begin_reading(
        &self,
        network: Uuid,
        person: Option<Uuid>,
    ) -> Result<DatabaseTransaction, DbErr> {
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            }
        } else {
            TransactionOptions::default()
        };
        let tx = self.pool.begin_with_options(options).await?;
        self.bind(&tx, network, person).await?;
        Ok(tx)
    }

    /// Tells the row-level policies which network and person this transaction serves. A uuid prints hexadecimal and
    /// dashes only, so it can stand in the text.
    #[expect(clippy::disallowed_methods, reason = "SET takes no parameters")]
    pub(crate) async fn bind(
        &self,
        tx: &DatabaseTransaction,
        network: Uuid,
        person: Option<Uuid>,
    ) -> Result<(), DbErr> {
        if self.is_postgres() {
            let person = person.unwrap_or(Uuid::nil());
            let set = format!("SET LOCAL app.network = '{network}'; SET LOCAL app.person = '{person}'");
            tx.execute_unprepared(&set).await?;
        }
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "marks a process, not a row")]
fn random_id() -> Uuid {
    Uuid::new_v4()
}

fn options(settings: &DatabaseSettings) -> ConnectOptions {
    let mut options = match settings {
        DatabaseSettings::Sqlite { path, connections_max } => {
            // The path goes as it is: in an address a percent sign or a question mark would mean something else.
            let (mut options, path) = (ConnectOptions::new("sqlite://"), path.clone());
            options.max_connections(*connections_max).map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .filename(&path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // What was accepted stays accepted, also when the power fails: each commit waits for the disk.
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(Duration::from_secs(10))
                    .foreign_keys(true)
            });
            options.map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| Box::pin(has_no_transaction_left(connection)))
            });
            options
        }
        DatabaseSettings::Postgres { url, connections_max } => {
            let mut options = ConnectOptions::new(url.clone());
            options.max_connections(*connections_max).statement_timeout(Duration::from_secs(30));
            options
        }
    };
    options
        .acquire_timeout(Duration::from_secs(8))
        .connect_timeout(Duration::from_secs(8))
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .sqlx_logging(false);
    options
}

/// Whether a connection of SQLite that is given back may be taken again. SQLite ends a transaction itself where the disk is
/// full or fails, and the driver counts on as if it were open: who came next would be refused to write, or read for ever what
/// was there at that moment. Such a connection is closed.
async fn has_no_transaction_left(connection: &mut SqliteConnection) -> Result<bool, sea_orm::sqlx::Error> {
    if connection.is_in_transaction() {
        // A rollback may still be on its way: it comes before the answer to this.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

/// The database server's own time, taken now and not at the transaction's start.
#[expect(clippy::disallowed_methods, reason = "asks for the time, no table is read")]
pub(crate) async fn server_time(tx: &DatabaseTransaction) -> Result<crate::clock::Instant, DbErr> {
    let row = tx
        .query_one_raw(sea_orm::Statement::from_string(DatabaseBackend::Postgres, "SELECT clock_timestamp() AS now"))
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("the database told no time".into()))?;
    row.try_get("", "now")
}

/// Tells other processes on commit.
#[expect(clippy::disallowed_methods, reason = "NOTIFY reads no table")]
pub(crate) async fn notify(tx: &DatabaseTransaction, channel: &str, payload: &str) -> Result<(), DbErr> {
    let statement = sea_orm::Statement::from_sql_and_values(
        DatabaseBackend::Postgres,
        "SELECT pg_notify($1, $2)",
        [channel.into(), payload.into()],
    );
    tx.execute_raw(statement).await.map(|_| ())
}

impl Database {
    /// Hears what other processes changed, for as long as it runs; PostgreSQL only. It keeps a connection of its own and
    /// connects again after a loss. What was said meanwhile nobody heard, so then everybody looks again.
    pub async fn hear_other_processes(&self, url: &str) {
        loop {
            if let Err(error) = self.listen(url).await {
                tracing::warn!(%error, "listening for changes was interrupted");
            }
            pause(Duration::from_secs(1)).await;
        }
    }

    async fn listen(&self, url: &str) -> Result<(), sea_orm::sqlx::Error> {
        let mut listener = sea_orm::sqlx::postgres::PgListener::connect(url).await?;
        listener.listen(crate::signals::CHANNEL).await?;
        tracing::info!("hearing what other processes change");
        self.look_again();
        loop {
            match listener.try_recv().await? {
                Some(heard) => self.hear(heard.payload()),
                None => self.look_again(),
            }
        }
    }

    fn look_again(&self) {
        self.signals.wake_worker();
        self.signals.publish(Change::ANYTHING);
    }

    fn hear(&self, payload: &str) {
        self.signals.wake_worker();
        if let Some((process, change)) = payload.split_once('/')
            && process != self.process.to_string()
            && let Some(change) = Change::from_payload(change)
        {
            self.signals.publish(change);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "waits before it connects again; no test waits for it")]
async fn pause(length: Duration) {
    tokio::time::sleep(length).await;
}
