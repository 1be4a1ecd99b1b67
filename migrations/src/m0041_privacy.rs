//! What a network says about how it handles what people entrust to it.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // One row a network: its id is the network's.
        let table = tenant_table("network_privacy")
            .col(text("lead_name"))
            .col(text("lead_contact"))
            .col(text("retention_en"))
            .col(text("retention_fr"))
            .col(text("others_en"))
            .col(text("others_fr"))
            .col(yes_no("public"))
            .col(integer("version"))
            .col(instant("changed_at"))
            .col(id("changed_by"))
            .foreign_key(&mut person("network_privacy", "changed_by"))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "network_privacy").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("network_privacy")).await?;
        schema.drop_table(Table::drop().table("network_privacy").to_owned()).await
    }
}
