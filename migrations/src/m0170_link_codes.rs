//! Codes that can be said by phone: where each leads, until it served, is taken back or runs out. A short code cannot hold that
//! itself, and whoever enters it does not know of which network it is; so the row belongs to none, and says nothing.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::row_level_security::on_postgres;
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = global_table("link_code")
            .col(word("code_hash"))
            .col(text("leads_to"))
            .col(instant("expires_at"))
            .to_owned();
        schema.create_table(table).await?;
        let one = index("link_code_once", "link_code", &["code_hash"]).unique().to_owned();
        schema.create_index(one).await?;
        schema.create_index(index("link_code_old", "link_code", &["expires_at"])).await?;
        on_postgres(schema, "GRANT SELECT, INSERT, DELETE ON link_code TO longtable_app").await?;
        end_long_codes(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "REVOKE ALL ON link_code FROM longtable_app").await?;
        schema.drop_table(Table::drop().table("link_code").to_owned()).await
    }
}

/// Codes of before have no row, and nobody could enter them: another is made by pressing the button once more.
#[expect(clippy::disallowed_methods, reason = "a migration writes rows of its own time, which no finder knows")]
async fn end_long_codes(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let nothing: Option<String> = None;
    let update = Query::update()
        .table("agency_link")
        .value("ended_at", Expr::col("made_at"))
        .value("other", nothing)
        .and_where(Expr::col("linked_at").is_null())
        .and_where(Expr::col("ended_at").is_null())
        .to_owned();
    schema.get_connection().execute(&update).await.map(|_| ())
}
