//! Exact fractions as others use them.

use clearing::Fraction;

fn fraction(text: &str) -> Fraction {
    text.parse().unwrap()
}

#[test]
fn a_fraction_reads_back_from_what_it_shows() {
    let long = "3138550867693340381917894711603833208051177722232017256447/340282366920938463463374607431768211455";
    for text in ["0/1", "1/1", "85775/93", long] {
        assert_eq!(fraction(text).to_string(), text);
    }
}

#[test]
fn anything_else_is_no_fraction() {
    for text in ["", "1", "/", "1/", "/1", "1/0", "2/4", "01/2", "+1/2", "-1/2", "1/2 ", "1.0/2", "1/2/3", "1_0/3"] {
        assert!(text.parse::<Fraction>().is_err(), "{text:?}");
    }
    let too_long = format!("{}/1", "9".repeat(80));
    assert!(too_long.parse::<Fraction>().is_err());
}

#[test]
fn fractions_round_as_they_say() {
    let rounded = |text: &str| (fraction(text).floor(), fraction(text).round_half_up(), fraction(text).ceil());
    assert_eq!(rounded("7/3"), (Some(2), Some(2), Some(3)));
    assert_eq!(rounded("5/2"), (Some(2), Some(3), Some(3)));
    assert_eq!(rounded("8/3"), (Some(2), Some(3), Some(3)));
    assert_eq!(rounded("4/1"), (Some(4), Some(4), Some(4)));
    assert_eq!(rounded("0/1"), (Some(0), Some(0), Some(0)));
}

#[test]
fn what_a_record_cannot_hold_has_no_rounding() {
    assert_eq!(fraction("9007199254740991/1").ceil(), Some(9_007_199_254_740_991));
    assert_eq!(fraction("18014398509481983/2").floor(), Some(9_007_199_254_740_991));
    assert_eq!(fraction("18014398509481983/2").ceil(), None);
    assert_eq!(fraction("9007199254740992/1").round_half_up(), None);
    assert_eq!(fraction(&format!("{}/1", "9".repeat(70))).floor(), None);
}

#[test]
fn fractions_compare_exactly() {
    let close = ["10000000000000000000000000000000000000/3", "10000000000000000000000000000000000001/3"];
    assert!(fraction(close[0]) < fraction(close[1]));
    assert!(fraction("1/3") > fraction("33333333333333333333/100000000000000000000"));
    assert!(fraction("800/1").is_at_most(800));
    assert!(!fraction("80001/100").is_at_most(800));
    assert!(!fraction("0/1").is_at_most(-1));
}

#[test]
fn a_price_times_seats_is_what_they_cost() {
    assert_eq!(fraction("85775/93").times(40).unwrap().to_string(), "3431000/93");
    assert_eq!(fraction("85775/93").times(93).unwrap().to_string(), "85775/1");
    assert_eq!(fraction("85775/93").times(0).unwrap().to_string(), "0/1");
    assert_eq!(fraction("1/1").times(-1), None);
    assert_eq!(fraction(&format!("{}/1", "9".repeat(77))).times(1_000), None);
}
