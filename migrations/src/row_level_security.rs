//! Row-level security on PostgreSQL: the walls between networks, said a second time by the database.
//!
//! Three roles: the owner migrates, `longtable_app` serves bound to one network, `longtable_dispatcher` may only learn
//! *which* networks have work waiting, by column grants. `FORCE` binds the owner too, so the owner gets a policy of its own.

use sea_orm_migration::prelude::*;

/// Every table whose rows belong to a network; [`wall`] protects each by its `network_id`. A migration that makes another one
/// calls [`wall_in`] on it.
pub const TENANT_TABLES: [&str; 32] = [
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
    "event_link",
    "network_privacy",
    "delivery",
    "invitation",
    "network_page",
    "network_logo",
    "agency_standing",
    "agency_import",
    "campaign_guest",
    "told_deed",
    "pending_pledge",
    "network_rules",
    "network_retention",
    "breach_entry",
    "seen_address",
    "identity_provider",
    "provider_sign_in",
    "provider_link",
    "agency_link",
];

/// Rows that say what happened: they are written once, and neither changed nor removed.
pub const WRITTEN_ONCE: [&str; 6] =
    ["event", "event_link", "pledge_change", "clearing_record", "agency_standing", "breach_entry"];

/// Rows that say what was asked for: how they ended is written, and nothing else of them is changed.
pub const ENDED_ONCE: [&str; 1] = ["pending_pledge"];

/// Rows the application adds and never reads: they are for whoever runs the server.
pub const FOR_THE_OPERATOR: [&str; 1] = ["seen_address"];

/// What one network's operations may see and touch: the rows of the network bound by `SET LOCAL app.network`.
pub fn wall(table: &str) -> String {
    // After a `SET LOCAL` ends the setting reads as an empty string, hence the nullif.
    let bound = "network_id = nullif(current_setting('app.network', true), '')::uuid";
    let wall = format!(
        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
         ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
         CREATE POLICY within_network ON {table} TO longtable_app USING ({bound}) WITH CHECK ({bound});
         CREATE POLICY owner_all ON {table} TO current_user USING (true) WITH CHECK (true);"
    );
    if table == "membership" { wall + OWN_MEMBERSHIPS } else { wall }
}

/// A person may see where they belong, in every network, before one is chosen; and change nothing there.
const OWN_MEMBERSHIPS: &str = "
    CREATE POLICY own_memberships ON membership FOR SELECT TO longtable_app
        USING (person_id = nullif(current_setting('app.person', true), '')::uuid);";

/// What the application may do to rows behind the wall when they are walled in. Rows stay for their history, so only remembered
/// answers, uploaded lists, sign-ins under way, who is known to a provider and logos are ever deleted, since `m0090` notices and what
/// became of mails, and since `m0190` tools that nothing refers to; and what happened stays as it was written, but that people have
/// been told of it, and of what was asked for how it ended.
pub fn rights(table: &str) -> String {
    let rights = match table {
        "request_answer" | "agency_import" | "provider_sign_in" | "provider_link" | "network_logo" => {
            "SELECT, INSERT, UPDATE, DELETE"
        }
        "event" => "SELECT, INSERT, UPDATE (dispatched_at)",
        // The reason goes with whoever wrote it.
        "pending_pledge" => "SELECT, INSERT, UPDATE (ended_at, ended_as, ended_by, reason)",
        table if WRITTEN_ONCE.contains(&table) => "SELECT, INSERT",
        _ => "SELECT, INSERT, UPDATE",
    };
    format!("GRANT {rights} ON {table} TO longtable_app;")
}

/// Walls a new table in and gives the application its rights, in the migration that makes it.
pub async fn wall_in(schema: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    on_postgres(schema, &wall(table)).await?;
    on_postgres(schema, &rights(table)).await
}

/// Takes wall and rights away again.
pub fn no_wall(table: &str) -> String {
    format!(
        "REVOKE ALL ON {table} FROM longtable_app;
         DROP POLICY IF EXISTS own_memberships ON {table};
         DROP POLICY owner_all ON {table};
         DROP POLICY within_network ON {table};
         ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
         ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
    )
}

/// Lets the dispatcher see where work waits.
pub fn watch(table: &str, columns: &str) -> String {
    format!(
        "CREATE POLICY watch ON {table} FOR SELECT TO longtable_dispatcher USING (true);
         GRANT SELECT ({columns}) ON {table} TO longtable_dispatcher;"
    )
}

/// Lets the dispatcher see nothing there any more.
pub fn no_watch(table: &str) -> String {
    format!(
        "REVOKE ALL ON {table} FROM longtable_dispatcher;
         DROP POLICY watch ON {table};"
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
