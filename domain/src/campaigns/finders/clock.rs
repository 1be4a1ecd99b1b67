//! What the clock reads before it acts.
#![expect(clippy::disallowed_methods, reason = "finders are where selects start")]

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::rows::visible_to;
use crate::access::{Actor, Who};
use crate::agencies::agency;
use crate::agencies::profile::SizeBand;
use crate::campaigns::pledge_line::PledgeLines;
use crate::campaigns::{campaign, pledge};
use crate::clock::Instant;

/// The campaign of the network at which the clock next asks something, and when.
pub async fn next_due(conn: &impl ConnectionTrait, actor: &Actor) -> Result<Option<(Uuid, Instant)>, DbErr> {
    visible_to(actor)
        .filter(campaign::Column::NextDueAt.is_not_null())
        .order_by_asc(campaign::Column::NextDueAt)
        .select_only()
        .column(campaign::Column::Id)
        .column(campaign::Column::NextDueAt)
        .into_tuple()
        .one(conn)
        .await
}

/// An agency's pledge as it goes into a clearing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StandingPledge {
    pub agency: Uuid,
    pub size_band: SizeBand,
    pub lines: PledgeLines,
}

/// Every pledge of a campaign that stands, by the agencies' names. Only for the clock: they hold limits.
pub(crate) async fn standing_pledges(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaign: Uuid,
) -> Result<Vec<StandingPledge>, DbErr> {
    if actor.who != Who::Clock {
        return Ok(Vec::new());
    }
    let to_agency: RelationDef = pledge::Entity::belongs_to(agency::Entity)
        .from((pledge::Column::NetworkId, pledge::Column::AgencyId))
        .to((agency::Column::NetworkId, agency::Column::Id))
        .into();
    let mut rows: Vec<(String, Uuid, SizeBand, PledgeLines)> = pledge::Entity::find()
        .select_only()
        .column(agency::Column::Name)
        .column(pledge::Column::AgencyId)
        .column(agency::Column::SizeBand)
        .column(pledge::Column::Lines)
        .join(JoinType::InnerJoin, to_agency)
        .filter(pledge::Column::NetworkId.eq(actor.network))
        .filter(pledge::Column::CampaignId.eq(campaign))
        .filter(pledge::Column::Withdrawn.eq(false))
        .into_tuple()
        .all(conn)
        .await?;
    // Sorted here, so that both databases agree.
    rows.sort_by_cached_key(|(name, agency, ..)| (name.to_lowercase(), *agency));
    Ok(rows.into_iter().map(|(_, agency, size_band, lines)| StandingPledge { agency, size_band, lines }).collect())
}
