use super::*;
use crate::agencies::profile::{AgencyLanguage, Province, SizeBand};
use crate::campaigns::examples::{at, id, step, terms};
use crate::campaigns::outcome::FeeOutcomes;

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

/// The figures of an agency that gets so many seats at such a total, all of them in Ontario, large and English.
fn part(n: u128, seats: i64, total: i64) -> PartFigures {
    PartFigures {
        campaign_id: id(2),
        agency_id: id(n),
        included: seats > 0,
        seats: Seats(seats),
        seats_left_out: Seats(0),
        total: Money(total),
        province: Province::On,
        size_band: SizeBand::Large,
        language: AgencyLanguage::En,
        today_unit_price: None,
    }
}

fn left_out(part: PartFigures, seats: i64) -> PartFigures {
    PartFigures { seats_left_out: Seats(seats), ..part }
}

fn told(record: &RecordHead, parts: &[PartFigures], answers: [i64; 3]) -> Analysis {
    analyse(&terms(), record, parts, answers).0
}

#[test]
fn those_left_out_are_counted_by_group_and_those_who_said_no_are_not() {
    let small = |part| PartFigures { size_band: SizeBand::Small, ..part };
    let prairie = |part| PartFigures { province: Province::Sk, ..small(part) };
    let parts = [
        part(10, 40, 40_000),
        left_out(small(part(11, 9, 9_000)), 4),
        left_out(PartFigures { language: AgencyLanguage::Fr, ..prairie(part(12, 0, 0)) }, 7),
        prairie(part(13, 0, 0)),
    ];
    let told = told(&record(true, 49, 49_000, Some(0)), &parts, [2, 1, 0]);
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
    let holds = record(true, 52, 41_600, Some(1));
    let parts = [part(10, 47, 37_600), part(11, 3, 2_400), part(12, 2, 1_600)];
    let (told, pivotal) = analyse(&terms(), &holds, &parts, [0; 3]);
    // Two may leave and fifty stay: the third agency alone can go.
    assert_eq!((told.safety_margin, pivotal), (Seats(2), vec![id(10), id(11)]));
    let (nothing, pivotal) = analyse(&terms(), &record(false, 0, 0, None), &[], [0; 3]);
    assert_eq!((nothing.safety_margin, pivotal.len(), nothing.top_up), (Seats(0), 0, None));
}

#[test]
fn no_more_pivotal_agencies_are_named_than_anybody_reads() {
    let parts: Vec<PartFigures> = (10..150).map(|n| part(n, 1, 800)).collect();
    let (_, pivotal) = analyse(&terms(), &record(true, 50, 40_000, Some(1)), &parts, [0; 3]);
    assert_eq!(pivotal, (10..110).map(id).collect::<Vec<_>>());
}

#[test]
fn stated_savings_need_five_agencies_of_which_none_makes_up_most() {
    let told = |today: &[Option<i64>]| {
        let stated = |(n, today): (usize, &Option<i64>)| PartFigures {
            today_unit_price: today.map(Money),
            ..part(10 + n as u128, 10, 8_000)
        };
        let parts: Vec<PartFigures> = today.iter().enumerate().map(stated).collect();
        let told = told(&record(true, 60, 48_000, Some(1)), &parts, [0; 3]);
        (told.stated_savings.map(Money::minor), told.savings_agencies)
    };
    // Each pays 800 now; 1000 today saves 2000 on ten seats.
    assert_eq!(told(&[Some(1000), Some(1000), Some(1000), Some(1000), Some(700), None]), (Some(7_000), 5));
    assert_eq!(told(&[Some(1000), Some(1000), Some(1000), Some(1000), None]), (None, 4));
    assert_eq!(told(&[Some(9000), Some(1000), Some(1000), Some(1000), Some(1000)]), (None, 5));
}

#[test]
fn savings_are_told_once_so_that_no_two_sums_tell_on_who_left_in_between() {
    let stated = |n| PartFigures { today_unit_price: Some(Money(1000)), ..part(n, 10, 8_000) };
    let parts: Vec<PartFigures> = (10..16).map(stated).collect();
    let told = |stage, parts: &[PartFigures]| {
        let record = RecordHead { stage, ..record(true, 60, 48_000, Some(1)) };
        let told = told(&record, parts, [0; 3]);
        (told.stated_savings.map(Money::minor), told.savings_agencies)
    };
    assert_eq!(told(Stage::Provisional, &parts), (None, 6));
    assert_eq!(told(Stage::Final, &parts[1..]), (Some(10_000), 5));
}
