//! The log of breaches of privacy that every network keeps: entries are added, and never changed.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("breach_entry")
            .col(id("breach_id"))
            .col(integer("number"))
            .col(integer("revision"))
            .col(text("happened"))
            .col(text("happened_when"))
            .col(ColumnDef::new("noticed_on").date().not_null().take())
            .col(text("data"))
            .col(integer_null("people"))
            .col(word("harm"))
            .col(text("harm_reasons"))
            .col(text("told"))
            .col(text("done"))
            .col(instant("recorded_at"))
            .col(id("recorded_by"))
            .index(&mut unique("breach_entry_once", &["number", "revision"]))
            .foreign_key(&mut within("breach_entry", "breach_id", "breach_entry"))
            .foreign_key(&mut person("breach_entry", "recorded_by"))
            .to_owned();
        schema.create_table(table).await?;
        let of_one = index("breach_entry_of_one", "breach_entry", &["network_id", "breach_id", "id"]);
        schema.create_index(of_one).await?;
        wall_in(schema, "breach_entry").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("breach_entry")).await?;
        schema.drop_table(Table::drop().table("breach_entry").to_owned()).await
    }
}
