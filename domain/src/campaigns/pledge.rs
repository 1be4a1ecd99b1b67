//! A pledge: what one agency would take of a campaign, and at most at which price. Sealed: only the agency sees its limits.

use sea_orm::entity::prelude::*;

use super::pledge_line::PledgeLines;
use super::terms::TodayPriceSource;
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;

/// A pledge: what one agency would take of a campaign, and at most at which price. Sealed: only the agency sees its limits.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pledge")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Its lines, replaced as a whole.
    pub lines: PledgeLines,
    /// Sum of the lines' seats.
    pub seats: Seats,
    /// What the agency pays today per licence and year, if it says so.
    pub today_unit_price: Option<Money>,
    /// Where that price comes from.
    pub today_price_source: Option<TodayPriceSource>,
    /// Taken back; the row stays for its history.
    pub withdrawn: bool,
    /// Rises with every change.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: Uuid,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
