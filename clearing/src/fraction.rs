//! Exact fractions, for prices that must be compared before cents are rounded.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use ruint::Uint;
use ruint::aliases::U256;

use crate::json::INTEGER_MAX;

/// A number of at least zero as a reduced fraction; a landed price is one.
///
/// It shows as `p/q`, also when `q` is 1, and reads back from that. Fractions
/// are for comparing and showing: adding many of them up would let `q` grow
/// without end, so sums are made of integers over a common denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    over: U256,
    under: U256,
}

impl Fraction {
    /// Reduces `over / under`; `under` is not zero.
    pub(crate) fn new(over: U256, under: U256) -> Fraction {
        debug_assert!(!under.is_zero(), "a fraction of zeroth parts");
        let common = over.gcd(under);
        Fraction { over: over / common, under: under / common }
    }

    /// This many times as much, where it fits into 256 bits: a landed price
    /// times seats is what they cost.
    pub fn times(self, number: i64) -> Option<Fraction> {
        let number = U256::from(u64::try_from(number).ok()?);
        let common = number.gcd(self.under);
        let over = self.over.checked_mul(number / common)?;
        Some(Fraction { over, under: self.under / common })
    }

    /// Whether a limit in minor units accepts this price, compared exactly.
    pub fn is_at_most(self, limit: i64) -> bool {
        u64::try_from(limit).is_ok_and(|limit| self <= Fraction::from(limit))
    }

    /// The next integer at or below, where a record can hold it.
    pub fn floor(self) -> Option<i64> {
        fitting(self.over / self.under)
    }

    /// The next integer at or above, where a record can hold it.
    pub fn ceil(self) -> Option<i64> {
        fitting(self.over.div_ceil(self.under))
    }

    /// The nearest integer, a half going up, where a record can hold it.
    pub fn round_half_up(self) -> Option<i64> {
        let (whole, rest) = self.over.div_rem(self.under);
        let up = rest >= self.under - rest;
        fitting(whole.checked_add(U256::from(u8::from(up)))?)
    }
}

/// The integer, up to the largest a record can hold.
fn fitting(number: U256) -> Option<i64> {
    i64::try_from(number).ok().filter(|number| *number <= INTEGER_MAX)
}

impl From<u64> for Fraction {
    fn from(whole: u64) -> Fraction {
        Fraction { over: U256::from(whole), under: U256::from(1) }
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        let left: Uint<512, 8> = self.over.widening_mul(other.under);
        left.cmp(&other.over.widening_mul(self.under))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.over, self.under)
    }
}

/// The text is not a fraction as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFraction;

impl fmt::Display for NotAFraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a reduced fraction written as p/q")
    }
}

impl std::error::Error for NotAFraction {}

impl FromStr for Fraction {
    type Err = NotAFraction;

    /// Reads `p/q` as it is shown: digits only, reduced.
    fn from_str(text: &str) -> Result<Fraction, NotAFraction> {
        let read = |part: &str| U256::from_str_radix(part, 10).map_err(|_| NotAFraction);
        let (over, under) = text.split_once('/').ok_or(NotAFraction)?;
        let (over, under) = (read(over)?, read(under)?);
        if under.is_zero() {
            return Err(NotAFraction);
        }
        let fraction = Fraction::new(over, under);
        if fraction.to_string() == text { Ok(fraction) } else { Err(NotAFraction) }
    }
}
