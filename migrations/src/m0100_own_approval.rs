//! Requests that wait for a yes of their own agency: the network's rule, the amount an agency sets, and what waits.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            schema.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        let table = tenant_table("pending_pledge")
            .col(id("campaign_id"))
            .col(id("agency_id"))
            .col(document("lines"))
            .col(integer("seats"))
            .col(integer_null("today_unit_price"))
            .col(word_null("today_price_source"))
            .col(id_null("told_id"))
            .col(id("asked_by"))
            .col(id("entered_by"))
            .col(instant("asked_at"))
            .col(instant_null("ended_at"))
            .col(word_null("ended_as"))
            .col(id_null("ended_by"))
            .col(text("reason"))
            .foreign_key(&mut within("pending_pledge", "campaign_id", "campaign"))
            .foreign_key(&mut within("pending_pledge", "agency_id", "agency"))
            .foreign_key(&mut within("pending_pledge", "told_id", "told_deed"))
            .foreign_key(&mut person("pending_pledge", "asked_by"))
            .foreign_key(&mut person("pending_pledge", "entered_by"))
            .foreign_key(&mut person("pending_pledge", "ended_by"))
            .to_owned();
        schema.create_table(table).await?;
        let beneath = ["network_id", "campaign_id", "agency_id", "id"];
        schema.create_index(index("pending_pledge_newest", "pending_pledge", &beneath)).await?;
        // At most one waits for each agency and campaign.
        let mut waits = index_where_null("pending_pledge_waits", "pending_pledge", &beneath[..3], "ended_at");
        schema.create_index(waits.unique().to_owned()).await?;
        wall_in(schema, "pending_pledge").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("pending_pledge")).await?;
        schema.drop_table(Table::drop().table("pending_pledge").to_owned()).await?;
        for (table, column) in columns().into_iter().rev() {
            let name = column.get_column_name().to_owned();
            schema.alter_table(Table::alter().table(table).drop_column(Alias::new(name)).to_owned()).await?;
        }
        Ok(())
    }
}

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        ("network_rules", yes_no("own_approval").default(false).to_owned()),
        ("agency", integer_null("approval_above")),
        ("agency", word_null("approval_currency")),
        ("pledge_change", id_null("approved_by")),
    ]
}
