//! What staff entered for an agency that told them by phone, on paper or in person, and what a network allows of it.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("told_deed")
            .col(id("campaign_id"))
            .col(id("agency_id"))
            .col(word("deed"))
            .col(integer_null("version"))
            .col(integer_null("seats"))
            .col(word_null("answer"))
            .col(word("source"))
            .col(ColumnDef::new("told_on").date().not_null())
            .col(id_null("teller_id"))
            .col(text("note"))
            .col(id("entered_by"))
            .col(instant("entered_at"))
            .col(instant_null("disputed_at"))
            .col(id_null("disputed_by"))
            .foreign_key(&mut within("told_deed", "campaign_id", "campaign"))
            .foreign_key(&mut within("told_deed", "agency_id", "agency"))
            .foreign_key(&mut person("told_deed", "teller_id"))
            .foreign_key(&mut person("told_deed", "entered_by"))
            .foreign_key(&mut person("told_deed", "disputed_by"))
            .to_owned();
        schema.create_table(table).await?;
        let of_agency = index("told_deed_agency", "told_deed", &["network_id", "campaign_id", "agency_id", "id"]);
        schema.create_index(of_agency.to_owned()).await?;
        wall_in(schema, "told_deed").await?;
        let table = tenant_table("network_rules")
            .col(yes_no("told_requests"))
            .col(yes_no("told_yes"))
            .col(instant("changed_at"))
            .index(&mut unique("network_rules_once", &[]))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "network_rules").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["network_rules", "told_deed"] {
            on_postgres(schema, &no_wall(table)).await?;
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
