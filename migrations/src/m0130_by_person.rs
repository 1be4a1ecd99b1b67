//! What a person has is found by the person, so that whoever is erased is not looked for among everybody's; and networks that an
//! older program made since m0090 get what every network begins with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const BY_PERSON: [(&str, &str); 3] =
    [("account_mail_person", "account_mail"), ("ceremony_person", "ceremony"), ("seen_address_person", "seen_address")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in BY_PERSON {
            schema.create_index(index(name, table, &["person_id"])).await?;
        }
        fill(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in BY_PERSON {
            schema.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// For how long a network keeps what, where nothing says so yet; the clock looks at once.
#[expect(clippy::disallowed_methods, reason = "a migration reads rows of its own time, which no finder knows")]
async fn fill(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let known = Query::select().column("network_id").from("network_retention").to_owned();
    let networks = Query::select()
        .columns(["id", "id"])
        .exprs([Expr::val(365), Expr::val(90), Expr::val(30)])
        .columns(["created_at", "created_at"])
        .from("network")
        .and_where(Expr::col("id").not_in_subquery(known))
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
