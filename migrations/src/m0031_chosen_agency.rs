//! For which of several agencies a person acts: when they chose it last.

use sea_orm_migration::prelude::*;

use crate::table::instant_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = instant_null("chosen_at");
        schema.alter_table(Table::alter().table("membership").add_column(column).to_owned()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("membership").drop_column("chosen_at").to_owned()).await
    }
}
