//! What a coordinator asks after the close: how firm is this price, who
//! carries it, and would a few spare licences be cheaper?
//!
//! All of it follows from the outcome, in which nobody's limits are to be seen.
//! Source: DESIGN 5.2, analyses made after clearing from the redacted record.

use crate::outcome::Outcome;
use crate::quote::wide;
use crate::terms::Terms;

/// What the quantity falls back to when too many leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// A lower price break, by index: seats cost more.
    PriceBreak(usize),
    /// Below the first price break: there is no purchase.
    NoOffer,
}

/// How many seats may leave before something changes for those who stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyMargin {
    /// So many may leave and the price break holds; one more, and it does not.
    pub seats: i64,
    /// What comes then.
    pub fallback: Fallback,
}

impl SafetyMargin {
    /// Whether the price break is lost when so many seats leave.
    pub fn falls_without(&self, seats: i64) -> bool {
        seats > self.seats
    }
}

/// An agency whose leaving alone changes the price break, or ends the purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pivotal {
    /// Id of the agency.
    pub agency: String,
    /// What the others fall back to without it.
    pub fallback: Fallback,
}

/// Advice to buy some spare seats because the total falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopUp {
    /// Seats to add.
    pub seats: i64,
    /// Index of the price break they reach.
    pub price_break: usize,
    /// What all seats, spare ones too, then cost.
    pub seat_cost: i64,
    /// How much less that is than now; at least 1.
    pub saving: i64,
}

/// The safety margin of an outcome; `None` when nothing cleared.
///
/// With a `GRADUATED` quote every seat that leaves raises the average price a
/// little; the margin still counts to the break, where the marginal price jumps.
pub fn safety_margin(terms: &Terms, outcome: &Outcome) -> Option<SafetyMargin> {
    let reached = outcome.price_break?;
    let seats_min = terms.price_breaks().get(reached)?.seats_min;
    Some(SafetyMargin { seats: outcome.seats - seats_min, fallback: fallback(terms, seats_min - 1) })
}

/// The agencies without which, each alone, the price break reached is lost, in
/// the order of the outcome.
pub fn pivotal_agencies(terms: &Terms, outcome: &Outcome) -> Vec<Pivotal> {
    let Some(margin) = safety_margin(terms, outcome) else { return Vec::new() };
    let pivotal = outcome.agencies.iter().filter(|agency| margin.falls_without(agency.seats));
    pivotal
        .map(|agency| Pivotal { agency: agency.id.clone(), fallback: fallback(terms, outcome.seats - agency.seats) })
        .collect()
}

/// The cheapest way to buy more seats for less money, if there is one: the
/// largest saving, and the fewest seats among equals.
///
/// Only an `ALL_UNITS` quote can give it, just below a price break.
pub fn top_up(terms: &Terms, outcome: &Outcome) -> Option<TopUp> {
    let reached = outcome.price_break?;
    let higher = terms.price_breaks().iter().enumerate().skip(reached + 1);
    let offers = higher.filter_map(|(price_break, step)| {
        let cost = terms.cost(step.seats_min)?;
        let saving = wide(outcome.seat_cost).checked_sub(cost).filter(|saving| *saving > 0)?;
        Some(TopUp {
            seats: step.seats_min - outcome.seats,
            price_break,
            seat_cost: i64::try_from(cost).ok()?,
            saving: i64::try_from(saving).ok()?,
        })
    });
    // The last of equals would be taken: seen from behind, that is the nearest.
    offers.collect::<Vec<_>>().into_iter().rev().max_by_key(|offer| offer.saving)
}

fn fallback(terms: &Terms, seats: i64) -> Fallback {
    terms.break_reached(seats).map_or(Fallback::NoOffer, Fallback::PriceBreak)
}
