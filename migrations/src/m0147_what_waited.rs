//! What an agency's own admin was asked for stays as it was asked: the application writes how it ended, and nothing else of it.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{on_postgres, rights};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "REVOKE UPDATE ON pending_pledge FROM longtable_app").await?;
        on_postgres(schema, &rights("pending_pledge")).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "GRANT UPDATE ON pending_pledge TO longtable_app").await
    }
}
