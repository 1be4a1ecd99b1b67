//! Suppliers, the tools they sell, and how to leave each tool.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("supplier")
            .col(text("name"))
            .col(text_null("website"))
            .index(&mut unique("supplier_name", &["name"]))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("tool")
            .col(word("key"))
            .col(text("name"))
            .col(text("search_text"))
            .col(id("supplier_id"))
            .col(word("category"))
            .col(word("open_source"))
            .col(text("licence"))
            .col(text("data_export"))
            .col(text("hosting"))
            .col(text("canada_hosting"))
            .col(text("languages"))
            .col(text("french_interface"))
            .col(text("source"))
            .col(word("confidence"))
            .index(&mut unique("tool_key", &["key"]))
            .foreign_key(&mut within("tool", "supplier_id", "supplier"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("exit_record")
            .col(id("tool_id"))
            .col(text("export_formats"))
            .col(text("steps"))
            .col(text("tested_by"))
            .col(ColumnDef::new("tested_on").date().not_null())
            .col(id("recorded_by"))
            .col(instant("recorded_at"))
            .index(&mut unique("exit_record_tool", &["tool_id"]))
            .foreign_key(&mut within("exit_record", "tool_id", "tool"))
            .to_owned();
        schema.create_table(table).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["exit_record", "tool", "supplier"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
