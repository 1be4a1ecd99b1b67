//! What a clearing decided, and its document.

use crate::fraction::Fraction;
use crate::json::{self, Value};

/// The format of a clearing's result.
pub const RESULT_FORMAT: &str = "longtable/clearing-result/1";

/// What a clearing decided, ready to be shown and to be recomputed.
///
/// When nothing clears, seats and money are 0, no break is reached, there are
/// no agencies, and every line is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether there is a purchase.
    pub cleared: bool,
    /// Seats of all lines that are in.
    pub seats: i64,
    /// Index of the price break they reach.
    pub price_break: Option<usize>,
    /// What the seats cost, in minor units.
    pub seat_cost: i64,
    /// The shared fees, in input order.
    pub fees: Vec<FeeOutcome>,
    /// Seat cost and net fees.
    pub total: i64,
    /// The lines, in input order.
    pub lines: Vec<LineOutcome>,
    /// The agencies with seats, by id in byte order.
    pub agencies: Vec<AgencyOutcome>,
}

/// A shared fee after contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeOutcome {
    /// Key of the fee.
    pub key: String,
    /// The whole fee.
    pub amount: i64,
    /// What contributions bear of it.
    pub contributed: i64,
    /// What the agencies bear of it.
    pub net: i64,
}

/// What became of a pledge line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineOutcome {
    /// Id of the line.
    pub id: String,
    /// In or out, and why.
    pub decision: Decision,
}

/// In or out, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The line is in.
    Included {
        /// The landed price of its agency.
        landed_price: Fraction,
    },
    /// Its cap is below the landed price it would have had to accept.
    CapBelowLandedPrice {
        /// That of its agency if this one line were added to the outcome.
        landed_price: Fraction,
    },
    /// The outcome and this line together stay below the first price break.
    NoOfferAtThisQuantity,
}

impl Decision {
    /// Whether the line is in.
    pub fn is_included(self) -> bool {
        matches!(self, Decision::Included { .. })
    }

    /// The landed price it accepted or missed.
    pub fn landed_price(self) -> Option<Fraction> {
        match self {
            Decision::Included { landed_price } | Decision::CapBelowLandedPrice { landed_price } => Some(landed_price),
            Decision::NoOfferAtThisQuantity => None,
        }
    }

    /// Why the line is out, as the format spells it.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Decision::Included { .. } => None,
            Decision::CapBelowLandedPrice { .. } => Some("CAP_BELOW_LANDED_PRICE"),
            Decision::NoOfferAtThisQuantity => Some("NO_OFFER_AT_THIS_QUANTITY"),
        }
    }
}

/// An agency's part of the purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyOutcome {
    /// Id of the agency.
    pub id: String,
    /// Its seats.
    pub seats: i64,
    /// What they cost without fees.
    pub seat_cost: i64,
    /// Its share of each fee, in the order of the fees, zeros too.
    pub fee_shares: Vec<i64>,
    /// Seat cost and fee shares.
    pub total: i64,
}

impl Outcome {
    /// The document of the format `longtable/clearing-result/1`, to the byte.
    ///
    /// `input_sha256` is the SHA-256 of the input's bytes in lowercase
    /// hexadecimal; [`crate::sha256`] gives it.
    pub fn to_json(&self, input_sha256: &str) -> String {
        json::write(&Value::object([
            ("format", Value::text(RESULT_FORMAT)),
            ("inputSha256", Value::text(input_sha256)),
            ("outcome", Value::text(if self.cleared { "CLEARED" } else { "NOT_CLEARED" })),
            ("seats", Value::Integer(self.seats)),
            ("priceBreak", self.price_break.map_or(Value::Null, |index| Value::Integer(index as i64))),
            ("seatCost", Value::Integer(self.seat_cost)),
            ("fees", Value::list(&self.fees, fee_value)),
            ("total", Value::Integer(self.total)),
            ("lines", Value::list(&self.lines, line_value)),
            ("agencies", Value::list(&self.agencies, |agency| self.agency_value(agency))),
        ]))
    }

    fn agency_value<'a>(&'a self, agency: &'a AgencyOutcome) -> Value<'a> {
        let shares =
            self.fees.iter().zip(&agency.fee_shares).map(|(fee, share)| {
                Value::object([("key", Value::text(&fee.key)), ("amount", Value::Integer(*share))])
            });
        Value::object([
            ("id", Value::text(&agency.id)),
            ("seats", Value::Integer(agency.seats)),
            ("seatCost", Value::Integer(agency.seat_cost)),
            ("feeShares", Value::List(shares.collect())),
            ("total", Value::Integer(agency.total)),
        ])
    }
}

fn fee_value(fee: &FeeOutcome) -> Value<'_> {
    Value::object([
        ("key", Value::text(&fee.key)),
        ("amount", Value::Integer(fee.amount)),
        ("contributed", Value::Integer(fee.contributed)),
        ("net", Value::Integer(fee.net)),
    ])
}

fn line_value(line: &LineOutcome) -> Value<'_> {
    let id = ("id", Value::text(&line.id));
    let included = ("included", Value::Bool(line.decision.is_included()));
    let price = line.decision.landed_price();
    let price = ("landedPrice", price.map_or(Value::Null, |price| Value::Text(price.to_string().into())));
    match line.decision.reason() {
        None => Value::object([id, included, price]),
        Some(reason) => Value::object([id, included, ("reason", Value::text(reason)), price]),
    }
}
