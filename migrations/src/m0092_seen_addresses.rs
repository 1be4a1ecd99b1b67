//! From which network addresses people signed in and did what stands in the log: for whoever runs the server alone.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, no_watch, on_postgres, wall, watch};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The serving role adds rows and removes old ones, and for that finds them by their age. The address itself it cannot read.
const RIGHTS: &str = "GRANT INSERT, DELETE, SELECT (network_id, id, seen_at) ON seen_address TO longtable_app";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // People sign in outside the networks, under the nil id: it refers to no network.
        let table = Table::create()
            .table("seen_address")
            .col(id("network_id"))
            .col(id("id"))
            .primary_key(Index::create().col("network_id").col("id"))
            .col(word("what"))
            .col(id_null("person_id"))
            .col(id_null("event_id"))
            .col(word("address"))
            .col(instant("seen_at"))
            .foreign_key(&mut person("seen_address", "person_id"))
            .foreign_key(&mut within("seen_address", "event_id", "event"))
            .to_owned();
        schema.create_table(table).await?;
        let columns: [(&str, &[&str]); 2] =
            [("seen_address_old", &["seen_at", "network_id"]), ("seen_address_here", &["network_id", "seen_at"])];
        for (name, columns) in columns {
            schema.create_index(index(name, "seen_address", columns)).await?;
        }
        on_postgres(schema, &wall("seen_address")).await?;
        on_postgres(schema, RIGHTS).await?;
        on_postgres(schema, &watch("seen_address", "network_id, seen_at")).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_watch("seen_address")).await?;
        on_postgres(schema, &no_wall("seen_address")).await?;
        schema.drop_table(Table::drop().table("seen_address").to_owned()).await
    }
}
