//! What a network says of itself, and whether everybody may read it.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("network_page")
            .col(text("about_en"))
            .col(text("about_fr"))
            .col(yes_no("is_public"))
            .col(instant("changed_at"))
            .index(&mut unique("network_page_once", &[]))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "network_page").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("network_page")).await?;
        schema.drop_table(Table::drop().table("network_page").to_owned()).await
    }
}
