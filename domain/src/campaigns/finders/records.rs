//! How campaigns came out. The documents of a record are read only where they are downloaded or worked with.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef, Select,
};
use uuid::Uuid;

use super::rows::visible_to;
use super::views::{columns, to_record};
use crate::access::Actor;
use crate::campaigns::clearing_record::RecordHead;
use crate::campaigns::outcome::Stage;
use crate::campaigns::permission::may_run;
use crate::campaigns::{campaign, clearing_record};

/// The pair anybody can recompute, without the limits as agencies stated them.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct RecordDocuments {
    /// Which attempt.
    pub attempt: i64,
    /// Before or after the agencies answered.
    pub stage: Stage,
    /// The input with limits replaced; docs/adr/0013-what-the-pair-tells.md says what the new ones tell.
    pub redacted_input: String,
    /// Its result.
    pub redacted_result: String,
}

/// Which record of a campaign: the last one that fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WhichRecord {
    /// Of which attempt; of any if none.
    pub attempt: Option<i64>,
    /// Of which stage; of any if none.
    pub stage: Option<Stage>,
}

/// The record of a campaign that counts now: of the current attempt, final once it is settled, else provisional; while an
/// extended attempt has none, the final one of the attempt before.
pub async fn latest_record(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Option<RecordHead>, DbErr> {
    let select = records_of(actor, campaign).filter(Expr::val(actor.sits_at_the_table()));
    columns(select.select_only(), RecordHead::COLUMNS.into_iter(), "").into_model::<RecordHead>().one(conn).await
}

/// Every record of a campaign, the oldest first, for coordinators.
pub async fn records(conn: &impl ConnectionTrait, actor: &Actor, campaign: Uuid) -> Result<Vec<RecordHead>, DbErr> {
    let select = all_records_of(actor, campaign).order_by_asc(clearing_record::Column::RecordedAt);
    let select = select.order_by_desc(clearing_record::Column::Stage);
    columns(select.select_only(), RecordHead::COLUMNS.into_iter(), "").into_model::<RecordHead>().all(conn).await
}

/// The documents of the last record that fits, for coordinators.
pub async fn record_documents(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
    which: WhichRecord,
) -> Result<Option<RecordDocuments>, DbErr> {
    let mut select = all_records_of(actor, campaign);
    if let Some(attempt) = which.attempt {
        select = select.filter(clearing_record::Column::Attempt.eq(attempt));
    }
    if let Some(stage) = which.stage {
        select = select.filter(clearing_record::Column::Stage.eq(stage));
    }
    select
        .order_by_desc(clearing_record::Column::Attempt)
        // `FINAL` comes before `PROVISIONAL`.
        .order_by_asc(clearing_record::Column::Stage)
        .select_only()
        .column(clearing_record::Column::Attempt)
        .column(clearing_record::Column::Stage)
        .column(clearing_record::Column::RedactedInput)
        .column(clearing_record::Column::RedactedResult)
        .limit(1)
        .into_model::<RecordDocuments>()
        .one(conn)
        .await
}

fn records_of(actor: &Actor, campaign: Uuid) -> Select<campaign::Entity> {
    visible_to(actor).filter(campaign::Column::Id.eq(campaign)).join(JoinType::InnerJoin, to_record(true))
}

fn all_records_of(actor: &Actor, campaign: Uuid) -> Select<campaign::Entity> {
    let to_any: RelationDef = campaign::Entity::belongs_to(clearing_record::Entity)
        .from((campaign::Column::NetworkId, campaign::Column::Id))
        .to((clearing_record::Column::NetworkId, clearing_record::Column::CampaignId))
        .into();
    visible_to(actor)
        .filter(campaign::Column::Id.eq(campaign))
        .filter(Expr::val(may_run(actor)))
        .join(JoinType::InnerJoin, to_any)
}
