//! The walls between networks, and what each database role may do.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, no_watch, on_postgres, wall_in, watch};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The tenant tables that were there when the walls were built.
const FIRST_TENANT_TABLES: [&str; 14] = [
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

/// Where the dispatcher sees that work waits, and in which columns: ids and instants, never contents.
const WATCHED: [(&str, &str); 4] = [
    ("campaign", "network_id, id, next_due_at"),
    ("event", "network_id, id, dispatched_at"),
    ("delivery", "network_id, id, state, next_attempt_at, leased_until"),
    ("request_answer", "network_id, created_at"),
];

/// Global tables: behind their own finders, readable by the application as a whole.
const GLOBAL: &str = "
    GRANT SELECT, INSERT, UPDATE ON person, network TO longtable_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON session, sign_in_link TO longtable_app;
    GRANT SELECT (id, expires_at) ON session TO longtable_dispatcher;
    GRANT SELECT (id, next_attempt_at, leased_until, expires_at) ON sign_in_link TO longtable_dispatcher;
    GRANT SELECT ON seaql_migrations TO longtable_app;";

/// Takes all of it back.
const NO_GLOBAL: &str = "
    REVOKE ALL ON person, network, session, sign_in_link, seaql_migrations FROM longtable_app;
    REVOKE ALL ON session, sign_in_link FROM longtable_dispatcher;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in FIRST_TENANT_TABLES {
            wall_in(schema, table).await?;
        }
        for (table, columns) in WATCHED {
            on_postgres(schema, &watch(table, columns)).await?;
        }
        on_postgres(schema, GLOBAL).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, NO_GLOBAL).await?;
        for (table, _) in WATCHED {
            on_postgres(schema, &no_watch(table)).await?;
        }
        for table in FIRST_TENANT_TABLES {
            on_postgres(schema, &no_wall(table)).await?;
        }
        Ok(())
    }
}
