//! The parts that everybody's price is made of, cut off where it does no harm.

use ruint::Uint;

use crate::input::{Input, Split};
use crate::quote::wide;
use crate::terms::{Demand, Own, Terms};

/// The parts that everybody's price is made of.
///
/// What an agency with `s` seats and band weight `w` pays for all of them is
/// `s·seat + equal + w·band`. The parts only rise as lines drop.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shared<const BITS: usize, const LIMBS: usize> {
    /// The average price of a seat with the per-seat fees.
    pub seat: Uint<BITS, LIMBS>,
    /// One equal share of the fees that are split so.
    pub equal: Uint<BITS, LIMBS>,
    /// The price of a band point.
    pub band: Uint<BITS, LIMBS>,
}

impl<const BITS: usize, const LIMBS: usize> Shared<BITS, LIMBS> {
    /// The parts in a demand, if there is an offer for it.
    pub fn of(terms: &Terms, demand: Demand, precision: Precision) -> Option<Self> {
        let cost = terms.cost(demand.seats)?;
        let cut = |sum: u128, among: i64| (Uint::from(sum) << precision.after) / Uint::from(among);
        Some(Shared {
            seat: cut(cost + terms.net(Split::PerSeat), demand.seats),
            equal: cut(terms.net(Split::Equal), demand.agencies),
            band: cut(terms.net(Split::ByBand), demand.band_weights),
        })
    }

    /// What all seats of an agency cost with fees.
    pub fn bill(&self, own: Own) -> Uint<BITS, LIMBS> {
        self.seat * Uint::from(own.seats) + self.equal + self.band * Uint::from(own.band_weight)
    }
}

/// How many binary digits of a bill matter before the point and after it.
///
/// An exact bill is a multiple of `1/(n·m·W)`, where `n` are all seats, `m` the
/// agencies and `W` their band weights. So a bill that is above a whole number
/// is above it by at least that much. Cutting the parts off after `d` digits
/// takes less than `(s + 1 + w)/2^d` from a bill. With `2^d` at least
/// `(s + 1 + w)·n·m·W` that is less than what it may be above: whether a bill
/// is above a whole number is then always answered exactly.
#[derive(Clone, Copy)]
pub(crate) struct Precision {
    /// No bill is as large as 2 to this power.
    pub before: usize,
    /// The digits kept of the parts.
    pub after: usize,
}

impl Precision {
    /// What an input needs, with all its lines in.
    pub fn of(input: &Input, all: Demand, own: impl Iterator<Item = Own>) -> Precision {
        let terms = input.terms();
        let largest = own.map(|own| wide(own.seats) + wide(own.band_weight) + 1).max().unwrap_or(1);
        // The first price is the highest, and alone an agency bears every fee.
        let price = terms.price_breaks().first().map_or(0, |first| first.unit_price);
        let most = wide(price) * wide(all.seats) + terms.nets();
        let counts = [all.seats, all.agencies, all.band_weights].map(|count| digits(wide(count)));
        Precision { before: digits(most), after: digits(largest) + counts.iter().sum::<usize>() }
    }

    /// The digits of the longest bill; at most 233 within the bounds of an input.
    pub fn digits(self) -> usize {
        self.before + self.after
    }
}

/// A number is below 2 to the power of its binary digits.
fn digits(number: u128) -> usize {
    (u128::BITS - number.leading_zeros()) as usize
}
