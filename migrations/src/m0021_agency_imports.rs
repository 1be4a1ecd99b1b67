//! Uploaded lists of agencies, kept while somebody looks at what they would do.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("agency_import")
            .col(text("filename"))
            .col(word("encoding"))
            .col(document("rows"))
            .col(yes_no("approved"))
            .col(id("uploaded_by"))
            .col(instant("uploaded_at"))
            .col(instant("expires_at"))
            .col(instant_null("imported_at"))
            .foreign_key(&mut person("agency_import", "uploaded_by"))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "agency_import").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("agency_import")).await?;
        schema.drop_table(Table::drop().table("agency_import").to_owned()).await
    }
}
