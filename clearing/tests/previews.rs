//! What an agency is told before the close.

mod chance;

use clearing::preview::{self, NextBreak, OwnLine, WorstBill, worst_bill};
use clearing::{Contribution, Demand, Input, Own, Parts, PriceBreak, Quote, QuoteKind, SharedFee, Split, Terms};
use proptest::prelude::*;

fn terms(kind: QuoteKind, breaks: &[(i64, i64)], fees: &[(i64, Split)]) -> Terms {
    let step = |(seats_min, unit_price): &(i64, i64)| PriceBreak { seats_min: *seats_min, unit_price: *unit_price };
    let fee = |(index, (amount, split)): (usize, &(i64, Split))| SharedFee {
        key: index.to_string(),
        amount: *amount,
        split: *split,
    };
    let quote = Quote { kind, price_breaks: breaks.iter().map(step).collect() };
    Terms::new(quote, fees.iter().enumerate().map(fee).collect(), Vec::new()).unwrap()
}

fn line(seats: i64, max_landed_price: impl Into<Option<i64>>) -> OwnLine {
    OwnLine { seats, max_landed_price: max_landed_price.into() }
}

const DEMO: &[(i64, i64)] = &[(1, 12_000), (50, 9_600), (200, 7_800)];

#[test]
fn terms_that_break_a_rule_are_named() {
    let quote = Quote { kind: QuoteKind::AllUnits, price_breaks: Vec::new() };
    let gift = Contribution { key: "gift".to_owned(), fee: "none".to_owned(), amount: 5 };
    let problems = Terms::new(quote, Vec::new(), vec![gift]).unwrap_err();
    let pointers: Vec<&str> = problems.iter().map(|problem| problem.pointer.as_str()).collect();
    assert_eq!(pointers, ["/quote/priceBreaks", "/contributions/0/fee"]);
}

#[test]
fn the_next_price_and_what_it_saves() {
    let terms = terms(QuoteKind::AllUnits, DEMO, &[(10_000, Split::PerSeat)]);
    let demand = Demand { seats: 193, agencies: 9, band_weights: 12 };
    let own = Own { seats: 43, band_weight: 3 };
    let next = NextBreak { price_break: 2, seats_missing: 7, unit_price: 7_800 };
    assert_eq!(preview::next_break(&terms, 193), Some(next));
    // 43 × (9600 + 10000/193) and 43 × (7800 + 10000/200), rounded.
    assert_eq!(preview::bill_if_nobody_misses(&terms, demand, own), Some(415_028));
    assert_eq!(preview::saving_at_next_break(&terms, demand, own), Some(415_028 - 337_550));
    assert_eq!(preview::next_break(&terms, 200), None);
}

#[test]
fn below_the_first_price_break_there_is_only_the_way_to_it() {
    let terms = terms(QuoteKind::AllUnits, &[(10, 500)], &[]);
    let next = NextBreak { price_break: 0, seats_missing: 6, unit_price: 500 };
    assert_eq!(preview::next_break(&terms, 4), Some(next));
    let own = Own { seats: 4, band_weight: 1 };
    assert_eq!(preview::landed_if_nobody_misses(&terms, Demand::alone(own), own), None);
    assert_eq!(preview::saving_at_next_break(&terms, Demand::alone(own), own), None);
}

#[test]
fn numbers_no_record_can_hold_have_no_price() {
    let terms = terms(QuoteKind::AllUnits, DEMO, &[]);
    let own = Own { seats: 5, band_weight: 1 };
    let impossible = [
        (Demand { seats: 4, agencies: 1, band_weights: 1 }, own),
        (Demand { seats: 5, agencies: 0, band_weights: 1 }, own),
        (Demand { seats: 5, agencies: 1, band_weights: 0 }, own),
        (Demand { seats: i64::MAX, agencies: 1, band_weights: 1 }, own),
        (Demand::alone(own), Own { seats: 0, ..own }),
        (Demand::alone(own), Own { seats: -1, ..own }),
        (Demand::alone(own), Own { band_weight: 0, ..own }),
    ];
    for (demand, own) in impossible {
        assert_eq!(preview::landed_if_nobody_misses(&terms, demand, own), None);
    }
}

#[test]
fn without_limits_the_worst_bill_is_that_of_buying_alone() {
    let fees = [(5_000, Split::Equal), (3_001, Split::ByBand), (100, Split::PerSeat)];
    let terms = terms(QuoteKind::AllUnits, DEMO, &fees);
    let expected = WorstBill { amount: 6 * 12_000 + 8_101, seats: 6, rounding: 0 };
    assert_eq!(worst_bill(&terms, 3, &[line(2, None), line(4, None)]), expected);
}

#[test]
fn below_the_first_price_break_somebody_else_must_be_there() {
    let fees = [(5_001, Split::Equal), (4_000, Split::ByBand), (100, Split::PerSeat)];
    let terms = terms(QuoteKind::AllUnits, &[(10, 500)], &fees);
    // 6 × 500, half of 5001, 3/4 of 4000, 6/10 of 100.
    let expected = WorstBill { amount: 3_000 + 2_501 + 3_000 + 60, seats: 6, rounding: 1 };
    assert_eq!(worst_bill(&terms, 3, &[line(6, None)]), expected);
}

#[test]
fn a_limit_bounds_the_bill_and_rounding_adds_less_than_a_cent_a_component() {
    let fees = [(5_000, Split::Equal), (3_000, Split::ByBand), (0, Split::PerSeat)];
    let terms = terms(QuoteKind::AllUnits, DEMO, &fees);
    assert_eq!(worst_bill(&terms, 1, &[line(6, 8_000)]), WorstBill { amount: 48_001, seats: 6, rounding: 1 });
    let graduated = self::terms(QuoteKind::Graduated, DEMO, &fees);
    assert_eq!(worst_bill(&graduated, 1, &[line(6, 8_000)]), WorstBill { amount: 48_002, seats: 6, rounding: 2 });
}

#[test]
fn more_lines_can_make_a_larger_bill_or_not() {
    let terms = terms(QuoteKind::AllUnits, DEMO, &[]);
    // Both lines at 8000 cost more than the unlimited one alone at 12000.
    let both = [line(10, 8_000), line(10, None)];
    assert_eq!(worst_bill(&terms, 1, &both), WorstBill { amount: 160_000, seats: 20, rounding: 0 });
    let low = [line(4, 8_000), line(10, None)];
    assert_eq!(worst_bill(&terms, 1, &low), WorstBill { amount: 120_000, seats: 10, rounding: 0 });
    assert_eq!(worst_bill(&terms, 1, &[]), WorstBill { amount: 0, seats: 0, rounding: 0 });
}

#[test]
fn no_worst_bill_is_larger_than_a_record_can_hold() {
    let most = clearing::INTEGER_MAX;
    let terms = terms(QuoteKind::AllUnits, &[(1, most)], &[(most, Split::Equal)]);
    assert_eq!(worst_bill(&terms, 1, &[line(10_000_000, None)]).amount, most);
}

/// The lines of one agency of an input.
fn own_lines(parts: &Parts, agency: &str) -> Vec<OwnLine> {
    let lines = parts.pledge_lines.iter().filter(|line| line.agency == agency);
    lines.map(|pledge| line(pledge.seats, pledge.max_landed_price)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_clearing_exceeds_the_worst_bill(parts in prop_oneof![chance::parts(25), chance::large_parts(10)]) {
        let input = Input::new(parts).unwrap();
        // An amount no record can hold is refused, and bills nobody.
        let Ok(outcome) = clearing::clear(&input) else { return Ok(()) };
        for agency in outcome.agencies {
            let stated = input.parts().agencies.iter().find(|one| one.id == agency.id).unwrap();
            let lines = own_lines(input.parts(), &agency.id);
            let worst = worst_bill(input.terms(), stated.band_weight.unwrap_or(1), &lines);
            prop_assert!(agency.total <= worst.amount, "{} > {worst:?}", agency.total);
        }
    }

    #[test]
    fn alone_and_without_limits_the_worst_bill_is_exact(parts in chance::parts(6)) {
        let mut parts = parts;
        for line in &mut parts.pledge_lines {
            line.agency = "a".to_owned();
            line.max_landed_price = None;
        }
        let input = Input::new(parts).unwrap();
        let outcome = clearing::clear(&input).unwrap();
        let worst = worst_bill(input.terms(), 1, &own_lines(input.parts(), "a"));
        if outcome.cleared {
            prop_assert_eq!((worst.amount, worst.seats, worst.rounding), (outcome.total, outcome.seats, 0));
        }
    }

    #[test]
    fn the_live_price_is_that_of_a_clearing_without_limits(parts in chance::parts(20)) {
        let mut parts = parts;
        for line in &mut parts.pledge_lines {
            line.max_landed_price = None;
        }
        let input = Input::new(parts).unwrap();
        let weight = |id: &str| {
            let agency = input.parts().agencies.iter().find(|agency| agency.id == id);
            agency.and_then(|agency| agency.band_weight).unwrap_or(1)
        };
        let outcome = clearing::clear(&input).unwrap();
        let demand = Demand {
            seats: outcome.seats,
            agencies: outcome.agencies.len() as i64,
            band_weights: outcome.agencies.iter().map(|agency| weight(&agency.id)).sum(),
        };
        for agency in &outcome.agencies {
            let own = Own { seats: agency.seats, band_weight: weight(&agency.id) };
            let live = preview::landed_if_nobody_misses(input.terms(), demand, own);
            let line = input.parts().pledge_lines.iter().position(|line| line.agency == agency.id).unwrap();
            prop_assert_eq!(live, outcome.lines[line].decision.landed_price());
        }
    }
}
