//! What campaigns moved, for funders and coordinators: small groups stay hidden.

use async_graphql::SimpleObject;
use domain::campaigns::uptake;

use crate::scalars::{Minor, SeatCount, int};

/// Who buys together, and what it saves. Groups of fewer than five agencies are hidden, and so is what would give them
/// away by subtraction.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Uptake {
    /// How many campaigns cleared.
    campaigns: i32,
    /// By province.
    by_province: Vec<UptakeCell>,
    /// By size.
    by_size: Vec<UptakeCell>,
    /// By language.
    by_language: Vec<UptakeCell>,
    /// All together.
    total: UptakeCell,
    /// The currency of the savings, as three capital letters.
    currency: String,
}

impl From<uptake::Uptake> for Uptake {
    fn from(uptake: uptake::Uptake) -> Self {
        let cells = |cells: Vec<uptake::UptakeCell>| cells.into_iter().map(UptakeCell::from).collect();
        Self {
            campaigns: int(uptake.campaigns),
            by_province: cells(uptake.by_province),
            by_size: cells(uptake.by_size),
            by_language: cells(uptake.by_language),
            total: uptake.total.into(),
            currency: uptake.currency,
        }
    }
}

/// One group of agencies.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct UptakeCell {
    /// The group, such as `ON`, `MICRO` or `EN`; `TOTAL` for all together.
    key: String,
    /// Agencies that bought.
    agencies: Option<i32>,
    /// Licences they bought.
    licences: Option<SeatCount>,
    /// What those that stated today's price save against it; none also when it would tell on one.
    stated_savings: Option<Minor>,
    /// How many stated today's price.
    savings_agencies: Option<i32>,
    /// Whether the figures are hidden because the group is small.
    hidden: bool,
}

impl From<uptake::UptakeCell> for UptakeCell {
    fn from(cell: uptake::UptakeCell) -> Self {
        Self {
            key: cell.key,
            agencies: cell.agencies.map(int),
            licences: cell.licences.map(SeatCount::from),
            stated_savings: cell.stated_savings.map(Minor::from),
            savings_agencies: cell.savings_agencies.map(int),
            hidden: cell.hidden,
        }
    }
}
