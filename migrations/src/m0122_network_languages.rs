//! The languages a network offers, the first one first.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The default is what networks had before, and for programs of before.
        let languages = ColumnDef::new("languages").json_binary().not_null().default(r#"["EN","FR"]"#).take();
        schema.alter_table(Table::alter().table("network").add_column(languages).to_owned()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("network").drop_column("languages").to_owned()).await
    }
}
