//! Where a sign-in link was asked for: it signs in there, and elsewhere only after a question.

use sea_orm_migration::prelude::*;

use crate::table::text;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let mark = ColumnDef::new("mark_hash").string_len(64).take();
        for column in [mark, text("device").default("").take()] {
            schema.alter_table(Table::alter().table("sign_in_link").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["device", "mark_hash"] {
            schema.alter_table(Table::alter().table("sign_in_link").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
