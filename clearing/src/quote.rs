//! A supplier's priced answer, and what a number of licences costs by it.

/// How the price of a break applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// The price of the break reached is the price of every seat. The total
    /// can fall when one more seat is bought.
    AllUnits,
    /// Seats fill the breaks in order, each at the price of its own break; the
    /// first break's price also holds for the seats below its minimum.
    Graduated,
}

/// A quantity from which on a unit price holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceBreak {
    /// The seats needed to reach it, 1 to 10,000,000.
    pub seats_min: i64,
    /// Price of a seat in minor units.
    pub unit_price: i64,
}

/// A supplier's prices by quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// How the price of a break applies.
    pub kind: QuoteKind,
    /// At least one, `seats_min` strictly rising, `unit_price` strictly falling.
    pub price_breaks: Vec<PriceBreak>,
}

/// A checked quote that answers quickly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PriceTable {
    kind: QuoteKind,
    breaks: Vec<PriceBreak>,
    /// Of each break, what the seats below it cost when `GRADUATED`.
    cost_below: Vec<u128>,
}

impl PriceTable {
    /// Prepares a quote whose breaks rise and fall as they should.
    pub fn new(quote: &Quote) -> PriceTable {
        let mut cost_below = Vec::with_capacity(quote.price_breaks.len());
        let (mut cost, mut seats, mut price) = (0, 1, quote.price_breaks.first().map_or(0, |first| first.unit_price));
        for step in &quote.price_breaks {
            cost += wide(step.seats_min - seats) * wide(price);
            cost_below.push(cost);
            (seats, price) = (step.seats_min, step.unit_price);
        }
        PriceTable { kind: quote.kind, breaks: quote.price_breaks.clone(), cost_below }
    }

    /// Kind of the quote.
    pub fn kind(&self) -> QuoteKind {
        self.kind
    }

    /// The breaks, lowest quantity first.
    pub fn breaks(&self) -> &[PriceBreak] {
        &self.breaks
    }

    /// Below this many seats there is no offer.
    pub fn seats_min(&self) -> i64 {
        self.breaks.first().map_or(i64::MAX, |first| first.seats_min)
    }

    /// Index of the break that so many seats reach.
    pub fn break_reached(&self, seats: i64) -> Option<usize> {
        self.breaks.partition_point(|step| step.seats_min <= seats).checked_sub(1)
    }

    /// What so many seats cost, where there is an offer.
    pub fn cost(&self, seats: i64) -> Option<u128> {
        let index = self.break_reached(seats)?;
        let step = self.breaks[index];
        Some(match self.kind {
            QuoteKind::AllUnits => wide(step.unit_price) * wide(seats),
            QuoteKind::Graduated => self.cost_below[index] + wide(step.unit_price) * wide(seats - step.seats_min + 1),
        })
    }
}

/// A number that is never negative, with room to multiply.
pub(crate) fn wide(number: i64) -> u128 {
    u128::from(number.unsigned_abs())
}
