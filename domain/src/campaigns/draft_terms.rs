//! What must hold of an offer and its fees (DESIGN 5.2, bounds of formats/clearing).

use std::collections::HashSet;

use super::draft::{DraftCheck, TITLE_MAX, count};
use super::terms::{PriceBreak, Terms};
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::money::Money;
use crate::seats::Seats;
use crate::text;

/// The most price breaks, fees or contributions a campaign may have.
const ITEMS_MAX: usize = 50;
/// The longest key of a fee or contribution.
const KEY_MAX: usize = 64;

/// Checks the terms of a draft.
pub(crate) fn check(terms: &Terms, found: &mut DraftCheck) {
    if !check_lengths(terms, found) {
        return;
    }
    check_price_breaks(&terms.price_breaks, found);
    check_fees(terms, found);
    check_contributions(terms, found);
    check_sum(terms, found);
}

/// Lists that are too long are not looked at entry by entry. Says whether none is.
fn check_lengths(terms: &Terms, found: &mut DraftCheck) -> bool {
    let lists = [
        ("priceBreaks", terms.price_breaks.len()),
        ("sharedFees", terms.shared_fees.len()),
        ("contributions", terms.contributions.len()),
    ];
    let too_long = lists.iter().filter(|(_, length)| *length > ITEMS_MAX);
    let problems = too_long.map(|(field, _)| Problem::at(*field, ProblemCode::TooMany).with("max", count(ITEMS_MAX)));
    let before = found.problems.len();
    found.problems.extend(problems);
    found.problems.len() == before
}

fn check_price_breaks(breaks: &[PriceBreak], found: &mut DraftCheck) {
    if breaks.is_empty() {
        found.problem("priceBreaks", ProblemCode::NoPriceBreaks);
    }
    for (n, step) in breaks.iter().enumerate() {
        let field = format!("priceBreaks.{n}.seatsMin");
        let before = n.checked_sub(1).and_then(|before| breaks.get(before));
        if step.seats_min < Seats(1) {
            found.problem(field, ProblemCode::TooFewSeats);
        } else if step.seats_min > Seats::LINE_MAX {
            let max = ProblemArg::Number(Seats::LINE_MAX.count());
            found.problems.push(Problem::at(field, ProblemCode::TooManySeats).with("max", max));
        } else if before.is_some_and(|before| step.seats_min <= before.seats_min) {
            found.problem(field, ProblemCode::SeatsNotRising);
        }
        let field = format!("priceBreaks.{n}.unitPrice");
        if check_amount(&field, step.unit_price, found)
            && before.is_some_and(|before| step.unit_price >= before.unit_price)
        {
            found.problem(field, ProblemCode::PricesNotFalling);
        }
    }
}

fn check_fees(terms: &Terms, found: &mut DraftCheck) {
    let mut keys = HashSet::new();
    for (n, fee) in terms.shared_fees.iter().enumerate() {
        let field = format!("sharedFees.{n}");
        check_key(&field, &fee.key, &mut keys, found);
        if !found.both_languages(&format!("{field}.label"), [&fee.label_en, &fee.label_fr], TITLE_MAX) {
            found.problem(found.first_field(&format!("{field}.label")), ProblemCode::Missing);
        }
        check_amount(&format!("{field}.amount"), fee.amount, found);
    }
}

fn check_contributions(terms: &Terms, found: &mut DraftCheck) {
    let mut keys = HashSet::new();
    for (n, contribution) in terms.contributions.iter().enumerate() {
        let field = format!("contributions.{n}");
        check_key(&field, &contribution.key, &mut keys, found);
        let label = format!("{field}.label");
        found.text(&label, &contribution.label, TITLE_MAX);
        if contribution.label.trim().is_empty() {
            found.problem(label, ProblemCode::Missing);
        }
        if !terms.shared_fees.iter().any(|fee| fee.key == contribution.fee) {
            found.problem(format!("{field}.fee"), ProblemCode::UnknownFee);
        }
        check_amount(&format!("{field}.amount"), contribution.amount, found);
    }
}

fn check_key<'k>(field: &str, key: &'k str, keys: &mut HashSet<&'k str>, found: &mut DraftCheck) {
    let field = format!("{field}.key");
    if let Some(problem) = text::required(&field, key, KEY_MAX) {
        found.problems.push(problem);
    } else if !keys.insert(key) {
        found.problem(field, ProblemCode::KeyTwice);
    }
}

/// An amount from 0 to what can be held exactly. Says whether it is one.
fn check_amount(field: &str, amount: Money, found: &mut DraftCheck) -> bool {
    if amount < Money(0) {
        found.problem(field, ProblemCode::BelowZero);
    } else if amount > Money::MAX {
        found.problem(field, ProblemCode::AmountTooLarge);
    }
    (Money(0)..=Money::MAX).contains(&amount)
}

/// Even one seat at the first price with all fees must be an amount a record can hold.
fn check_sum(terms: &Terms, found: &mut DraftCheck) {
    let fees: i128 = terms.shared_fees.iter().map(|fee| i128::from(fee.amount.minor())).sum();
    let first = terms.price_breaks.first().map_or(0, |first| i128::from(first.unit_price.minor()));
    let already = |problem: &Problem| problem.code == ProblemCode::AmountTooLarge;
    if fees + first > i128::from(Money::MAX.minor()) && !found.problems.iter().any(already) {
        found.problem("sharedFees", ProblemCode::AmountTooLarge);
    }
}
