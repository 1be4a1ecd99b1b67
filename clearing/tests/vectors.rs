//! The price vectors that bind a clearing.
//!
//! `data/pricing-vectors.yaml` is the project's reference of price structures,
//! all prices invented for testing. Of it, the totals of `all_units` and
//! `graduated`, topping up, and the shares `per_seat`, `equal` and `banded` are
//! rules of clearing; the other structures are not offered yet.

use clearing::analysis::{self, TopUp};
use clearing::{Agency, Input, Outcome, Parts, PledgeLine, PriceBreak, Quote, QuoteKind, SharedFee, Split};
use serde_yaml_ng::Value;

fn vectors() -> Value {
    serde_yaml_ng::from_str(include_str!("data/pricing-vectors.yaml")).unwrap()
}

/// Minor units of a decimal text.
fn minor(value: &Value) -> i64 {
    value.as_str().unwrap().replace('.', "").parse().unwrap()
}

fn quote(kind: QuoteKind) -> Quote {
    let vectors = vectors();
    let tiers = vectors["tier_table"]["tiers"].as_sequence().unwrap().iter();
    let step =
        |tier: &Value| PriceBreak { seats_min: tier["from"].as_i64().unwrap(), unit_price: minor(&tier["unit_price"]) };
    Quote { kind, price_breaks: tiers.map(step).collect() }
}

/// One line without limit an agency, agencies in byte order.
fn clear(quote: Quote, fees: Vec<SharedFee>, agencies: &[(i64, i64)]) -> (Input, Outcome) {
    let id = |index: usize| format!("agency {index}");
    let lines = agencies.iter().enumerate().map(|(index, (seats, _))| PledgeLine {
        id: format!("line {index}"),
        agency: id(index),
        seats: *seats,
        max_landed_price: None,
    });
    let input = Input::new(Parts {
        currency: "CAD".to_owned(),
        quote,
        shared_fees: fees,
        contributions: Vec::new(),
        agencies: (0..agencies.len())
            .map(|index| Agency { id: id(index), band_weight: Some(agencies[index].1) })
            .collect(),
        pledge_lines: lines.collect(),
    });
    let input = input.unwrap();
    let outcome = clearing::clear(&input).unwrap();
    (input, outcome)
}

#[test]
fn totals_follow_the_price_structure() {
    let mut tried = 0;
    for vector in vectors()["vectors"].as_sequence().unwrap() {
        let kind = match vector["model"].as_str() {
            Some("all_units") => QuoteKind::AllUnits,
            Some("graduated") => QuoteKind::Graduated,
            _ => continue,
        };
        let mut quote = quote(kind);
        let quantity = vector["quantity"].as_i64().unwrap();
        if let Some(minimum) = vector["minimum_order"].as_i64() {
            // Billing a minimum that was not pledged is no clearing of pledges.
            if vector["below_minimum"].as_str() != Some("does_not_clear") {
                continue;
            }
            quote.price_breaks.retain(|step| step.seats_min >= minimum);
        }
        let (_, outcome) = clear(quote, Vec::new(), &[(quantity, 1)]);
        let expected = &vector["expected_total"];
        assert_eq!(outcome.cleared, !expected.is_null(), "{:?}", vector["key"]);
        if outcome.cleared {
            assert_eq!(outcome.seat_cost, minor(expected), "{:?}", vector["key"]);
        }
        tried += 1;
    }
    assert_eq!(tried, 14);
}

#[test]
fn spare_seats_can_be_cheaper() {
    let all = vectors();
    let vector = all["vectors"].as_sequence().unwrap().iter().find(|one| one["key"] == "top_up_is_cheaper").unwrap();
    let quantity = vector["quantity"].as_i64().unwrap();
    let (input, outcome) = clear(quote(QuoteKind::AllUnits), Vec::new(), &[(quantity, 1)]);
    let expected = TopUp {
        seats: vector["spare_seats"].as_i64().unwrap(),
        price_break: 1,
        seat_cost: minor(&vector["better_total"]),
        saving: minor(&vector["saving"]),
    };
    assert_eq!(outcome.seats + expected.seats, vector["better_quantity"].as_i64().unwrap());
    assert_eq!(analysis::top_up(input.terms(), &outcome), Some(expected));
}

#[test]
fn shares_follow_the_split() {
    let all = vectors();
    let sharing = all["sharing"]["vectors"].as_sequence().unwrap();
    let vector = |key: &str| sharing.iter().find(|one| one["key"] == key).unwrap();
    let check = |key: &str, split: Split, agencies: &[(i64, i64)]| {
        let vector = vector(key);
        let fee = SharedFee { key: key.to_owned(), amount: minor(&vector["total"]), split };
        let (_, outcome) = clear(quote(QuoteKind::AllUnits), vec![fee], agencies);
        let shares: Vec<i64> = outcome.agencies.iter().map(|agency| agency.fee_shares[0]).collect();
        let expected: Vec<i64> = vector["expected"].as_sequence().unwrap().iter().map(minor).collect();
        assert_eq!(shares, expected, "{key}");
    };
    let seats = vector("per_seat")["seats"].as_sequence().unwrap().iter();
    let per_seat: Vec<(i64, i64)> = seats.map(|seats| (seats.as_i64().unwrap(), 1)).collect();
    check("per_seat", Split::PerSeat, &per_seat);
    let agencies = vector("equal_split")["agencies"].as_u64().unwrap() as usize;
    check("equal_split", Split::Equal, &vec![(1, 1); agencies]);
    let bands = &vector("banded")["bands"];
    let of_band = vector("banded")["agencies"].as_sequence().unwrap().iter();
    let banded: Vec<(i64, i64)> = of_band.map(|band| (1, bands[band.as_str().unwrap()].as_i64().unwrap())).collect();
    check("banded", Split::ByBand, &banded);
}
