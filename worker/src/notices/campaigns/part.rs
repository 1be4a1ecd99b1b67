//! An agency's part of a result, as far as mails tell it: everything but the limits.

use domain::campaigns::allocation;
use domain::campaigns::outcome::{Answer, FeeShare, LeftOutReason, LineOutcome};
use domain::{Money, Seats};

/// An agency's part of a result. It is made from an allocation by leaving the limits out, so that no letter can state one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) standing: Standing,
    pub(super) seats: Seats,
    pub(super) seat_cost: Money,
    pub(super) total: Money,
    /// Rounded half up.
    pub(super) landed_price: Option<Money>,
    pub(super) fee_shares: Vec<FeeShare>,
    /// The lines that are left out for a reason.
    pub(super) left_out: Vec<LeftOut>,
    pub(super) answered: bool,
}

/// Where an agency stands in a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// At least one line is in.
    In,
    /// It said no.
    Declined,
    /// It was in and said nothing, which was no yes.
    Silent,
    /// Every line is left out for a reason.
    Out,
}

/// A line that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) seats: Seats,
    pub(super) reason: LeftOutReason,
    /// The price it missed, rounded up; none without an offer.
    pub(super) price: Option<Money>,
}

impl Part {
    pub(super) fn of(allocation: &allocation::Model) -> Self {
        Self {
            standing: standing(allocation),
            seats: allocation.seats,
            seat_cost: allocation.seat_cost,
            total: allocation.total,
            landed_price: allocation.landed_price,
            fee_shares: allocation.fee_shares.0.clone(),
            left_out: allocation.lines.0.iter().filter_map(left_out).collect(),
            answered: allocation.answer.is_some(),
        }
    }
}

fn standing(allocation: &allocation::Model) -> Standing {
    if allocation.answer == Some(Answer::Declined) {
        Standing::Declined
    } else if allocation.included {
        Standing::In
    } else if allocation.fell_silent() {
        Standing::Silent
    } else {
        Standing::Out
    }
}

fn left_out(line: &LineOutcome) -> Option<LeftOut> {
    let reason = line.reason.filter(|_| !line.included)?;
    Some(LeftOut { seats: line.seats, reason, price: line.landed_price_rounded })
}
