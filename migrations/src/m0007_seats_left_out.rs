//! How many seats of an agency's part were left out, beside its lines: so that the analyses of a result with thousands of
//! agencies need not read every line of every agency.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::table::integer;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Adds up the lines of the parts that stand already.
const COUNT_ON_SQLITE: &str = "
    UPDATE allocation SET seats_left_out = (
        SELECT coalesce(sum(json_extract(line.value, '$.seats')), 0) FROM json_each(allocation.lines) AS line
        WHERE json_extract(line.value, '$.reason') IS NOT NULL)";

/// The same in PostgreSQL's words.
const COUNT_ON_POSTGRES: &str = "
    UPDATE allocation SET seats_left_out = (
        SELECT coalesce(sum((line ->> 'seats')::bigint), 0) FROM jsonb_array_elements(allocation.lines) AS line
        WHERE line ->> 'reason' IS NOT NULL)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    #[expect(clippy::disallowed_methods, reason = "documents have no builder that both databases know")]
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = integer("seats_left_out").default(0).to_owned();
        schema.alter_table(Table::alter().table("allocation").add_column(column).to_owned()).await?;
        let count = match schema.get_database_backend() {
            DbBackend::Postgres => COUNT_ON_POSTGRES,
            _ => COUNT_ON_SQLITE,
        };
        schema.get_connection().execute_unprepared(count).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("allocation").drop_column("seats_left_out").to_owned()).await
    }
}
