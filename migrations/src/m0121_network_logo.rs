//! A network's logo: what pages have to know of it stands with the network, which every request reads, and the picture apart.

use sea_orm_migration::prelude::*;

use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let shape = ColumnDef::new("logo").json_binary().take();
        schema.alter_table(Table::alter().table("network").add_column(shape).to_owned()).await?;
        // One row a network: its id is the network's.
        let table = tenant_table("network_logo").col(text("picture")).col(instant("changed_at")).to_owned();
        schema.create_table(table).await?;
        wall_in(schema, "network_logo").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("network_logo")).await?;
        schema.drop_table(Table::drop().table("network_logo").to_owned()).await?;
        schema.alter_table(Table::alter().table("network").drop_column("logo").to_owned()).await
    }
}
