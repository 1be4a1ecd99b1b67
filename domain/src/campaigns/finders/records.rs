//! How campaigns came out. The documents of a record are read only where they are downloaded or worked with.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, FromQueryResult, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::rows::visible_to;
use super::views::{columns, to_record};
use crate::access::Actor;
use crate::campaigns::clearing_record::RecordHead;
use crate::campaigns::permission::{may_run, sits_at_the_table};
use crate::campaigns::{campaign, clearing_record};

/// The pair anybody can recompute, without anybody's limits.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct RecordDocuments {
    /// The input in which limits tell no more than the outcome.
    pub redacted_input: String,
    /// Its result.
    pub redacted_result: String,
}

/// The record of a campaign's current attempt: final once it is settled, else provisional.
pub async fn latest_record(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Option<RecordHead>, DbErr> {
    let select = records_of(actor, campaign).filter(Expr::val(sits_at_the_table(actor)));
    columns(select.select_only(), RecordHead::COLUMNS.into_iter(), "").into_model::<RecordHead>().one(conn).await
}

/// The documents of that record, for coordinators.
pub async fn record_documents(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Option<RecordDocuments>, DbErr> {
    records_of(actor, campaign)
        .filter(Expr::val(may_run(actor)))
        .select_only()
        .column(clearing_record::Column::RedactedInput)
        .column(clearing_record::Column::RedactedResult)
        .into_model::<RecordDocuments>()
        .one(conn)
        .await
}

fn records_of(actor: &Actor, campaign: Uuid) -> Select<campaign::Entity> {
    visible_to(actor).filter(campaign::Column::Id.eq(campaign)).join(JoinType::InnerJoin, to_record(true))
}
