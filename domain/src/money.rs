//! Money: whole minor units (cents), never a float.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// An amount in minor units of the currency named beside it, such as cents. Between −(2^53−1) and 2^53−1, so that every
/// program that reads our JSON reads it exactly.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, DeriveValueType,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// The largest amount: 2^53−1 minor units (formats/clearing).
    pub const MAX: Money = Money(9_007_199_254_740_991);

    /// Minor units.
    pub fn minor(self) -> i64 {
        self.0
    }
}

impl std::iter::Sum for Money {
    /// Adds up; saturates instead of wrapping, which the bound of [`Money::MAX`] then refuses.
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money(0), |sum, amount| Money(sum.0.saturating_add(amount.0)))
    }
}
