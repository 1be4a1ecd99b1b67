//! Invitations: each is its own outbox, so the dispatcher may see where some wait to be mailed.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, no_watch, on_postgres, wall_in, watch};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("invitation")
            .col(text("email"))
            .col(text("name"))
            .col(word("language"))
            .col(word("role"))
            .col(id_null("agency_id"))
            .col(id("invited_by"))
            .col(instant("created_at"))
            .col(instant("expires_at"))
            .col(instant_null("accepted_at"))
            .col(id_null("accepted_by"))
            .col(instant_null("withdrawn_at"))
            .col(instant("due_at"))
            .col(instant_null("sent_at"))
            .col(instant_null("leased_until"))
            .col(instant_null("next_attempt_at"))
            .col(integer("attempts"))
            .col(text_null("last_error"))
            .foreign_key(&mut within("invitation", "agency_id", "agency"))
            .foreign_key(&mut person("invitation", "invited_by"))
            .foreign_key(&mut person("invitation", "accepted_by"))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("invitation_due", "invitation", &["next_attempt_at", "network_id"])).await?;
        schema.create_index(index("invitation_next", "invitation", &["network_id", "next_attempt_at"])).await?;
        schema.create_index(index("invitation_email", "invitation", &["network_id", "email"])).await?;
        wall_in(schema, "invitation").await?;
        on_postgres(schema, &watch("invitation", "network_id, id, next_attempt_at, leased_until")).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_watch("invitation")).await?;
        on_postgres(schema, &no_wall("invitation")).await?;
        schema.drop_table(Table::drop().table("invitation").to_owned()).await
    }
}
