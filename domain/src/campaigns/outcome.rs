//! What a clearing gave each agency and each of its lines.

use std::fmt;

use sea_orm::FromJsonQueryResult;
use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::seats::Seats;

/// Before or after the agencies answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Stage {
    /// Agencies still answer.
    Provisional,
    /// Nothing changes any more.
    Final,
}

/// An agency's answer to a provisional outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Answer {
    /// Yes: we buy at this price.
    Confirmed,
    /// No.
    Declined,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LeftOutReason {
    /// The most the agency would pay is below the price it would have got.
    CapBelowLandedPrice,
    /// The pooled quantity stays below the supplier's first price.
    NoOfferAtThisQuantity,
}

/// What became of a shared fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeOutcome {
    /// The fee.
    pub key: String,
    /// Its whole amount.
    pub amount: Money,
    /// What contributions paid of it.
    pub contributed: Money,
    /// What the agencies share.
    pub net: Money,
}

/// What became of all fees, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct FeeOutcomes(pub Vec<FeeOutcome>);

/// One agency's share of a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeShare {
    /// The fee.
    pub key: String,
    /// The agency's share.
    pub amount: Money,
}

/// One agency's shares of all fees, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct FeeShares(pub Vec<FeeShare>);

/// What became of one pledge line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LineOutcome {
    /// The line's id in the record.
    pub line: String,
    /// Its seats.
    pub seats: Seats,
    /// The most the agency would pay; sealed.
    pub max_landed_price: Option<Money>,
    /// In or out.
    pub included: bool,
    /// Why it is out.
    pub reason: Option<LeftOutReason>,
    /// The landed price as an exact fraction `"p/q"`: paid when in, missed when out; none without an offer.
    pub landed_price: Option<String>,
    /// The same, rounded half up to the cent when in, up when out (so that it stands above the limit it missed).
    pub landed_price_rounded: Option<Money>,
    /// Its part of the agency's total, by seats, largest remainder; 0 when out.
    pub cost: Money,
}

/// Limits are sealed: what is printed for a log never holds them.
impl fmt::Debug for LineOutcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = out.debug_struct("LineOutcome");
        line.field("line", &self.line).field("seats", &self.seats).field("included", &self.included);
        line.field("reason", &self.reason).field("cost", &self.cost).finish_non_exhaustive()
    }
}

/// What became of an agency's lines, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct LineOutcomes(pub Vec<LineOutcome>);
