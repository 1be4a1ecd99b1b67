//! The offer and the shared fees, and the landed price that follows from them.

use ruint::aliases::U256;

use crate::fraction::Fraction;
use crate::input::{BAND_WEIGHT_MAX, Contribution, Input, Parts, SEATS_MAX, SharedFee, Split};
use crate::json::ITEMS_MAX;
use crate::problem::Problem;
use crate::quote::{PriceBreak, PriceTable, Quote, QuoteKind, wide};

/// A shared fee, less the contributions named for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetFee {
    /// Key of the fee.
    pub key: String,
    /// The whole fee in minor units.
    pub amount: i64,
    /// What contributions bear of it: never more than the fee, the rest goes back.
    pub contributed: i64,
    /// What the agencies bear of it.
    pub net: i64,
    /// How they divide it.
    pub split: Split,
}

/// What a set of pledge lines comes to, as far as everybody's price depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// All seats.
    pub seats: i64,
    /// The agencies with seats.
    pub agencies: i64,
    /// The sum of their band weights.
    pub band_weights: i64,
}

impl Demand {
    /// That of one agency alone.
    pub fn alone(own: Own) -> Demand {
        Demand { seats: own.seats, agencies: 1, band_weights: own.band_weight }
    }

    /// With so much more.
    pub fn plus(self, more: Demand) -> Demand {
        Demand {
            seats: self.seats + more.seats,
            agencies: self.agencies + more.agencies,
            band_weights: self.band_weights + more.band_weights,
        }
    }

    /// With so much less.
    pub fn less(self, gone: Demand) -> Demand {
        Demand {
            seats: self.seats - gone.seats,
            agencies: self.agencies - gone.agencies,
            band_weights: self.band_weights - gone.band_weights,
        }
    }
}

/// One agency's part of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its seats.
    pub seats: i64,
    /// Its band weight.
    pub band_weight: i64,
}

/// A checked offer with its fees, ready to be asked for prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    prices: PriceTable,
    fees: Vec<NetFee>,
    /// Net fees by their split, added up: what a landed price needs of them.
    net: [u128; 3],
}

impl Terms {
    /// Checks an offer before anybody has pledged, with the rules and pointers
    /// of a whole input.
    pub fn new(quote: Quote, fees: Vec<SharedFee>, contributions: Vec<Contribution>) -> Result<Terms, Vec<Problem>> {
        let parts = Parts {
            currency: "XXX".to_owned(),
            quote,
            shared_fees: fees,
            contributions,
            agencies: Vec::new(),
            pledge_lines: Vec::new(),
        };
        Input::new(parts).map(|input| input.terms().clone())
    }

    /// Prepares what has been checked.
    pub(crate) fn of(quote: &Quote, fees: &[SharedFee], contributions: &[Contribution]) -> Terms {
        let fees = net_fees(fees, contributions);
        let mut net = [0; 3];
        for fee in &fees {
            net[fee.split as usize] += wide(fee.net);
        }
        Terms { prices: PriceTable::new(quote), fees, net }
    }

    /// The net fees of one split, added up.
    pub(crate) fn net(&self, split: Split) -> u128 {
        self.net[split as usize]
    }

    /// All net fees, added up.
    pub(crate) fn nets(&self) -> u128 {
        self.net.iter().sum()
    }

    /// How the price of a break applies.
    pub fn kind(&self) -> QuoteKind {
        self.prices.kind()
    }

    /// The price breaks, lowest quantity first; there is at least one.
    pub fn price_breaks(&self) -> &[PriceBreak] {
        self.prices.breaks()
    }

    /// The fees as the agencies bear them, in input order.
    pub fn fees(&self) -> &[NetFee] {
        &self.fees
    }

    /// Below this many seats there is no offer.
    pub fn seats_min(&self) -> i64 {
        self.prices.seats_min()
    }

    /// Index of the price break that so many seats reach; `None` where there
    /// is no offer.
    pub fn break_reached(&self, seats: i64) -> Option<usize> {
        self.prices.break_reached(seats)
    }

    /// What so many seats cost in minor units, without fees; `None` where
    /// there is no offer. Up to 94 bits long for seats a record can hold.
    pub fn cost(&self, seats: i64) -> Option<u128> {
        self.prices.cost(seats)
    }

    /// The exact landed price of an agency in a demand it is part of: what a
    /// seat costs there with its share of the fees, before tax.
    ///
    /// `None` where there is no offer, and for numbers no record can hold.
    /// Source: DESIGN 5.2, Landed price.
    pub fn landed_price(&self, demand: Demand, own: Own) -> Option<Fraction> {
        if !is_possible(demand, own) {
            return None;
        }
        let cost = U256::from(self.cost(demand.seats)? + self.net(Split::PerSeat));
        let [equal, banded] = [Split::Equal, Split::ByBand].map(|split| U256::from(self.net(split)));
        // Fees nobody bears need no room in the denominator.
        let agencies = U256::from(if equal.is_zero() { 1 } else { demand.agencies });
        let weights = U256::from(if banded.is_zero() { 1 } else { demand.band_weights });
        let [all, seats, weight] = [demand.seats, own.seats, own.band_weight].map(U256::from);
        // cost/all + (equal/agencies + banded × weight/weights) / seats, over
        // one denominator. Within the bounds just checked the longest term has
        // 191 bits.
        let fees = equal * weights + banded * weight * agencies;
        let over = cost * agencies * weights * seats + fees * all;
        Some(Fraction::new(over, all * agencies * weights * seats))
    }
}

/// Whether a record could hold this demand with this agency in it.
fn is_possible(demand: Demand, own: Own) -> bool {
    let items = ITEMS_MAX as i64;
    (1..=BAND_WEIGHT_MAX).contains(&own.band_weight)
        && (1..=demand.seats).contains(&own.seats)
        && (own.band_weight..=items * BAND_WEIGHT_MAX).contains(&demand.band_weights)
        && (1..=items).contains(&demand.agencies)
        && demand.seats <= items * SEATS_MAX
}

/// Each fee less its contributions, never below zero.
fn net_fees(fees: &[SharedFee], contributions: &[Contribution]) -> Vec<NetFee> {
    let mut given = std::collections::HashMap::new();
    for contribution in contributions {
        *given.entry(contribution.fee.as_str()).or_insert(0) += wide(contribution.amount);
    }
    let contributed = |fee: &SharedFee| {
        let given = given.get(fee.key.as_str()).copied().unwrap_or(0);
        // What does not fit is more than any fee.
        i64::try_from(given).map_or(fee.amount, |given| given.min(fee.amount))
    };
    fees.iter()
        .map(|fee| NetFee {
            key: fee.key.clone(),
            amount: fee.amount,
            contributed: contributed(fee),
            net: fee.amount - contributed(fee),
            split: fee.split,
        })
        .collect()
}
