//! Every column of every table decides whether it leaves when somebody takes their data out (decision 37).
#![expect(clippy::disallowed_methods, reason = "looks at the catalogue, behind every room")]

use std::collections::BTreeSet;

use domain::exports::{ByAgency, Erasure, Kind, tables};
use domain::{Clock, Database};
use migrations::TENANT_TABLES;
use sea_orm::{ConnectionTrait, Statement};
use tests::database::As;
use tests::{TestDatabase, behaviour};

async fn strings(database: &Database, query: &str) -> BTreeSet<String> {
    let rows = database.pool().query_all_raw(Statement::from_string(database.backend(), query)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Every column, as `table.column`, but the network's.
async fn catalogue(database: &Database) -> BTreeSet<String> {
    let query = if database.is_postgres() {
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
    } else {
        "SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
    };
    let mut columns = strings(database, query).await;
    columns.retain(|column| !column.starts_with("seaql_migrations.") && !column.ends_with(".network_id"));
    columns
}

#[behaviour]
async fn every_column_decides_whether_it_leaves(place: &TestDatabase) {
    let owner = place.open(As::Owner, Clock::system()).await;
    let decided = tables().flat_map(|table| {
        let leaves = table.columns.iter().map(|column| column.name);
        let stays = table.withheld.iter().map(|(column, _)| *column);
        leaves.chain(stays).map(|column| format!("{}.{column}", table.name))
    });
    let decided: BTreeSet<String> = decided.collect();
    assert_eq!(decided, catalogue(&owner).await, "domain/src/exports/tables names every column of every table");
}

#[test]
fn tables_say_what_they_are() {
    for table in tables() {
        assert_eq!(table.of_network, TENANT_TABLES.contains(&table.name), "{}", table.name);
        let named = |name: &str| table.columns.iter().any(|column| column.name == name);
        for name in table.by_person.into_iter().chain(match table.by_agency {
            ByAgency::Column(name) => Some(name),
            ByAgency::No | ByAgency::OfItsPledges(_) => None,
        }) {
            assert!(named(name), "{}.{name}", table.name);
        }
        assert!(table.erasure != Erasure::Remove || table.by_person.is_some(), "{}: whose row is removed?", table.name);
        let secret = |column: &&domain::exports::Column| {
            ["hash", "secret", "token"].iter().any(|word| column.name.contains(word)) && column.kind == Kind::Text
        };
        let secrets: Vec<&str> = table.columns.iter().filter(secret).map(|column| column.name).collect();
        assert_eq!(secrets, [""; 0], "{}: does a secret leave?", table.name);
    }
}
