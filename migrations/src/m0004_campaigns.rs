//! Campaigns, what agencies pledge, and the records of their clearings.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("campaign")
            .col(id("tool_id"))
            .col(text("title_en"))
            .col(text("title_fr"))
            .col(text("need_en"))
            .col(text("need_fr"))
            .col(text("alternatives_en"))
            .col(text("alternatives_fr"))
            .col(text("risks_en"))
            .col(text("risks_fr"))
            .col(word("currency"))
            .col(word("zone"))
            .col(document("terms"))
            .col(instant("pledging_closes_at"))
            .col(instant_null("extended_closes_at"))
            .col(instant_null("confirm_by"))
            .col(integer("version"))
            .col(integer("attempt"))
            .col(id("created_by"))
            .col(instant("created_at"))
            .col(instant_null("opened_at"))
            .col(instant_null("extended_at"))
            .col(instant_null("provisional_at"))
            .col(instant_null("settled_at"))
            .col(word_null("settled_as"))
            .col(instant_null("cancelled_at"))
            .col(text_null("cancel_reason"))
            .col(integer("seats_pledged"))
            .col(integer("agencies_in"))
            .col(integer("band_weight_in"))
            .col(integer("lines_pledged"))
            .col(instant_null("last_pledge_at"))
            .col(instant_null("next_due_at"))
            .foreign_key(&mut within("campaign", "tool_id", "tool"))
            .check(Expr::col("seats_pledged").gte(0).and(Expr::col("agencies_in").gte(0)))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("pledge")
            .col(id("campaign_id"))
            .col(id("agency_id"))
            .col(document("lines"))
            .col(integer("seats"))
            .col(integer_null("today_unit_price"))
            .col(word_null("today_price_source"))
            .col(yes_no("withdrawn"))
            .col(integer("version"))
            .col(instant("changed_at"))
            .col(id("changed_by"))
            .index(&mut unique("pledge_once", &["campaign_id", "agency_id"]))
            .foreign_key(&mut within("pledge", "campaign_id", "campaign"))
            .foreign_key(&mut within("pledge", "agency_id", "agency"))
            .check(Expr::col("seats").gte(0))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("pledge_change")
            .col(id("pledge_id"))
            .col(id("agency_id"))
            .col(document("lines"))
            .col(yes_no("withdrawn"))
            .col(integer("version"))
            .col(instant("changed_at"))
            .col(id("changed_by"))
            .index(&mut unique("pledge_change_version", &["pledge_id", "version"]))
            .foreign_key(&mut within("pledge_change", "pledge_id", "pledge"))
            .foreign_key(&mut within("pledge_change", "agency_id", "agency"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("clearing_record")
            .col(id("campaign_id"))
            .col(integer("attempt"))
            .col(word("stage"))
            .col(yes_no("cleared"))
            .col(integer("seats"))
            .col(integer("seat_cost"))
            .col(integer("total"))
            .col(integer("agencies_in"))
            .col(integer("agencies_out"))
            .col(integer_null("price_break"))
            .col(document("fees"))
            .col(word("input_sha256"))
            .col(instant("recorded_at"))
            // The long documents last: SQLite walks through them to reach a column behind.
            .col(text("input"))
            .col(text("redacted_input"))
            .col(text("redacted_result"))
            .index(&mut unique("clearing_record_once", &["campaign_id", "attempt", "stage"]))
            .foreign_key(&mut within("clearing_record", "campaign_id", "campaign"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("allocation")
            .col(id("record_id"))
            .col(id("campaign_id"))
            .col(id("agency_id"))
            .col(yes_no("included"))
            .col(integer("seats"))
            .col(integer("seat_cost"))
            .col(integer("total"))
            .col(integer_null("landed_price"))
            .col(document("fee_shares"))
            .col(document("lines"))
            .col(word_null("answer"))
            .col(instant_null("answered_at"))
            .col(id_null("answered_by"))
            .index(&mut unique("allocation_once", &["record_id", "agency_id"]))
            .foreign_key(&mut within("allocation", "record_id", "clearing_record"))
            .foreign_key(&mut within("allocation", "campaign_id", "campaign"))
            .foreign_key(&mut within("allocation", "agency_id", "agency"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("comment")
            .col(id("campaign_id"))
            .col(id("author_id"))
            .col(id_null("agency_id"))
            .col(text("body"))
            .col(instant("created_at"))
            .foreign_key(&mut within("comment", "campaign_id", "campaign"))
            .foreign_key(&mut person("comment", "author_id"))
            .foreign_key(&mut within("comment", "agency_id", "agency"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("campaign_due", "campaign", &["next_due_at"]).to_owned()).await?;
        schema
            .create_index(index("comment_campaign", "comment", &["network_id", "campaign_id", "id"]).to_owned())
            .await?;
        schema
            .create_index(index("allocation_record", "allocation", &["network_id", "record_id", "id"]).to_owned())
            .await?;
        schema
            .create_index(
                index("allocation_agency", "allocation", &["network_id", "agency_id", "campaign_id"]).to_owned(),
            )
            .await?;
        schema
            .create_index(index("pledge_agency", "pledge", &["network_id", "agency_id", "campaign_id"]).to_owned())
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["comment", "allocation", "clearing_record", "pledge_change", "pledge", "campaign"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
