//! The rules of clearing taken literally: slow, short, and written without the
//! crate's own arithmetic, to hold the fast one against.

use std::collections::BTreeSet;

use clearing::{Parts, QuoteKind, SharedFee, Split};
use num_bigint::BigUint;

/// Lines by index.
pub type Lines = BTreeSet<usize>;

/// A price as a fraction, not reduced.
#[derive(Clone, Debug)]
pub struct Price {
    over: BigUint,
    under: BigUint,
}

impl Price {
    fn whole(number: i64) -> Price {
        Price { over: big(number), under: big(1) }
    }

    fn plus(self, other: Price) -> Price {
        Price { over: &self.over * &other.under + &other.over * &self.under, under: self.under * other.under }
    }

    /// Divides by a number above zero.
    fn by(self, divisor: i64) -> Price {
        Price { over: self.over, under: self.under * big(divisor) }
    }

    fn times(self, factor: i64) -> Price {
        Price { over: self.over * big(factor), under: self.under }
    }

    /// Whether a cap accepts it.
    pub fn is_at_most(&self, cap: i64) -> bool {
        self.over <= big(cap) * &self.under
    }

    /// The next integer at or above.
    pub fn ceil(&self) -> BigUint {
        (&self.over + &self.under - 1u32) / &self.under
    }

    /// Whether it is no higher than another.
    pub fn is_no_higher_than(&self, other: &Price) -> bool {
        &self.over * &other.under <= &other.over * &self.under
    }

    /// Reduced, as the result spells it.
    pub fn spelled(&self) -> String {
        let (mut common, mut rest) = (self.over.clone(), self.under.clone());
        while rest != big(0) {
            (common, rest) = (rest.clone(), common % &rest);
        }
        format!("{}/{}", &self.over / &common, &self.under / &common)
    }
}

fn big(number: i64) -> BigUint {
    BigUint::from(u64::try_from(number).expect("nothing here is below zero"))
}

/// All seats of these lines.
pub fn seats(parts: &Parts, lines: &Lines) -> i64 {
    lines.iter().map(|line| parts.pledge_lines[*line].seats).sum()
}

/// The cost of so many seats, seat by seat where the quote is graduated.
fn cost(parts: &Parts, seats: i64) -> Option<Price> {
    let breaks = &parts.quote.price_breaks;
    let reached = breaks.iter().rposition(|step| step.seats_min <= seats)?;
    let price = |index: usize| Price::whole(breaks[index].unit_price);
    Some(match parts.quote.kind {
        QuoteKind::AllUnits => price(reached).times(seats),
        QuoteKind::Graduated => (0..=reached).fold(Price::whole(0), |sum, index| {
            let from = if index == 0 { 1 } else { breaks[index].seats_min };
            let below = if index == reached { seats + 1 } else { breaks[index + 1].seats_min };
            sum.plus(price(index).times(below - from))
        }),
    })
}

/// The landed price of an agency in a set of lines it has seats in.
pub fn landed(parts: &Parts, lines: &Lines, agency: &str) -> Option<Price> {
    let all = seats(parts, lines);
    let of = |id: &str| -> i64 {
        lines
            .iter()
            .map(|line| &parts.pledge_lines[*line])
            .filter(|line| line.agency == id)
            .map(|line| line.seats)
            .sum()
    };
    let here: Vec<_> = parts.agencies.iter().filter(|agency| of(&agency.id) > 0).collect();
    let weights: i64 = here.iter().map(|agency| agency.band_weight.unwrap_or(1)).sum();
    let own = here.iter().find(|one| one.id == agency)?;
    let mut price = cost(parts, all)?.by(all);
    for fee in &parts.shared_fees {
        let net = net(parts, fee);
        let share = match fee.split {
            Split::PerSeat => net.times(of(agency)).by(all),
            Split::Equal => net.by(here.len() as i64),
            Split::ByBand => net.times(own.band_weight.unwrap_or(1)).by(weights),
        };
        price = price.plus(share.by(of(agency)));
    }
    Some(price)
}

/// What these lines cost with all net fees, were they to clear.
pub fn total(parts: &Parts, lines: &Lines) -> Option<BigUint> {
    let cost = cost(parts, seats(parts, lines))?;
    let nets = parts.shared_fees.iter().map(|fee| net(parts, fee).over);
    Some(nets.fold(cost.over, |sum, net| sum + net))
}

/// A fee less what is given for it.
fn net(parts: &Parts, fee: &SharedFee) -> Price {
    let named = parts.contributions.iter().filter(|contribution| contribution.fee == fee.key);
    let given: i128 = named.map(|contribution| i128::from(contribution.amount)).sum();
    Price::whole((i128::from(fee.amount) - given).max(0) as i64)
}

/// How the rounds go: the lines left, and each line dropped with the landed
/// price it did not accept.
pub fn rounds(parts: &Parts) -> (Lines, Vec<(usize, Price)>) {
    let mut left: Lines = (0..parts.pledge_lines.len()).collect();
    let mut dropped = Vec::new();
    loop {
        let mut gone = Vec::new();
        for line in &left {
            let pledge = &parts.pledge_lines[*line];
            let Some(price) = landed(parts, &left, &pledge.agency) else { return (left, dropped) };
            if pledge.max_landed_price.is_some_and(|cap| !price.is_at_most(cap)) {
                gone.push((*line, price));
            }
        }
        if gone.is_empty() {
            return (left, dropped);
        }
        for (line, _) in &gone {
            left.remove(line);
        }
        dropped.extend(gone);
    }
}

/// Whether every line of the set accepts its agency's landed price.
pub fn all_accept(parts: &Parts, lines: &Lines) -> bool {
    lines.iter().all(|line| {
        let pledge = &parts.pledge_lines[*line];
        landed(parts, lines, &pledge.agency)
            .is_some_and(|price| pledge.max_landed_price.is_none_or(|cap| price.is_at_most(cap)))
    })
}
