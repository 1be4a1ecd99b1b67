//! The version of what is known of a tool, so that who saves second reads first what was saved meanwhile.

use sea_orm_migration::prelude::*;

use crate::table::integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The default is for programs of before, which know no version.
        let column = integer("version").default(1).to_owned();
        schema.alter_table(Table::alter().table("tool").add_column(column).to_owned()).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("tool").drop_column("version").to_owned()).await
    }
}
