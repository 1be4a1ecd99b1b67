//! Guests: agencies of organizations that are no members of the network, and the campaigns each was invited to. The
//! dispatcher may see where a guest's time is over.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, no_watch, on_postgres, wall_in, watch};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let guest = yes_no("guest").default(false).to_owned();
        schema.alter_table(Table::alter().table("agency").add_column(guest).to_owned()).await?;
        let table = tenant_table("campaign_guest")
            .col(id("campaign_id"))
            .col(id("agency_id"))
            .col(id("invited_by"))
            .col(instant("invited_at"))
            .col(instant_null("ends_at"))
            .col(instant_null("left_at"))
            .foreign_key(&mut within("campaign_guest", "campaign_id", "campaign"))
            .foreign_key(&mut within("campaign_guest", "agency_id", "agency"))
            .foreign_key(&mut person("campaign_guest", "invited_by"))
            .index(&mut unique("campaign_guest_once", &["campaign_id", "agency_id"]))
            .to_owned();
        schema.create_table(table).await?;
        schema.create_index(index("campaign_guest_agency", "campaign_guest", &["network_id", "agency_id"])).await?;
        let over = index_where_null("campaign_guest_over", "campaign_guest", &["ends_at", "network_id"], "left_at");
        schema.create_index(over).await?;
        wall_in(schema, "campaign_guest").await?;
        on_postgres(schema, &watch("campaign_guest", "network_id, ends_at, left_at")).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_watch("campaign_guest")).await?;
        on_postgres(schema, &no_wall("campaign_guest")).await?;
        schema.drop_table(Table::drop().table("campaign_guest").to_owned()).await?;
        schema.alter_table(Table::alter().table("agency").drop_column("guest").to_owned()).await
    }
}
