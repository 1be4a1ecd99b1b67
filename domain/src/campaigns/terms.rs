//! The terms of a campaign: what the supplier offers and what the network agreed on. Frozen when pledging opens.

use sea_orm::FromJsonQueryResult;
use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::seats::Seats;

/// How a supplier's prices apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum QuoteKind {
    /// The price of the break that the total reaches applies to every seat.
    AllUnits,
    /// Seats fill the breaks in order, each at its own break's price.
    Graduated,
}

/// How a shared fee is split among the agencies that are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FeeSplit {
    /// By seats.
    PerSeat,
    /// The same for each agency.
    Equal,
    /// By the agency's band weight.
    ByBand,
}

/// Whether agencies answer before they are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommitmentRule {
    /// Each agency that is in says yes or no until `confirm_by`.
    Confirmed,
    /// Pledges bind: the first clearing is final.
    Binding,
}

/// What happens if nothing clears at the close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IfNothingClears {
    /// The campaign ends.
    Cancel,
    /// Pledging reopens once, until an instant stated from the start.
    ExtendOnce,
}

/// What silence means at `confirm_by`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SilenceMeans {
    /// No.
    No,
    /// Yes.
    Yes,
}

/// Who signs with the supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WhoContracts {
    /// Each agency signs.
    EachAgency,
    /// The umbrella buys and recharges.
    Umbrella,
}

/// Who bears it when an agency does not pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DefaultBorneBy {
    /// That agency alone.
    Agency,
    /// The umbrella.
    Umbrella,
    /// The supplier.
    Supplier,
}

/// Who bears the risk of exchange rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExchangeRisk {
    /// There is none: the price is in the network's currency.
    None,
    /// The agencies.
    Agencies,
    /// The umbrella.
    Umbrella,
    /// The supplier.
    Supplier,
}

/// Where an agency's price of today comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TodayPriceSource {
    /// An invoice.
    Invoice,
    /// A price list.
    List,
    /// It is donated.
    Donated,
}

/// How a campaign ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Settlement {
    /// It cleared.
    Cleared,
    /// It did not.
    NotCleared,
}

/// A price break the supplier offers once enough seats are pledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PriceBreak {
    /// From this many seats in total.
    pub seats_min: Seats,
    /// The price of one seat.
    pub unit_price: Money,
}

/// A cost that does not depend on seats, shared by the agencies that are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedFee {
    /// Its short name within the campaign.
    pub key: String,
    /// What people read, in English.
    pub label_en: String,
    /// What people read, in French.
    pub label_fr: String,
    /// How much in all.
    pub amount: Money,
    /// How it is split.
    pub split: FeeSplit,
}

/// Money from a funder that lowers one shared fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// Its short name within the campaign.
    pub key: String,
    /// Who gives, as people read it.
    pub label: String,
    /// The fee it lowers.
    pub fee: String,
    /// How much; what the fee does not use goes back.
    pub amount: Money,
}

/// Everything the supplier and the network agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    /// How the prices apply.
    pub quote_kind: QuoteKind,
    /// The prices, by rising quantity.
    pub price_breaks: Vec<PriceBreak>,
    /// The shared fees.
    pub shared_fees: Vec<SharedFee>,
    /// Contributions from funders.
    pub contributions: Vec<Contribution>,
    /// Whether agencies answer before they are bound.
    pub commitment_rule: CommitmentRule,
    /// What happens if nothing clears.
    pub if_nothing_clears: IfNothingClears,
    /// What silence means.
    pub silence_means: SilenceMeans,
    /// Who signs.
    pub who_contracts: WhoContracts,
    /// Who bears a default.
    pub default_borne_by: DefaultBorneBy,
    /// Who bears exchange risk.
    pub exchange_risk: ExchangeRisk,
    /// The umbrella's fee, in words; empty when it takes none.
    pub umbrella_fee: String,
}
