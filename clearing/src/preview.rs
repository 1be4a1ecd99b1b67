//! What can be said before the close, to an agency about itself, without
//! looking at anybody else's limits.

use crate::fraction::Fraction;
use crate::input::{BAND_WEIGHT_MAX, SEATS_MAX, Split};
use crate::json::INTEGER_MAX;
use crate::quote::{QuoteKind, wide};
use crate::terms::{Demand, Own, Terms};

/// The exact landed price of an agency if everything pledged now came through,
/// nobody's limit being missed; `None` where there is no offer yet.
///
/// `demand` counts all pledges, the agency's own among them.
pub fn landed_if_nobody_misses(terms: &Terms, demand: Demand, own: Own) -> Option<Fraction> {
    terms.landed_price(demand, own)
}

/// The same as a bill for all the agency's seats, half a cent going up.
///
/// The result's largest remainders may move each component by less than a cent.
pub fn bill_if_nobody_misses(terms: &Terms, demand: Demand, own: Own) -> Option<i64> {
    landed_if_nobody_misses(terms, demand, own)?.times(own.seats)?.round_half_up()
}

/// The next price break, and the way to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBreak {
    /// Its index.
    pub price_break: usize,
    /// Seats still missing.
    pub seats_missing: i64,
    /// Its price of a seat.
    pub unit_price: i64,
}

/// The price break that comes after the one so many seats reach, if any.
pub fn next_break(terms: &Terms, seats: i64) -> Option<NextBreak> {
    let price_break = terms.break_reached(seats).map_or(0, |reached| reached + 1);
    let step = terms.price_breaks().get(price_break)?;
    Some(NextBreak { price_break, seats_missing: step.seats_min - seats, unit_price: step.unit_price })
}

/// What an agency would save if agencies already in pledged the seats missing
/// to the next price break; `None` where there is no offer yet, or no next break.
pub fn saving_at_next_break(terms: &Terms, demand: Demand, own: Own) -> Option<i64> {
    let next = next_break(terms, demand.seats)?;
    let then = Demand { seats: demand.seats + next.seats_missing, ..demand };
    Some(bill_if_nobody_misses(terms, demand, own)? - bill_if_nobody_misses(terms, then, own)?)
}

/// A line an agency has pledged or is about to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnLine {
    /// 1 to 10,000,000.
    pub seats: i64,
    /// The highest landed price it accepts; any when not stated.
    pub max_landed_price: Option<i64>,
}

/// The most an agency can be asked to pay for what it pledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstBill {
    /// Minor units, before tax. No clearing gives the agency a larger bill.
    pub amount: i64,
    /// The seats it would get for it.
    pub seats: i64,
    /// How much of the amount is there only because shares are whole cents:
    /// less than one for each component of the bill.
    pub rounding: i64,
}

/// The largest bill an agency could ever get for its lines, whatever others
/// pledge, and whether or not they do.
///
/// The lines in an outcome are those whose limit reaches the landed price: the
/// unlimited ones, then limited ones by falling limit. For each such set the
/// price is at most its lowest limit, and at most what the agency would pay with
/// as few others as the offer allows: alone, if it reaches the first price break
/// by itself, else with one other agency of the lowest band weight that fills it up.
/// Every share is counted rounded up, so the bound holds to the cent.
pub fn worst_bill(terms: &Terms, band_weight: i64, lines: &[OwnLine]) -> WorstBill {
    let mut lines = lines.to_vec();
    // Unlimited first, then by falling limit.
    lines.sort_by_key(|line| std::cmp::Reverse(line.max_landed_price.unwrap_or(i64::MAX)));
    let mut worst = WorstBill { amount: 0, seats: 0, rounding: 0 };
    let mut seats = 0;
    for same_limit in lines.chunk_by(|one, next| one.max_landed_price == next.max_landed_price) {
        seats += same_limit.iter().map(|line| line.seats.clamp(0, SEATS_MAX)).sum::<i64>();
        if seats == 0 {
            continue;
        }
        let bill = with_few_others(terms, Own { seats, band_weight: band_weight.clamp(1, BAND_WEIGHT_MAX) });
        let limit = same_limit[0].max_landed_price.map(|limit| at_limit(terms, seats, limit));
        let bill = limit.map_or(bill, |limit| if limit.amount < bill.amount { limit } else { bill });
        if bill.amount >= worst.amount {
            worst = bill;
        }
    }
    worst
}

/// The bill when the price is just what the lowest limit allows.
fn at_limit(terms: &Terms, seats: i64, limit: i64) -> WorstBill {
    let cut_off =
        terms.fees().iter().filter(|fee| fee.net > 0).count() + usize::from(terms.kind() == QuoteKind::Graduated);
    // Each component is less than a cent above its exact share. The exact
    // shares come to whole cents at most, so together they stay one cent below
    // their number.
    let rounding = cut_off.saturating_sub(1) as u128;
    worst(wide(limit.max(0)) * wide(seats), rounding, seats)
}

/// The bill when as few others as possible share it.
fn with_few_others(terms: &Terms, own: Own) -> WorstBill {
    let all = own.seats.max(terms.seats_min());
    let others = i64::from(all > own.seats);
    let whole = |sum: u128, part: i64, of: i64| {
        let exact = sum * wide(part);
        (exact / wide(of), u128::from(!exact.is_multiple_of(wide(of))))
    };
    let cost = terms.cost(all).unwrap_or(0);
    // Alone, everything is the agency's: no need to multiply what may be long.
    let seat_cost = if others == 0 { (cost, 0) } else { whole(cost, own.seats, all) };
    let fees = terms.fees().iter().map(|fee| {
        let net = wide(fee.net);
        match fee.split {
            Split::PerSeat => whole(net, own.seats, all),
            Split::Equal => whole(net, 1, 1 + others),
            Split::ByBand => whole(net, own.band_weight, own.band_weight + others),
        }
    });
    let (amount, rounding) = fees.fold(seat_cost, |sum, share| (sum.0 + share.0, sum.1 + share.1));
    worst(amount, rounding, own.seats)
}

/// No result holds a larger amount than a record can.
fn worst(amount: u128, rounding: u128, seats: i64) -> WorstBill {
    let fitting = |amount: u128| i64::try_from(amount).unwrap_or(INTEGER_MAX).min(INTEGER_MAX);
    WorstBill { amount: fitting(amount + rounding), seats, rounding: fitting(rounding) }
}
