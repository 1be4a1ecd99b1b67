//! Tokens by which programs act for a person.

use sea_orm_migration::prelude::*;

use crate::row_level_security::on_postgres;
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A global table, behind its own finders; the dispatcher sees ids and instants.
const GRANTS: &str = "
    GRANT SELECT, INSERT, UPDATE, DELETE ON access_token TO longtable_app;
    GRANT SELECT (id, expires_at) ON access_token TO longtable_dispatcher;";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = global_table("access_token")
            .col(id("person_id"))
            // Not called network_id: a token belongs to a person, wherever it may be used.
            .col(id_null("only_network"))
            .col(text("name"))
            .col(ColumnDef::new("token_hash").string_len(64).not_null().unique_key())
            .col(word("prefix"))
            .col(text("scopes"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("last_used_at"))
            .col(instant_null("revoked_at"))
            .foreign_key(&mut person("access_token", "person_id"))
            .foreign_key(
                ForeignKey::create()
                    .name("access_token_only_network")
                    .from("access_token", "only_network")
                    .to("network", "id"),
            )
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("access_token_person", "access_token", &["person_id"])).await?;
        schema.create_index(index("access_token_end", "access_token", &["expires_at"])).await?;
        on_postgres(schema, GRANTS).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table("access_token").to_owned()).await
    }
}
