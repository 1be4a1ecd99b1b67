//! What happened, and what each person is told of it.

use sea_orm_migration::prelude::*;

use crate::table::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = tenant_table("event")
            .col(word("kind"))
            .col(id_null("campaign_id"))
            .col(id_null("agency_id"))
            .col(id_null("actor_id"))
            .col(document("fact"))
            .col(word_null("once_key"))
            .col(instant("occurred_at"))
            .col(instant_null("dispatched_at"))
            .index(&mut unique("event_once", &["once_key"]))
            .foreign_key(&mut within("event", "campaign_id", "campaign"))
            .foreign_key(&mut within("event", "agency_id", "agency"))
            .to_owned();
        schema.create_table(table).await?;
        let table = tenant_table("delivery")
            .col(id("event_id"))
            .col(id("person_id"))
            .col(id_null("campaign_id"))
            .col(id_null("agency_id"))
            .col(word("kind"))
            .col(word("channel"))
            .col(word("state"))
            .col(integer("attempts"))
            .col(instant("created_at"))
            .col(instant_null("next_attempt_at"))
            .col(instant_null("leased_until"))
            .col(instant_null("settled_at"))
            .col(instant_null("read_at"))
            .col(text_null("last_error"))
            .index(&mut unique("delivery_once", &["event_id", "person_id", "channel"]))
            .foreign_key(&mut within("delivery", "event_id", "event"))
            .foreign_key(&mut person("delivery", "person_id"))
            .foreign_key(&mut within("delivery", "campaign_id", "campaign"))
            .foreign_key(&mut within("delivery", "agency_id", "agency"))
            .to_owned();
        schema.create_table(table).await?;
        // In which networks, and which of one network is next.
        let untold = index_where_null("event_undispatched", "event", &["network_id", "id"], "dispatched_at");
        schema.create_index(untold).await?;
        schema.create_index(index("delivery_due", "delivery", &["next_attempt_at", "network_id"]).to_owned()).await?;
        let next = index("delivery_next", "delivery", &["network_id", "next_attempt_at"]);
        schema.create_index(next).await?;
        schema
            .create_index(index("delivery_person", "delivery", &["network_id", "person_id", "id"]).to_owned())
            .await?;
        // The channel is a column and not a condition: databases do not match a condition with a bound parameter.
        let columns = ["network_id", "person_id", "channel", "id"];
        let unread = index_where_null("delivery_unread", "delivery", &columns, "read_at");
        schema.create_index(unread).await?;
        schema.create_index(index("delivery_state", "delivery", &["network_id", "state", "id"]).to_owned()).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for table in ["delivery", "event"] {
            schema.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
