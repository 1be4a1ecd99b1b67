use super::*;
use crate::agencies::profile::{AgencyLanguage, Province, SizeBand};
use crate::campaigns::examples::{agency, allocation, at, id, step, terms};
use crate::campaigns::outcome::{FeeOutcomes, LeftOutReason, LineOutcome, LineOutcomes};

fn record(cleared: bool, seats: i64, seat_cost: i64, price_break: Option<i64>) -> RecordHead {
    RecordHead {
        id: id(5),
        campaign_id: id(2),
        attempt: 1,
        stage: Stage::Final,
        cleared,
        seats: Seats(seats),
        seat_cost: Money(seat_cost),
        total: Money(seat_cost),
        agencies_in: 0,
        agencies_out: 0,
        price_break,
        fees: FeeOutcomes(Vec::new()),
        input_sha256: String::new(),
        recorded_at: at(3, 2, 17),
    }
}

fn out(mut part: allocation::Model, seats: i64, reason: Option<LeftOutReason>) -> allocation::Model {
    part.lines = LineOutcomes(vec![LineOutcome {
        line: "x/1".into(),
        seats: Seats(seats),
        max_landed_price: None,
        included: false,
        reason,
        landed_price: None,
        landed_price_rounded: None,
        cost: Money(0),
    }]);
    part
}

#[test]
fn those_left_out_are_counted_by_group_and_those_who_said_no_are_not() {
    let (cap, en) = (Some(LeftOutReason::CapBelowLandedPrice), AgencyLanguage::En);
    let parts = [
        (allocation(10, 40, 40_000), agency(10, Province::On, SizeBand::Large, en), None),
        (out(allocation(11, 9, 9_000), 4, cap), agency(11, Province::On, SizeBand::Small, en), None),
        (out(allocation(12, 0, 0), 7, cap), agency(12, Province::Sk, SizeBand::Small, AgencyLanguage::Fr), None),
        (out(allocation(13, 0, 0), 9, None), agency(13, Province::Sk, SizeBand::Small, en), None),
    ];
    let told = analyse(&terms(), &record(true, 49, 49_000, Some(0)), &parts, [2, 1, 0]);
    let group = |key: &str, agencies_out, agencies_in, seats_out| GroupCount {
        key: key.into(),
        agencies_out,
        agencies_in,
        seats_out: Seats(seats_out),
    };
    assert_eq!(told.left_out_by_province, [group("ON", 1, 2, 4), group("SK", 1, 0, 7)]);
    assert_eq!(told.left_out_by_size, [group("SMALL", 2, 1, 11), group("LARGE", 0, 1, 0)]);
    assert_eq!(told.left_out_by_language, [group("EN", 1, 2, 4), group("FR", 1, 0, 7)]);
    assert_eq!((told.confirmed, told.declined, told.unanswered), (2, 1, 0));
    // One more seat would make 50 at 800: 40,000 instead of 49,000.
    let top_up = TopUp { seats: Seats(1), saving: Money(9_000), price_break: step(50, 800) };
    assert_eq!(told.top_up, Some(top_up));
}

#[test]
fn the_margin_tells_who_carries_the_price() {
    let large = |n| agency(n, Province::On, SizeBand::Large, AgencyLanguage::En);
    let parts = [(allocation(10, 48, 38_400), large(10), None), (allocation(11, 4, 3_200), large(11), None)];
    let told = analyse(&terms(), &record(true, 52, 41_600, Some(1)), &parts, [0; 3]);
    assert_eq!(told.safety_margin, Seats(2));
    assert_eq!(told.pivotal_agencies.iter().map(|agency| agency.id).collect::<Vec<_>>(), [id(10), id(11)]);
    let nothing = analyse(&terms(), &record(false, 0, 0, None), &[], [0; 3]);
    assert_eq!((nothing.safety_margin, nothing.pivotal_agencies.len(), nothing.top_up), (Seats(0), 0, None));
}

#[test]
fn stated_savings_need_five_agencies_of_which_none_makes_up_most() {
    let part = |n: u128, today: Option<i64>| {
        (allocation(n, 10, 8_000), agency(n, Province::On, SizeBand::Large, AgencyLanguage::En), today.map(Money))
    };
    let told = |today: &[Option<i64>]| {
        let parts: Vec<Told> = today.iter().enumerate().map(|(n, today)| part(10 + n as u128, *today)).collect();
        let told = analyse(&terms(), &record(true, 60, 48_000, Some(1)), &parts, [0; 3]);
        (told.stated_savings.map(Money::minor), told.savings_agencies)
    };
    // Each pays 800 now; 1000 today saves 2000 on ten seats.
    assert_eq!(told(&[Some(1000), Some(1000), Some(1000), Some(1000), Some(700), None]), (Some(7_000), 5));
    assert_eq!(told(&[Some(1000), Some(1000), Some(1000), Some(1000), None]), (None, 4));
    assert_eq!(told(&[Some(9000), Some(1000), Some(1000), Some(1000), Some(1000)]), (None, 5));
}

#[test]
fn savings_are_told_once_so_that_no_two_sums_tell_on_who_left_in_between() {
    let large = |n| agency(n, Province::On, SizeBand::Large, AgencyLanguage::En);
    let parts: Vec<Told> = (10..16).map(|n| (allocation(n, 10, 8_000), large(n), Some(Money(1000)))).collect();
    let told = |stage, parts: &[Told]| {
        let record = RecordHead { stage, ..record(true, 60, 48_000, Some(1)) };
        let told = analyse(&terms(), &record, parts, [0; 3]);
        (told.stated_savings.map(Money::minor), told.savings_agencies)
    };
    assert_eq!(told(Stage::Provisional, &parts), (None, 6));
    assert_eq!(told(Stage::Final, &parts[1..]), (Some(10_000), 5));
}
