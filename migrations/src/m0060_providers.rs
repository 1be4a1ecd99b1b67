//! Providers people sign in by, in a network: what a coordinator set up, who is known there as whom, and sign-ins under way.
//! A session that came from one counts in that network alone.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a session learns. Sessions are global, so the network has another name here than in tables behind the walls.
fn columns() -> Vec<ColumnDef> {
    vec![id_null("within_id"), id_null("provider_id")]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite takes one column at a time.
        for column in columns() {
            schema.alter_table(Table::alter().table("session").add_column(column).to_owned()).await?;
        }
        schema.create_index(index("session_provider", "session", &["provider_id"])).await?;
        let table = tenant_table("identity_provider")
            .col(text("name"))
            .col(text("issuer"))
            .col(text("client_id"))
            .col(text_null("sealed_secret"))
            .col(yes_no("is_on"))
            .col(instant("created_at"))
            .col(instant("changed_at"))
            .col(instant_null("removed_at"))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "identity_provider").await?;
        let table = tenant_table("provider_sign_in")
            .col(id("provider_id"))
            .col(ColumnDef::new("state_hash").string_len(64).not_null())
            .col(text("sealed"))
            .col(ColumnDef::new("mark_hash").string_len(64).not_null())
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("used_at"))
            .foreign_key(&mut within("provider_sign_in", "provider_id", "identity_provider"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("provider_sign_in_state", "provider_sign_in", &["network_id", "state_hash"])).await?;
        schema.create_index(index("provider_sign_in_end", "provider_sign_in", &["network_id", "expires_at"])).await?;
        wall_in(schema, "provider_sign_in").await?;
        let table = tenant_table("provider_link")
            .col(id("provider_id"))
            .col(id("person_id"))
            .col(text("subject"))
            .col(text("told_email"))
            .col(text("device"))
            .col(ColumnDef::new("mark_hash").string_len(64).not_null())
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("confirmed_at"))
            .foreign_key(&mut within("provider_link", "provider_id", "identity_provider"))
            .foreign_key(&mut person("provider_link", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        // A name at a provider leads to one person. What is not confirmed leads nowhere.
        let once = Index::create()
            .unique()
            .name("provider_link_once")
            .table("provider_link")
            .col("network_id")
            .col("provider_id")
            .col("subject")
            .and_where(Expr::col("confirmed_at").is_not_null())
            .to_owned();
        schema.create_index(once).await?;
        schema.create_index(index("provider_link_person", "provider_link", &["network_id", "person_id"])).await?;
        schema.create_index(index("provider_link_end", "provider_link", &["network_id", "expires_at"])).await?;
        wall_in(schema, "provider_link").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["provider_link", "provider_sign_in", "identity_provider"] {
            on_postgres(schema, &no_wall(table)).await?;
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        schema.drop_index(Index::drop().name("session_provider").table("session").to_owned()).await?;
        for name in ["provider_id", "within_id"] {
            schema.alter_table(Table::alter().table("session").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
