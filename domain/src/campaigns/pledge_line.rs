//! A pledge's lines: each some seats and the most the agency would pay for each of them.

use std::fmt;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::money::Money;
use crate::seats::Seats;

/// One line of a pledge.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PledgeLine {
    /// How many.
    pub seats: Seats,
    /// The most the agency would pay per seat, fees included, before tax; none accepts any price. Sealed.
    pub max_landed_price: Option<Money>,
    /// What the agency typed when it stated a total for the line: the limit per seat is this divided by the seats, down.
    pub max_total: Option<Money>,
}

/// Limits are sealed: what is printed for a log never holds them.
impl fmt::Debug for PledgeLine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PledgeLine").field("seats", &self.seats).finish_non_exhaustive()
    }
}

/// All lines of a pledge, 1 to [`LINES_MAX`](Self::LINES_MAX).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct PledgeLines(pub Vec<PledgeLine>);

impl PledgeLines {
    /// The most lines a pledge may have.
    pub const LINES_MAX: usize = 20;

    /// The most lines all pledges of a campaign may have together: what one clearing takes (docs/formats/clearing.md).
    pub const ALL_LINES_MAX: i64 = 200_000;

    /// How many lines.
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    /// Seats of all lines.
    pub fn seats(&self) -> Seats {
        self.0.iter().map(|line| line.seats).sum()
    }
}
