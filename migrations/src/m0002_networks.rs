//! Networks, their agencies, and who works for whom.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = global_table("network")
            .col(ColumnDef::new("slug").string_len(64).not_null().unique_key())
            .col(text("name_en"))
            .col(text("name_fr"))
            .col(word("zone"))
            .col(word("currency"))
            .col(instant("created_at"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("agency")
            .col(text("name"))
            .col(word("province"))
            .col(word("setting"))
            .col(word("size_band"))
            .col(word("language"))
            .col(word("contact_channel"))
            .col(integer_null("staff"))
            .col(yes_no("sample"))
            .col(instant("created_at"))
            .check(Expr::col("staff").is_null().or(Expr::col("staff").gte(0)))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("membership")
            .col(id("person_id"))
            .col(id_null("agency_id"))
            .col(word("role"))
            .col(instant("created_at"))
            .col(instant_null("ended_at"))
            .foreign_key(&mut within("membership", "agency_id", "agency"))
            .foreign_key(&mut person("membership", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        let table = global_table("request_answer")
            .col(id("network_id"))
            .col(id("asker_id"))
            .col(word("mutation"))
            .col(word("request_key"))
            .col(word("input_sha256"))
            .col(text("answer"))
            .col(instant("created_at"))
            .index(&mut unique("request_answer_once", &["asker_id", "mutation", "request_key"]))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("membership_person", "membership", &["person_id"]).to_owned()).await?;
        schema.create_index(index("membership_agency", "membership", &["network_id", "agency_id"]).to_owned()).await?;
        schema
            .create_index(index("request_answer_age", "request_answer", &["created_at", "network_id"]).to_owned())
            .await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["request_answer", "membership", "agency", "network"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
