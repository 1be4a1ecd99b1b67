//! The chain of events: a link for each, in the order in which they were told (ADR 0035). And the ways to look the log up.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// By what the log of events is looked up; the newest come first.
const LOOKED_UP_BY: [(&str, &str); 5] = [
    ("event_kind", "kind"),
    ("event_actor", "actor_id"),
    ("event_agency", "agency_id"),
    ("event_campaign", "campaign_id"),
    ("event_occurred", "occurred_at"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Its id is the event's. No reference to it: the link outlives an event that has to go.
        let table = tenant_table("event_link")
            .col(integer("seq"))
            .col(word("digest"))
            .col(word("chain"))
            .index(&mut unique("event_link_seq", &["seq"]))
            .check(Expr::col("seq").gte(1))
            .to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "event_link").await?;
        for (name, column) in LOOKED_UP_BY {
            schema.create_index(index(name, "event", &["network_id", column, "id"]).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in LOOKED_UP_BY {
            schema.drop_index(Index::drop().name(name).table("event").to_owned()).await?;
        }
        on_postgres(schema, &no_wall("event_link")).await?;
        schema.drop_table(Table::drop().table("event_link").to_owned()).await
    }
}
