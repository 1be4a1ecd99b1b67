//! Passkeys, and the ceremonies in which one is added or signs in.

use sea_orm_migration::prelude::*;

use crate::row_level_security::on_postgres;
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Global tables, behind their own finders; the dispatcher sees ids and instants.
const GRANTS: &str = "
    GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, ceremony TO longtable_app;
    GRANT SELECT (id, expires_at) ON ceremony TO longtable_dispatcher;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = global_table("passkey")
            .col(id("person_id"))
            .col(ColumnDef::new("credential_hash").string_len(64).not_null().unique_key())
            .col(text("name"))
            .col(text("credential"))
            .col(instant("created_at"))
            .col(instant_null("last_used_at"))
            .foreign_key(&mut person("passkey", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("passkey_person", "passkey", &["person_id"])).await?;
        let table = global_table("ceremony")
            .col(word("kind"))
            .col(id_null("person_id"))
            .col(ColumnDef::new("mark_hash").string_len(64))
            .col(text("state"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("used_at"))
            .foreign_key(&mut person("ceremony", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("ceremony_end", "ceremony", &["expires_at"])).await?;
        on_postgres(schema, GRANTS).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["ceremony", "passkey"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
