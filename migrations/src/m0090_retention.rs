//! For how long each network keeps what it keeps for its people, and when the clock looks next for what is too old.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::row_level_security::{no_wall, no_watch, on_postgres, wall_in, watch};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // One row a network: its id is the network's.
        let table = tenant_table("network_retention")
            .col(integer("notices_days"))
            .col(integer("mails_days"))
            .col(integer("invitations_days"))
            .col(instant("next_sweep_at"))
            .col(instant("changed_at"))
            .to_owned();
        schema.create_table(table).await?;
        fill(schema).await?;
        let due = index("network_retention_due", "network_retention", &["next_sweep_at", "network_id"]);
        schema.create_index(due).await?;
        wall_in(schema, "network_retention").await?;
        on_postgres(schema, &watch("network_retention", "network_id, next_sweep_at")).await?;
        // What is too old, by its channel: notices by when they were made, mails by when they were settled.
        for (name, column) in AGES {
            schema.create_index(index(name, "delivery", &["network_id", "channel", column])).await?;
        }
        on_postgres(schema, "GRANT DELETE ON delivery TO longtable_app").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "REVOKE DELETE ON delivery FROM longtable_app").await?;
        for (name, _) in AGES {
            schema.drop_index(Index::drop().name(name).table("delivery").to_owned()).await?;
        }
        on_postgres(schema, &no_watch("network_retention")).await?;
        on_postgres(schema, &no_wall("network_retention")).await?;
        schema.drop_table(Table::drop().table("network_retention").to_owned()).await
    }
}

const AGES: [(&str, &str); 2] = [("delivery_made", "created_at"), ("delivery_settled", "settled_at")];

/// What every network begins with; the clock looks at once.
#[expect(clippy::disallowed_methods, reason = "a migration reads rows of its own time, which no finder knows")]
async fn fill(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let networks = Query::select()
        .columns(["id", "id"])
        .exprs([Expr::val(365), Expr::val(90), Expr::val(30)])
        .columns(["created_at", "created_at"])
        .from("network")
        .to_owned();
    let mut insert = Query::insert();
    insert.into_table("network_retention").columns([
        "network_id",
        "id",
        "notices_days",
        "mails_days",
        "invitations_days",
        "next_sweep_at",
        "changed_at",
    ]);
    insert.select_from(networks).map_err(|error| DbErr::Custom(error.to_string()))?;
    schema.get_connection().execute(&insert).await.map(|_| ())
}
