//! Links between an organization's agencies in two networks. Each network keeps a half of its own; what leads to the other half
//! stands in it sealed, so that no half tells of another network.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("agency_link")
            .col(id("agency_id"))
            .col(text_null("other"))
            .col(text_null("fetched"))
            .col(id("made_by"))
            .col(instant("made_at"))
            .col(instant("expires_at"))
            .col(instant_null("linked_at"))
            .col(instant_null("ended_at"))
            .col(id_null("ended_by"))
            .foreign_key(&mut within("agency_link", "agency_id", "agency"))
            .foreign_key(&mut person("agency_link", "made_by"))
            .foreign_key(&mut person("agency_link", "ended_by"))
            .to_owned();
        schema.create_table(table).await?;
        let one = index_where_null("agency_link_open", "agency_link", &["network_id", "agency_id"], "ended_at");
        schema.create_index(one.clone().unique().to_owned()).await?;
        wall_in(schema, "agency_link").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("agency_link")).await?;
        schema.drop_table(Table::drop().table("agency_link").to_owned()).await
    }
}
