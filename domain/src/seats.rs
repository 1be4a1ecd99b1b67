//! Seats: whole licences.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// A number of seats (what people read as "licences").
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, DeriveValueType,
)]
#[serde(transparent)]
pub struct Seats(pub i64);

impl Seats {
    /// The most seats one pledge line may ask for (formats/clearing).
    pub const LINE_MAX: Seats = Seats(10_000_000);

    /// How many.
    pub fn count(self) -> i64 {
        self.0
    }
}

impl std::iter::Sum for Seats {
    fn sum<I: Iterator<Item = Seats>>(seats: I) -> Seats {
        seats.fold(Seats(0), |sum, more| Seats(sum.0.saturating_add(more.0)))
    }
}
