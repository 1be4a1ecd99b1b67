//! The walls between networks, and what each database role may do.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{TENANT_TABLES, on_postgres, wall, watch};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Global tables: behind their own finders, readable by the application as a whole.
const GLOBAL: &str = "
    GRANT SELECT, INSERT, UPDATE, DELETE ON person, session, sign_in_link TO longtable_app;
    GRANT SELECT, INSERT, UPDATE ON network TO longtable_app;
    GRANT SELECT (id, next_attempt_at, leased_until, sent_at) ON sign_in_link TO longtable_dispatcher;
    GRANT SELECT ON seaql_migrations TO longtable_app;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in TENANT_TABLES {
            on_postgres(schema, &wall(table)).await?;
        }
        on_postgres(schema, &watch("campaign", "network_id, id, next_due_at")).await?;
        on_postgres(schema, &watch("event", "network_id, id, dispatched_at")).await?;
        on_postgres(schema, &watch("delivery", "network_id, id, state, next_attempt_at, leased_until")).await?;
        on_postgres(schema, GLOBAL).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
