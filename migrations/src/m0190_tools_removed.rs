//! A tool that was added by mistake is removed with how to leave it; what refers to it is looked for first.

use sea_orm_migration::prelude::*;

use crate::row_level_security::on_postgres;
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.create_index(index("campaign_tool", "campaign", &["network_id", "tool_id"])).await?;
        on_postgres(schema, "GRANT DELETE ON tool, exit_record TO longtable_app").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "REVOKE DELETE ON tool, exit_record FROM longtable_app").await?;
        schema.drop_index(Index::drop().name("campaign_tool").table("campaign").to_owned()).await
    }
}
