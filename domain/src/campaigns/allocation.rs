//! An allocation: one agency's part of a clearing, in or out, with its answer.

use sea_orm::entity::prelude::*;

use super::outcome::{Answer, FeeShares, LineOutcome, LineOutcomes};
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;

/// An allocation: one agency's part of a clearing, in or out, with its answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "allocation")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The record it belongs to.
    pub record_id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Whether at least one line is in.
    pub included: bool,
    /// Seats it gets.
    pub seats: Seats,
    /// Seats of its lines that were left out for their limit or for want of an offer; not those of an agency that said no.
    pub seats_left_out: Seats,
    /// Their cost.
    pub seat_cost: Money,
    /// Seat cost and fee shares.
    pub total: Money,
    /// Its landed price rounded half up; exact fractions stand in the lines.
    pub landed_price: Option<Money>,
    /// Its share of each fee.
    pub fee_shares: FeeShares,
    /// Each of its lines, with limits: only the agency sees them.
    pub lines: LineOutcomes,
    /// Yes or no.
    pub answer: Option<Answer>,
    /// When it answered.
    pub answered_at: Option<Instant>,
    /// Who answered for it.
    pub answered_by: Option<Uuid>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What [`seats_left_out`](Self::seats_left_out) of an agency with these lines is.
    pub fn left_out_of(lines: &[LineOutcome]) -> Seats {
        Seats(lines.iter().filter(|line| line.reason.is_some()).map(|line| line.seats.count()).sum())
    }

    /// The same without limits, for whoever does not work for the agency.
    pub(crate) fn sealed(mut self) -> Self {
        for line in &mut self.lines.0 {
            line.max_landed_price = None;
        }
        self
    }

    /// Whether the agency was in and then neither said yes nor no, where silence meant no: nothing else leaves an agency
    /// out without a reason.
    pub fn fell_silent(&self) -> bool {
        !self.included && self.answer.is_none() && self.lines.0.iter().all(|line| line.reason.is_none())
    }
}
