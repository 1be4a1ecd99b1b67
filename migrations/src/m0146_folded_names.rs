//! People's names as they are searched and listed, so that Éloïse stands between Cora and Fern on both databases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;
use sea_orm_migration::sea_orm::prelude::Uuid;

use crate::folding::folded;
use crate::row_level_security::on_postgres;
use crate::table::text;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // The default is for programs of before, which fold no names.
        let column = text("folded_name").default("").to_owned();
        schema.alter_table(Table::alter().table("person").add_column(column).to_owned()).await?;
        fill(schema).await?;
        // Names are listed letter by letter, whatever language the database sorts by.
        on_postgres(schema, r#"ALTER TABLE person ALTER COLUMN folded_name TYPE text COLLATE "C""#).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.alter_table(Table::alter().table("person").drop_column("folded_name").to_owned()).await
    }
}

/// Names are folded here: SQLite's own `lower` knows ASCII only.
#[expect(clippy::disallowed_methods, reason = "a migration reads rows of its own time, which no finder knows")]
async fn fill(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conn = schema.get_connection();
    let select = Query::select().columns(["id", "name"]).from("person").to_owned();
    for row in conn.query_all(&select).await? {
        let (id, name) = (row.try_get::<Uuid>("", "id")?, row.try_get::<String>("", "name")?);
        let update = Query::update()
            .table("person")
            .value("folded_name", folded(&name))
            .and_where(Expr::col("id").eq(id))
            .to_owned();
        conn.execute(&update).await?;
    }
    Ok(())
}
