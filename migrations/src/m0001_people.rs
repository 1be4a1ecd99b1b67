//! People, their sessions and sign-in links: global, since one person may belong to several networks.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = global_table("person")
            .col(text("name"))
            .col(ColumnDef::new("email").text().unique_key())
            .col(word("language"))
            .col(word("zone"))
            .col(instant("created_at"))
            .to_owned();
        schema.create_table(table).await?;
        let table = global_table("session")
            .col(ColumnDef::new("token_hash").string_len(64).not_null().unique_key())
            .col(id("person_id"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("ended_at"))
            .foreign_key(&mut person("session", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        let table = global_table("sign_in_link")
            .col(id("person_id"))
            .col(word("language"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("used_at"))
            .col(instant_null("sent_at"))
            .col(instant_null("leased_until"))
            .col(instant_null("next_attempt_at"))
            .col(integer("attempts"))
            .foreign_key(&mut person("sign_in_link", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("sign_in_link_due", "sign_in_link", &["next_attempt_at"]).to_owned()).await?;
        let asked = index("sign_in_link_person", "sign_in_link", &["person_id", "created_at"]);
        schema.create_index(asked).await?;
        schema.create_index(index("sign_in_link_end", "sign_in_link", &["expires_at"])).await?;
        schema.create_index(index("session_person", "session", &["person_id"]).to_owned()).await?;
        schema.create_index(index("session_end", "session", &["expires_at"])).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["sign_in_link", "session", "person"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
