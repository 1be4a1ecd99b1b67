//! When somebody was erased, so that nothing more is written by them or about them, whatever was under way.

use sea_orm_migration::prelude::*;

use crate::table::instant_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Who was erased before is known by what stands where their name stood; the log tells when, but for those who belonged nowhere.
const FILL: &str = "
    UPDATE person SET erased_at = coalesce(
        (SELECT max(occurred_at) FROM event WHERE kind = 'PersonErased' AND actor_id = person.id), created_at)
    WHERE name = 'Erased person / Personne effacée' AND email IS NULL";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    #[expect(clippy::disallowed_methods, reason = "a migration changes rows of its own time, alike on both databases")]
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let column = instant_null("erased_at");
        schema.alter_table(Table::alter().table("person").add_column(column).to_owned()).await?;
        schema.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("person").drop_column("erased_at").to_owned()).await
    }
}
