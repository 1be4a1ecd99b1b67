//! Clearings worked out by hand, one rule each.

use clearing::analysis::{Fallback, Pivotal, SafetyMargin, TopUp, pivotal_agencies, safety_margin, top_up};
use clearing::{
    Agency, Contribution, Decision, Input, Outcome, Parts, PledgeLine, PriceBreak, Quote, QuoteKind, SharedFee, Split,
};

/// A quote with nothing else.
fn quote(kind: QuoteKind, breaks: &[(i64, i64)]) -> Parts {
    let step = |(seats_min, unit_price): &(i64, i64)| PriceBreak { seats_min: *seats_min, unit_price: *unit_price };
    Parts {
        currency: "CAD".to_owned(),
        quote: Quote { kind, price_breaks: breaks.iter().map(step).collect() },
        shared_fees: Vec::new(),
        contributions: Vec::new(),
        agencies: ["a", "b", "c"].map(|id| Agency { id: id.to_owned(), band_weight: None }).to_vec(),
        pledge_lines: Vec::new(),
    }
}

/// Lines of (agency, seats, cap), named by agency and number.
fn pledged(mut parts: Parts, lines: &[(&str, i64, Option<i64>)]) -> Parts {
    let line = |(index, (agency, seats, cap)): (usize, &(&str, i64, Option<i64>))| PledgeLine {
        id: format!("{agency}{index}"),
        agency: (*agency).to_owned(),
        seats: *seats,
        max_landed_price: *cap,
    };
    parts.pledge_lines = lines.iter().enumerate().map(line).collect();
    parts
}

fn with_fee(mut parts: Parts, amount: i64, split: Split) -> Parts {
    parts.shared_fees.push(SharedFee { key: format!("fee {}", parts.shared_fees.len()), amount, split });
    parts
}

fn clear(parts: Parts) -> (Input, Outcome) {
    let input = Input::new(parts).unwrap();
    let outcome = clearing::clear(&input).unwrap();
    (input, outcome)
}

/// Per line: in, or why not; with the landed price.
fn decisions(outcome: &Outcome) -> Vec<String> {
    let told = |decision: Decision| {
        let price = decision.landed_price().map_or("-".to_owned(), |price| price.to_string());
        format!("{} {price}", decision.reason().unwrap_or("IN"))
    };
    outcome.lines.iter().map(|line| told(line.decision)).collect()
}

#[test]
fn a_cap_equal_to_the_price_accepts_it() {
    let parts = pledged(quote(QuoteKind::AllUnits, &[(1, 800)]), &[("a", 1, Some(800)), ("b", 1, Some(799))]);
    let (_, outcome) = clear(parts);
    assert_eq!(decisions(&outcome), ["IN 800/1", "CAP_BELOW_LANDED_PRICE 800/1"]);
}

#[test]
fn a_price_of_nothing_suits_a_limit_of_nothing() {
    let parts = pledged(quote(QuoteKind::AllUnits, &[(1, 5), (3, 0)]), &[("a", 3, Some(0)), ("b", 1, Some(0))]);
    let (_, outcome) = clear(parts);
    assert_eq!(decisions(&outcome), ["IN 0/1", "IN 0/1"]);
    assert_eq!((outcome.seats, outcome.price_break, outcome.total), (4, Some(1), 0));
}

#[test]
fn one_refusal_can_bring_others_after_it() {
    let breaks = [(1, 1_000), (10, 800), (20, 600)];
    // At 600 b would be in; without c there are 15 seats at 800, without b 5 at 1000.
    let lines = [("a", 5, None), ("b", 10, Some(700)), ("c", 5, Some(500))];
    let (_, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &breaks), &lines));
    assert_eq!(decisions(&outcome), ["IN 1000/1", "CAP_BELOW_LANDED_PRICE 800/1", "CAP_BELOW_LANDED_PRICE 800/1"]);
}

#[test]
fn below_the_first_price_break_nothing_clears() {
    let parts = pledged(quote(QuoteKind::AllUnits, &[(10, 100)]), &[("a", 9, None)]);
    let (_, outcome) = clear(with_fee(parts, 50, Split::Equal));
    assert_eq!(decisions(&outcome), ["NO_OFFER_AT_THIS_QUANTITY -"]);
    assert!(!outcome.cleared && outcome.agencies.is_empty());
    assert_eq!((outcome.seats, outcome.price_break, outcome.seat_cost, outcome.total), (0, None, 0, 0));
    assert_eq!((outcome.fees[0].amount, outcome.fees[0].contributed, outcome.fees[0].net), (50, 0, 50));
}

#[test]
fn when_nothing_clears_a_line_that_reaches_the_break_alone_says_what_it_missed() {
    let lines = [("a", 12, Some(90)), ("b", 3, None)];
    let (_, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &[(10, 100)]), &lines));
    assert_eq!(decisions(&outcome), ["CAP_BELOW_LANDED_PRICE 100/1", "NO_OFFER_AT_THIS_QUANTITY -"]);
}

#[test]
fn a_left_out_line_of_an_agency_that_is_in_counts_with_its_other_seats() {
    let parts =
        pledged(quote(QuoteKind::AllUnits, &[(1, 100)]), &[("a", 2, None), ("a", 3, Some(110)), ("b", 5, None)]);
    // 100 + 120/2 shared by two agencies: a with all its 5 seats pays 112.
    let (_, outcome) = clear(with_fee(parts, 120, Split::Equal));
    assert_eq!(decisions(&outcome), ["IN 130/1", "CAP_BELOW_LANDED_PRICE 112/1", "IN 112/1"]);
}

#[test]
fn contributions_lower_a_fee_to_nothing_and_no_further() {
    let mut parts = with_fee(quote(QuoteKind::AllUnits, &[(1, 100)]), 120, Split::Equal);
    for amount in [100, 50] {
        let key = format!("gift of {amount}");
        parts.contributions.push(Contribution { key, fee: "fee 0".to_owned(), amount });
    }
    let (_, outcome) = clear(pledged(parts, &[("a", 2, Some(100))]));
    assert_eq!((outcome.fees[0].contributed, outcome.fees[0].net, outcome.total), (120, 0, 200));
    assert_eq!(outcome.agencies[0].fee_shares, [0]);
}

#[test]
fn graduated_cost_is_shared_by_seats() {
    // 4 at 100, 6 at 50: 700 in all.
    let breaks = [(1, 100), (5, 50)];
    let lines = [("b", 3, None), ("a", 3, None), ("c", 4, Some(70))];
    let (_, outcome) = clear(pledged(quote(QuoteKind::Graduated, &breaks), &lines));
    assert_eq!(decisions(&outcome), ["IN 70/1", "IN 70/1", "IN 70/1"]);
    let costs: Vec<(&str, i64)> =
        outcome.agencies.iter().map(|agency| (agency.id.as_str(), agency.seat_cost)).collect();
    assert_eq!(costs, [("a", 210), ("b", 210), ("c", 280)]);
}

#[test]
fn a_graduated_first_break_above_one_prices_the_seats_below_it_too() {
    let (_, outcome) = clear(pledged(quote(QuoteKind::Graduated, &[(10, 100), (12, 10)]), &[("a", 12, None)]));
    assert_eq!(outcome.seat_cost, 11 * 100 + 10);
}

#[test]
fn all_splits_together_add_up() {
    let mut parts = quote(QuoteKind::AllUnits, &[(1, 10)]);
    parts.agencies[2].band_weight = Some(5);
    let parts = [Split::PerSeat, Split::Equal, Split::ByBand]
        .into_iter()
        .fold(parts, |parts, split| with_fee(parts, 100, split));
    let (_, outcome) = clear(pledged(parts, &[("c", 1, None), ("b", 2, None), ("a", 4, None)]));
    let shares: Vec<&[i64]> = outcome.agencies.iter().map(|agency| agency.fee_shares.as_slice()).collect();
    assert_eq!(shares, [[57, 34, 14], [29, 33, 14], [14, 33, 72]]);
    assert_eq!(outcome.agencies.iter().map(|agency| agency.total).sum::<i64>(), 370);
}

#[test]
fn the_margin_and_who_carries_the_price() {
    let lines = [("a", 2, None), ("b", 30, None), ("c", 25, None)];
    let (input, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &[(28, 100), (50, 80), (200, 60)]), &lines));
    let margin = SafetyMargin { seats: 7, fallback: Fallback::PriceBreak(0) };
    assert_eq!(safety_margin(input.terms(), &outcome), Some(margin));
    let pivotal = [
        Pivotal { agency: "b".to_owned(), fallback: Fallback::NoOffer },
        Pivotal { agency: "c".to_owned(), fallback: Fallback::PriceBreak(0) },
    ];
    assert_eq!(pivotal_agencies(input.terms(), &outcome), pivotal);
}

#[test]
fn at_the_first_price_break_the_purchase_itself_is_at_stake() {
    let (input, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &[(10, 100)]), &[("a", 10, None)]));
    let margin = SafetyMargin { seats: 0, fallback: Fallback::NoOffer };
    assert_eq!(safety_margin(input.terms(), &outcome), Some(margin));
}

#[test]
fn the_advice_is_the_largest_saving() {
    let breaks = [(1, 100), (50, 90), (60, 60), (100, 59)];
    let (input, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &breaks), &[("a", 46, None)]));
    // 46 cost 4600, 50 cost 4500, 60 cost 3600, 100 cost 5900.
    let advice = TopUp { seats: 14, price_break: 2, seat_cost: 3_600, saving: 1_000 };
    assert_eq!(top_up(input.terms(), &outcome), Some(advice));
}

#[test]
fn of_equal_savings_the_fewest_spare_seats_are_advised() {
    let breaks = [(1, 100), (50, 90), (60, 75)];
    let (input, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &breaks), &[("a", 49, None)]));
    assert_eq!(top_up(input.terms(), &outcome).unwrap().seats, 1);
}

#[test]
fn a_graduated_total_never_falls() {
    let breaks = [(1, 100), (50, 0)];
    let (input, outcome) = clear(pledged(quote(QuoteKind::Graduated, &breaks), &[("a", 49, None)]));
    assert_eq!(top_up(input.terms(), &outcome), None);
}

#[test]
fn what_did_not_clear_has_nothing_to_analyse() {
    let (input, outcome) = clear(pledged(quote(QuoteKind::AllUnits, &[(10, 100)]), &[("a", 9, None)]));
    assert_eq!(safety_margin(input.terms(), &outcome), None);
    assert_eq!(pivotal_agencies(input.terms(), &outcome), []);
    assert_eq!(top_up(input.terms(), &outcome), None);
}
