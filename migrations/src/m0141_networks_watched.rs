//! The dispatcher sees which networks there are, so that the clock also looks after one that an older program made beside this one,
//! without a row that says when to look.

use sea_orm_migration::prelude::*;

use crate::row_level_security::on_postgres;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "GRANT SELECT (id) ON network TO longtable_dispatcher").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, "REVOKE SELECT (id) ON network FROM longtable_dispatcher").await
    }
}
