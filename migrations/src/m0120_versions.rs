//! The version of what coordinators set, so that who saves second reads first what was saved meanwhile.

use sea_orm_migration::prelude::*;

use crate::table::integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["network_page", "network_rules", "network_retention", "identity_provider"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            // The default is for programs of before, which know no version.
            let column = integer("version").default(1).to_owned();
            schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            schema.alter_table(Table::alter().table(table).drop_column("version").to_owned()).await?;
        }
        Ok(())
    }
}
