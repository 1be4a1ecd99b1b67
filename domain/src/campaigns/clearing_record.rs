//! A clearing record: the stored proof of how a campaign came out.

use std::fmt;

use sea_orm::entity::prelude::*;
use sea_orm::{DeriveValueType, FromQueryResult};

use super::outcome::{FeeOutcomes, Stage};
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;

/// A clearing record: the stored proof of how a campaign came out.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clearing_record")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// Which attempt.
    pub attempt: i64,
    /// Before or after the agencies answered.
    pub stage: Stage,
    /// Whether it cleared.
    pub cleared: bool,
    /// Seats in.
    pub seats: Seats,
    /// What the seats cost.
    pub seat_cost: Money,
    /// Seats and net fees.
    pub total: Money,
    /// Agencies in.
    pub agencies_in: i64,
    /// Agencies with a pledge that are wholly out.
    pub agencies_out: i64,
    /// Index of the price break reached.
    pub price_break: Option<i64>,
    /// What became of each fee.
    pub fees: FeeOutcomes,
    /// The true input with every cap. Sealed: it never leaves the server.
    pub input: SealedText,
    /// The input with caps replaced; docs/adr/0013-what-the-pair-tells.md says what the new ones tell.
    pub redacted_input: String,
    /// The result of the redacted input.
    pub redacted_result: String,
    /// SHA-256 of the true input.
    pub input_sha256: String,
    /// When it was made.
    pub recorded_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A text that never leaves the server, and is never printed for a log.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct SealedText(pub(crate) String);

impl fmt::Debug for SealedText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SealedText({} bytes)", self.0.len())
    }
}

/// What a record says in short, without its documents, which can be megabytes.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct RecordHead {
    /// Its id.
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// Which attempt.
    pub attempt: i64,
    /// Before or after the agencies answered.
    pub stage: Stage,
    /// Whether it cleared.
    pub cleared: bool,
    /// Seats in.
    pub seats: Seats,
    /// What the seats cost.
    pub seat_cost: Money,
    /// Seats and net fees.
    pub total: Money,
    /// Agencies in.
    pub agencies_in: i64,
    /// Agencies with a pledge that are wholly out.
    pub agencies_out: i64,
    /// Index of the price break reached.
    pub price_break: Option<i64>,
    /// What became of each fee.
    pub fees: FeeOutcomes,
    /// SHA-256 of the true input.
    pub input_sha256: String,
    /// When it was made.
    pub recorded_at: Instant,
}

impl RecordHead {
    /// The columns a head is made of.
    pub(crate) const COLUMNS: [Column; 14] = [
        Column::Id,
        Column::CampaignId,
        Column::Attempt,
        Column::Stage,
        Column::Cleared,
        Column::Seats,
        Column::SeatCost,
        Column::Total,
        Column::AgenciesIn,
        Column::AgenciesOut,
        Column::PriceBreak,
        Column::Fees,
        Column::InputSha256,
        Column::RecordedAt,
    ];
}
