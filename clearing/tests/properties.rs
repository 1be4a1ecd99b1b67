//! What has to hold for every input, tried with inputs by chance.

mod chance;
mod literal;

use clearing::{Decision, INTEGER_MAX, Input, Outcome, Parts};
use literal::Lines;
use proptest::prelude::*;

fn clear(parts: &Parts) -> Outcome {
    clearing::clear(&Input::new(parts.clone()).unwrap()).unwrap()
}

fn included(outcome: &Outcome) -> Lines {
    let lines = outcome.lines.iter().enumerate();
    lines.filter(|(_, line)| line.decision.is_included()).map(|(index, _)| index).collect()
}

/// The largest set in which every line accepts, found by trying all sets.
///
/// It has to contain every other such set.
fn largest(parts: &Parts) -> Lines {
    let count = parts.pledge_lines.len();
    let subsets = (0..1usize << count).map(|bits| (0..count).filter(|line| bits >> line & 1 == 1).collect());
    let accepting: Vec<Lines> = subsets.filter(|lines| literal::all_accept(parts, lines)).collect();
    let union: Lines = accepting.iter().flatten().copied().collect();
    assert!(accepting.contains(&union), "the union of accepting sets accepts");
    union
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_outcome_is_the_largest_set_that_accepts(parts in chance::parts(10)) {
        let outcome = clear(&parts);
        let largest = largest(&parts);
        prop_assert_eq!(outcome.cleared, !largest.is_empty());
        prop_assert_eq!(included(&outcome), largest);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_line_is_decided_as_the_literal_rounds_decide_it(parts in chance::parts(40)) {
        agrees_with_literal_rounds(&parts)?;
    }

    #[test]
    fn prices_of_any_length_are_exact(parts in chance::large_parts(20)) {
        // Only an amount that no record can hold is refused.
        let (left, _) = literal::rounds(&parts);
        let too_much = literal::total(&parts, &left).is_some_and(|total| total > INTEGER_MAX.unsigned_abs().into());
        match clearing::clear(&Input::new(parts.clone()).unwrap()) {
            Ok(_) => {
                prop_assert!(!too_much);
                agrees_with_literal_rounds(&parts)?;
            }
            Err(problem) => {
                prop_assert!(too_much);
                prop_assert_eq!(problem.pointer, "/pledgeLines");
            }
        }
    }

    #[test]
    fn redacted_caps_are_those_of_the_literal_rounds(parts in chance::parts(40)) {
        is_redacted_by_literal_rounds(&parts)?;
    }

    #[test]
    fn redacted_caps_of_any_length_are_exact(parts in chance::large_parts(30)) {
        is_redacted_by_literal_rounds(&parts)?;
    }

    #[test]
    fn a_redacted_input_clears_to_the_same_result(parts in chance::parts(40)) {
        let input = Input::new(parts).unwrap();
        let redacted = clearing::redact(&input).unwrap();
        prop_assert_eq!(clearing::clear(&redacted).unwrap(), clearing::clear(&input).unwrap());
        let again = clearing::redact(&redacted).unwrap();
        prop_assert_eq!(again.to_json(), redacted.to_json(), "redacting twice tells nothing else");
        prop_assert_eq!(clearing::redact_document(input.to_json().as_bytes()).unwrap(), redacted.to_json());
    }

    #[test]
    fn shares_add_up(parts in chance::parts(20)) {
        let outcome = clear(&parts);
        let sum = |part: &dyn Fn(&clearing::AgencyOutcome) -> i64| outcome.agencies.iter().map(part).sum::<i64>();
        prop_assert_eq!(sum(&|agency| agency.seats), outcome.seats);
        prop_assert_eq!(sum(&|agency| agency.seat_cost), outcome.seat_cost);
        prop_assert_eq!(sum(&|agency| agency.total), outcome.total);
        for (index, fee) in outcome.fees.iter().enumerate() {
            let net = if outcome.cleared { fee.net } else { 0 };
            prop_assert_eq!(sum(&|agency| agency.fee_shares[index]), net);
        }
    }

    #[test]
    fn nobody_pays_more_than_the_exact_price_and_a_cent_a_component(parts in chance::parts(20)) {
        let outcome = clear(&parts);
        for agency in &outcome.agencies {
            let line = outcome.lines.iter().zip(&parts.pledge_lines).find(|(line, pledge)| {
                line.decision.is_included() && pledge.agency == agency.id
            });
            let price = line.unwrap().0.decision.landed_price().unwrap();
            let exact = price.times(agency.seats).unwrap();
            let components = 1 + outcome.fees.len() as i64;
            prop_assert!(agency.total < exact.ceil().unwrap() + components);
            prop_assert!(agency.total > exact.floor().unwrap() - components);
        }
    }

    #[test]
    fn the_order_of_an_input_does_not_matter(parts in chance::parts(20), seed in any::<u64>()) {
        let outcome = clear(&parts);
        let mut shuffled = parts.clone();
        shuffle(&mut shuffled.pledge_lines, seed);
        shuffle(&mut shuffled.agencies, seed / 3);
        shuffle(&mut shuffled.contributions, seed / 7);
        let other = clear(&shuffled);
        prop_assert_eq!(&other.agencies, &outcome.agencies);
        let sorted = |outcome: &Outcome| {
            let mut lines = outcome.lines.clone();
            lines.sort_by(|one, next| one.id.cmp(&next.id));
            lines
        };
        prop_assert_eq!(sorted(&other), sorted(&outcome));
        prop_assert_eq!(Outcome { lines: Vec::new(), ..other }, Outcome { lines: Vec::new(), ..outcome });
    }

    #[test]
    fn one_more_line_never_raises_a_landed_price(parts in chance::parts(12), subset in any::<u16>()) {
        let with: Lines = (0..parts.pledge_lines.len()).filter(|line| subset >> line & 1 == 1).collect();
        let Some(added) = with.last().copied() else { return Ok(()) };
        let mut without = with.clone();
        without.remove(&added);
        for line in &without {
            let agency = &parts.pledge_lines[*line].agency;
            let Some(before) = literal::landed(&parts, &without, agency) else { continue };
            prop_assert!(literal::landed(&parts, &with, agency).unwrap().is_no_higher_than(&before));
        }
    }

    #[test]
    fn one_more_line_puts_nobody_out(parts in chance::parts(20)) {
        let mut fewer = parts.clone();
        if fewer.pledge_lines.pop().is_some() {
            prop_assert!(included(&clear(&fewer)).is_subset(&included(&clear(&parts))));
        }
    }
}

/// Compares every line, and every agency's exact shares, with the literal rules.
fn agrees_with_literal_rounds(parts: &Parts) -> Result<(), TestCaseError> {
    let outcome = clear(parts);
    let (mut left, _) = literal::rounds(parts);
    if literal::seats(parts, &left) < parts.quote.price_breaks[0].seats_min {
        left.clear();
    }
    for (index, (line, pledge)) in outcome.lines.iter().zip(&parts.pledge_lines).enumerate() {
        let mut with = left.clone();
        with.insert(index);
        let price = literal::landed(parts, &with, &pledge.agency).map(|price| price.spelled());
        prop_assert_eq!(line.decision.landed_price().map(|price| price.to_string()), price.clone());
        match line.decision {
            Decision::Included { .. } => prop_assert!(left.contains(&index)),
            Decision::CapBelowLandedPrice { landed_price } => {
                prop_assert!(!left.contains(&index));
                prop_assert!(!landed_price.is_at_most(pledge.max_landed_price.unwrap()));
            }
            Decision::NoOfferAtThisQuantity => prop_assert!(price.is_none() && !outcome.cleared),
        }
    }
    Ok(())
}

fn is_redacted_by_literal_rounds(parts: &Parts) -> Result<(), TestCaseError> {
    let redacted = clearing::redact(&Input::new(parts.clone()).unwrap());
    let mut expected = parts.clone();
    for line in &mut expected.pledge_lines {
        line.max_landed_price = None;
    }
    let (_, dropped) = literal::rounds(parts);
    for (line, price) in dropped {
        let Some(cap) = i64::try_from(price.ceil() - 1u32).ok().filter(|cap| *cap <= INTEGER_MAX) else {
            prop_assert_eq!(redacted.unwrap_err().pointer, "/pledgeLines");
            return Ok(());
        };
        expected.pledge_lines[line].max_landed_price = Some(cap);
    }
    prop_assert_eq!(redacted.unwrap().parts().clone(), expected);
    Ok(())
}

/// Another order, the same for the same seed.
fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for last in (1..items.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        items.swap(last, (seed >> 33) as usize % (last + 1));
    }
}
