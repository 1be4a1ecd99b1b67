//! Everything a deed could leave behind, so that a test can say that it left nothing.
#![expect(clippy::disallowed_methods, reason = "looks at every row of every network, which nobody in the house may")]

use std::collections::BTreeMap;

use domain::Database;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};

/// Rows by table, each as one text. Sessions are left out: reading is allowed to note that somebody was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces(BTreeMap<String, Vec<String>>);

impl Traces {
    /// The rows of a table.
    pub fn of(&self, table: &str) -> &[String] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }

    /// All tables with their rows.
    pub fn tables(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(table, rows)| (table.as_str(), rows.as_slice()))
    }

    pub(super) async fn taken(database: &Database) -> Self {
        let backend = database.backend();
        let tables = match backend {
            DatabaseBackend::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
            _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        };
        let mut traces = BTreeMap::new();
        for table in strings(database, tables).await {
            if table != "session" && table != "seaql_migrations" {
                let mut rows = rows(database, &table).await;
                rows.sort_unstable();
                traces.insert(table, rows);
            }
        }
        Self(traces)
    }

    /// What is in `self` and was not in `before`, or the other way round.
    pub(super) fn since(&self, before: &Self) -> Vec<String> {
        let differing = self.0.iter().filter(|(table, rows)| before.of(table) != rows.as_slice());
        let lines = differing.flat_map(|(table, rows)| {
            let old = before.of(table);
            let came = rows.iter().filter(|row| !old.contains(row)).map(move |row| format!("+ {table}: {row}"));
            let went = old.iter().filter(|row| !rows.contains(row)).map(move |row| format!("- {table}: {row}"));
            came.chain(went)
        });
        lines.collect()
    }
}

async fn rows(database: &Database, table: &str) -> Vec<String> {
    if database.is_postgres() {
        return strings(database, &format!("SELECT t::text FROM {table} t")).await;
    }
    let columns = strings(database, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
    let columns: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    strings(database, &format!("SELECT {} FROM \"{table}\"", columns.join(" || ',' || "))).await
}

async fn strings(database: &Database, query: &str) -> Vec<String> {
    let statement = Statement::from_string(database.backend(), query);
    let rows = database.pool().query_all_raw(statement).await.unwrap_or_else(|error| panic!("{query}: {error}"));
    rows.iter().map(|row| row.try_get_by_index(0).expect("it is a text")).collect()
}
