//! Inputs by chance, small enough to search through and full of ties.

use clearing::{Agency, Contribution, Parts, PledgeLine, PriceBreak, Quote, QuoteKind, SharedFee, Split};
use proptest::collection::vec;
use proptest::prelude::*;

/// Ids whose byte order is not their list order, one of them beyond ASCII.
const IDS: [&str; 5] = ["m", "érable", "a", "B", "z z"];

fn kinds() -> impl Strategy<Value = QuoteKind> {
    prop_oneof![Just(QuoteKind::AllUnits), Just(QuoteKind::Graduated)]
}

fn splits() -> impl Strategy<Value = Split> {
    prop_oneof![Just(Split::PerSeat), Just(Split::Equal), Just(Split::ByBand)]
}

/// A quote of up to four breaks; the last price may be 0, the first quantity
/// above 1.
pub fn quotes() -> impl Strategy<Value = Quote> {
    (kinds(), vec((1..12i64, 1..40i64), 1..5), 0..40i64).prop_map(|(kind, steps, last_price)| {
        let mut price: i64 = last_price * i64::from(last_price > 10) + steps.iter().map(|(_, fall)| fall).sum::<i64>();
        let mut seats_min = 0;
        let price_breaks = steps.iter().map(|(rise, fall)| {
            seats_min += rise;
            price -= fall;
            PriceBreak { seats_min, unit_price: price }
        });
        Quote { kind, price_breaks: price_breaks.collect() }
    })
}

/// Up to four fees with contributions, some beyond their fee.
pub fn fees() -> impl Strategy<Value = (Vec<SharedFee>, Vec<Contribution>)> {
    (vec((0..200i64, splits()), 0..5), vec((0..5usize, 0..150i64), 0..4)).prop_map(|(fees, given)| {
        let fee = |(index, (amount, split)): (usize, &(i64, Split))| SharedFee {
            key: format!("fee {index}"),
            amount: *amount,
            split: *split,
        };
        let fees: Vec<SharedFee> = fees.iter().enumerate().map(fee).collect();
        let named = given.iter().enumerate().filter(|(_, (fee, _))| *fee < fees.len());
        let contributions = named.map(|(index, (fee, amount))| Contribution {
            key: format!("gift {index}"),
            fee: format!("fee {fee}"),
            amount: *amount,
        });
        let contributions = contributions.collect();
        (fees, contributions)
    })
}

/// Limits around what prices come to, none among them.
fn limits() -> impl Strategy<Value = Option<i64>> {
    prop_oneof![1 => Just(None), 3 => (0..160i64).prop_map(Some), 1 => (0..40i64).prop_map(Some)]
}

/// Inputs of at most so many lines.
pub fn parts(lines_max: usize) -> impl Strategy<Value = Parts> {
    let agencies = vec(proptest::option::of(1..6i64), IDS.len());
    let lines = vec((0..IDS.len(), 1..9i64, limits()), 0..=lines_max);
    (quotes(), fees(), agencies, lines).prop_map(|(quote, (shared_fees, contributions), weights, lines)| {
        let agency =
            |(id, band_weight): (&&str, &Option<i64>)| Agency { id: (*id).to_owned(), band_weight: *band_weight };
        let line = |(index, (agency, seats, cap)): (usize, &(usize, i64, Option<i64>))| PledgeLine {
            id: format!("line {index}"),
            agency: IDS[*agency].to_owned(),
            seats: *seats,
            max_landed_price: *cap,
        };
        Parts {
            currency: "CAD".to_owned(),
            quote,
            shared_fees,
            contributions,
            agencies: IDS.iter().zip(&weights).map(agency).collect(),
            pledge_lines: lines.iter().enumerate().map(line).collect(),
        }
    })
}

/// The same inputs with every amount so many times as large: exact fractions
/// then pass 128 bits.
pub fn large_parts(lines_max: usize) -> impl Strategy<Value = Parts> {
    (parts(lines_max), 1..40_000_000_000_000i64, 1..1_000_000i64, 1..100_000i64).prop_map(
        |(mut parts, money, seats, weight)| {
            for step in &mut parts.quote.price_breaks {
                step.seats_min *= seats.min(100_000);
                step.unit_price *= money;
            }
            for fee in &mut parts.shared_fees {
                fee.amount *= money;
            }
            for contribution in &mut parts.contributions {
                contribution.amount *= money;
            }
            for agency in &mut parts.agencies {
                agency.band_weight = agency.band_weight.map(|band_weight| band_weight * weight);
            }
            for line in &mut parts.pledge_lines {
                line.seats *= seats;
                line.max_landed_price = line.max_landed_price.map(|cap| cap * money + cap % 3);
            }
            parts
        },
    )
}
