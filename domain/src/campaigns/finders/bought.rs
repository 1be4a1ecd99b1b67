//! What each agency bought over all campaigns that cleared for good, added up by the database.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QuerySelect, RelationDef, Select,
};

use super::allocations::sum;
use crate::access::Actor;
use crate::agencies::agency;
use crate::agencies::profile::{AgencyLanguage, Province, SizeBand};
use crate::campaigns::outcome::Stage;
use crate::campaigns::permission::may_see_uptake;
use crate::campaigns::terms::Settlement;
use crate::campaigns::{allocation, campaign, clearing_record, pledge};

/// What one agency bought. Nameless: it is only ever added to others.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Bought {
    pub province: Province,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub licences: i64,
    /// What it said the same licences cost before, less what it pays now, over the campaigns for which it stated a price.
    pub savings: Option<i64>,
}

/// What each agency bought, for whoever may see it added up.
pub(crate) async fn bought(conn: &impl ConnectionTrait, actor: &Actor, currency: &str) -> Result<Vec<Bought>, DbErr> {
    let to_agency: RelationDef = allocation::Entity::belongs_to(agency::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let to_pledge: RelationDef = allocation::Entity::belongs_to(pledge::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::CampaignId, allocation::Column::AgencyId))
        .to((pledge::Column::NetworkId, pledge::Column::CampaignId, pledge::Column::AgencyId))
        .into();
    let before = pledge::Column::TodayUnitPrice.into_expr().mul(allocation::Column::Seats.into_expr());
    // Null where no price was stated, or in another currency: a sum passes over nulls.
    let saved = Expr::case(campaign::Column::Currency.eq(currency), before.sub(allocation::Column::Total.into_expr()));
    allocation::Entity::find()
        .select_only()
        .column(agency::Column::Province)
        .column(agency::Column::SizeBand)
        .column(agency::Column::Language)
        .expr_as(sum(allocation::Column::Seats), "licences")
        .expr_as(Expr::expr(Func::sum(Expr::expr(saved))).cast_as("bigint"), "savings")
        .join(JoinType::InnerJoin, to_agency)
        .join(JoinType::InnerJoin, of_record())
        .join(JoinType::InnerJoin, of_campaign())
        .join(JoinType::LeftJoin, to_pledge)
        .filter(allocation::Column::NetworkId.eq(actor.network))
        .filter(allocation::Column::Included.eq(true))
        // What guests bought is their own networks' business, or nobody's.
        .filter(agency::Column::Guest.eq(false))
        .filter(clearing_record::Column::Stage.eq(Stage::Final))
        .filter(for_good())
        .filter(Expr::val(may_see_uptake(actor)))
        .group_by(agency::Column::Id)
        .group_by(agency::Column::Province)
        .group_by(agency::Column::SizeBand)
        .group_by(agency::Column::Language)
        .into_model::<Bought>()
        .all(conn)
        .await
}

/// How many campaigns cleared for good.
pub(crate) async fn cleared_campaigns(conn: &impl ConnectionTrait, actor: &Actor) -> Result<i64, DbErr> {
    let select: Select<campaign::Entity> = campaign::Entity::find()
        .filter(campaign::Column::NetworkId.eq(actor.network))
        .filter(for_good())
        .filter(Expr::val(may_see_uptake(actor)));
    Ok(i64::try_from(select.count(conn).await?).unwrap_or(i64::MAX))
}

fn for_good() -> Condition {
    Condition::all()
        .add(campaign::Column::SettledAs.eq(Settlement::Cleared))
        .add(campaign::Column::CancelledAt.is_null())
}

fn of_record() -> RelationDef {
    allocation::Entity::belongs_to(clearing_record::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::RecordId))
        .to((clearing_record::Column::NetworkId, clearing_record::Column::Id))
        .into()
}

fn of_campaign() -> RelationDef {
    allocation::Entity::belongs_to(campaign::Entity)
        .from((allocation::Column::NetworkId, allocation::Column::CampaignId))
        .to((campaign::Column::NetworkId, campaign::Column::Id))
        .into()
}
