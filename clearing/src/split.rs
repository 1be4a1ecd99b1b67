//! Dividing a sum into whole cents that add up to it again.

use std::fmt;

/// Why a sum cannot be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsplittable {
    /// The sum or a weight is below zero.
    Negative,
    /// Something is to be divided, and no part weighs anything.
    NobodyToBearIt,
}

impl fmt::Display for Unsplittable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Unsplittable::Negative => "a sum below zero, or a weight below zero, cannot be divided",
            Unsplittable::NobodyToBearIt => "no part weighs anything, so nobody could bear the sum",
        })
    }
}

impl std::error::Error for Unsplittable {}

/// Divides `total` by weight, by largest remainder: every share is rounded
/// down, and the units left over go one each to the largest cut-off fractions,
/// ties to the smaller id (for texts, in byte order).
///
/// Shares come in the order of the parts and always add up to `total`; each is
/// less than one unit away from the exact share, and exact where that is whole.
/// Source: DESIGN 5.2, Allocation.
pub fn by_weights<Id: Ord>(total: i64, parts: &[(Id, i64)]) -> Result<Vec<i64>, Unsplittable> {
    if total < 0 || parts.iter().any(|(_, weight)| *weight < 0) {
        return Err(Unsplittable::Negative);
    }
    let whole: i128 = parts.iter().map(|(_, weight)| i128::from(*weight)).sum();
    if whole == 0 {
        return if total == 0 { Ok(vec![0; parts.len()]) } else { Err(Unsplittable::NobodyToBearIt) };
    }
    let exact = |weight: i64| i128::from(total) * i128::from(weight);
    // A quotient is at most `total`, so it fits.
    let mut shares: Vec<i64> = parts.iter().map(|(_, weight)| (exact(*weight) / whole) as i64).collect();
    let left = (total - shares.iter().sum::<i64>()) as usize;
    if left > 0 {
        let mut cut: Vec<(i128, &Id, usize)> =
            parts.iter().enumerate().map(|(index, (id, weight))| (-(exact(*weight) % whole), id, index)).collect();
        // Fewer units are left than parts were cut, so each gets at most one.
        cut.select_nth_unstable(left - 1);
        for (_, _, index) in &cut[..left] {
            shares[*index] += 1;
        }
    }
    assert_eq!(shares.iter().sum::<i64>(), total, "shares add up to the sum divided");
    Ok(shares)
}
