//! Sessions that say where and when they were used, browsers people signed in from before, and mails about their account.

use sea_orm_migration::prelude::*;

use crate::row_level_security::on_postgres;
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Global tables, behind their own finders; the dispatcher sees ids and instants.
const GRANTS: &str = "
    GRANT SELECT, INSERT, UPDATE, DELETE ON known_browser, account_mail TO longtable_app;
    GRANT SELECT (id, seen_at) ON known_browser TO longtable_dispatcher;
    GRANT SELECT (id, next_attempt_at, leased_until, expires_at) ON account_mail TO longtable_dispatcher;";

/// What a session learns.
fn columns() -> Vec<ColumnDef> {
    vec![
        text("device").default("").take(),
        instant_null("last_used_at"),
        instant_null("ends_by"),
        instant_null("renew_since"),
        ColumnDef::new("previous_hash").string_len(64).take(),
        instant_null("previous_until"),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // SQLite takes one column at a time.
        for column in columns() {
            schema.alter_table(Table::alter().table("session").add_column(column).to_owned()).await?;
        }
        schema.create_index(index("session_previous", "session", &["previous_hash"])).await?;
        let table = global_table("known_browser")
            .col(id("person_id"))
            .col(ColumnDef::new("mark_hash").string_len(64).not_null())
            .col(instant("first_seen_at"))
            .col(instant("seen_at"))
            .index(Index::create().unique().name("known_browser_once").col("person_id").col("mark_hash"))
            .foreign_key(&mut person("known_browser", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("known_browser_age", "known_browser", &["seen_at"])).await?;
        let table = global_table("account_mail")
            .col(id("person_id"))
            .col(word("kind"))
            .col(text("about"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("sent_at"))
            .col(instant_null("leased_until"))
            .col(instant_null("next_attempt_at"))
            .col(integer("attempts"))
            .foreign_key(&mut person("account_mail", "person_id"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("account_mail_due", "account_mail", &["next_attempt_at"])).await?;
        schema.create_index(index("account_mail_end", "account_mail", &["expires_at"])).await?;
        on_postgres(schema, GRANTS).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["account_mail", "known_browser"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        schema.drop_index(Index::drop().name("session_previous").table("session").to_owned()).await?;
        for name in ["previous_until", "previous_hash", "renew_since", "ends_by", "last_used_at", "device"] {
            schema.alter_table(Table::alter().table("session").drop_column(name).to_owned()).await?;
        }
        Ok(())
    }
}
