//! Where each agency stands with its network, since when, and how it came there; the key by which an import knows it again,
//! and its words as they are searched.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;
use sea_orm_migration::sea_orm::prelude::Uuid;

use crate::folding::folded;
use crate::row_level_security::{no_wall, on_postgres, wall_in};
use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const COLUMNS: [&str; 5] = ["key", "search_text", "standing", "standing_since", "version"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            word_null("key"),
            text("search_text").default("").to_owned(),
            word("standing").default("GOOD").to_owned(),
            instant("standing_since").default("1970-01-01T00:00:00+00:00").to_owned(),
            integer("version").default(1).to_owned(),
        ];
        for column in columns {
            schema.alter_table(Table::alter().table("agency").add_column(column).to_owned()).await?;
        }
        fill(schema).await?;
        // Names are listed and looked up letter by letter, whatever language the database sorts by.
        on_postgres(schema, r#"ALTER TABLE agency ALTER COLUMN search_text TYPE text COLLATE "C""#).await?;
        schema.create_index(index("agency_by_name", "agency", &["network_id", "search_text", "id"]).to_owned()).await?;
        let keys = index("agency_key", "agency", &["network_id", "key"]).unique().to_owned();
        schema.create_index(keys).await?;
        let table = tenant_table("agency_standing")
            .col(id("agency_id"))
            .col(word("standing"))
            .col(text("reason"))
            .col(integer("pledges_withdrawn"))
            .col(instant("since"))
            .col(id("changed_by"))
            .foreign_key(&mut within("agency_standing", "agency_id", "agency"))
            .foreign_key(&mut person("agency_standing", "changed_by"))
            .to_owned();
        schema.create_table(table).await?;
        let of_agency = index("agency_standing_agency", "agency_standing", &["network_id", "agency_id", "id"]);
        schema.create_index(of_agency.to_owned()).await?;
        wall_in(schema, "agency_standing").await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        on_postgres(schema, &no_wall("agency_standing")).await?;
        schema.drop_table(Table::drop().table("agency_standing").to_owned()).await?;
        for index in ["agency_key", "agency_by_name"] {
            schema.drop_index(Index::drop().name(index).table("agency").to_owned()).await?;
        }
        for column in COLUMNS {
            schema.alter_table(Table::alter().table("agency").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}

/// Every agency there is has been in good standing since it came. Names are folded here: SQLite's own `lower` knows ASCII
/// only.
#[expect(clippy::disallowed_methods, reason = "a migration reads rows of its own time, which no finder knows")]
async fn fill(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conn = schema.get_connection();
    let select = Query::select().columns(["network_id", "id", "name"]).from("agency").to_owned();
    for row in conn.query_all(&select).await? {
        let (network, id) = (row.try_get::<Uuid>("", "network_id")?, row.try_get::<Uuid>("", "id")?);
        let name: String = row.try_get("", "name")?;
        let update = Query::update()
            .table("agency")
            // A line for the name and one for the key, which none of them has yet.
            .value("search_text", format!("{}\n", folded(&name)))
            .value("standing_since", Expr::col("created_at"))
            .and_where(Expr::col("network_id").eq(network).and(Expr::col("id").eq(id)))
            .to_owned();
        conn.execute(&update).await?;
    }
    Ok(())
}
