//! Row-level security on PostgreSQL: the walls between networks, said a second time by the database.
//!
//! Three roles: the owner migrates, `longtable_app` serves bound to one network, `longtable_dispatcher` may only learn
//! *which* networks have work waiting, by column grants. `FORCE` binds the owner too, so the owner gets a policy of its own.

use sea_orm_migration::prelude::*;

/// Every table whose rows belong to a network; [`wall`] protects each by its `network_id`.
pub const TENANT_TABLES: [&str; 14] = [
    "agency",
    "membership",
    "request_answer",
    "supplier",
    "tool",
    "exit_record",
    "campaign",
    "pledge",
    "pledge_change",
    "clearing_record",
    "allocation",
    "comment",
    "event",
    "delivery",
];

/// What one network's operations may see and touch: the rows of the network bound by `SET LOCAL app.network`.
pub fn wall(table: &str) -> String {
    // After a `SET LOCAL` ends the setting reads as an empty string, hence the nullif.
    let bound = "network_id = nullif(current_setting('app.network', true), '')::uuid";
    // A person may see where they belong, in every network, before one is chosen.
    let seen = if table == "membership" {
        format!("{bound} OR person_id = nullif(current_setting('app.person', true), '')::uuid")
    } else {
        bound.to_owned()
    };
    format!(
        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
         ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
         CREATE POLICY within_network ON {table} TO longtable_app USING ({seen}) WITH CHECK ({bound});
         CREATE POLICY owner_all ON {table} TO current_user USING (true) WITH CHECK (true);
         GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO longtable_app;"
    )
}

/// Lets the dispatcher see where work waits: ids and instants, never contents.
pub fn watch(table: &str, columns: &str) -> String {
    format!(
        "CREATE POLICY watch ON {table} FOR SELECT TO longtable_dispatcher USING (true);
         GRANT SELECT ({columns}) ON {table} TO longtable_dispatcher;"
    )
}

/// Runs several statements where row-level security exists; SQLite has none.
#[expect(clippy::disallowed_methods, reason = "policies and grants have no builder")]
pub async fn on_postgres(schema: &SchemaManager<'_>, statements: &str) -> Result<(), DbErr> {
    if schema.get_database_backend() == sea_orm_migration::sea_orm::DatabaseBackend::Postgres {
        schema.get_connection().execute_unprepared(statements).await?;
    }
    Ok(())
}
