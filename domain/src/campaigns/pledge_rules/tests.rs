use super::*;
use crate::campaigns::examples::{fee, open, pledge, small, step, with_others};
use crate::campaigns::terms::FeeSplit;

fn stated(seats: i64, limit: Option<i64>, total: Option<i64>, understood: bool) -> LineInput {
    LineInput {
        seats: Seats(seats),
        max_landed_price: limit.map(Money),
        max_total: total.map(Money),
        no_limit_understood: understood,
    }
}

fn ok(seats: i64) -> LineInput {
    stated(seats, Some(900), None, false)
}

fn pledged(lines: &[LineInput]) -> Result<PledgeLines, Vec<Problem>> {
    let stated = Stated { lines, more_than_staff_understood: true, today_unit_price: None, today_price_source: None };
    check(stated, Against { campaign: &open(), agency: &small(10), standing: None })
}

fn problems(lines: &[LineInput]) -> Vec<(String, ProblemCode)> {
    told(pledged(lines).expect_err("refused"))
}

fn told(problems: Vec<Problem>) -> Vec<(String, ProblemCode)> {
    problems.into_iter().map(|problem| (problem.field.unwrap_or_default(), problem.code)).collect()
}

fn one(field: &str, code: ProblemCode) -> Vec<(String, ProblemCode)> {
    vec![(field.to_owned(), code)]
}

#[test]
fn lines_are_stored_with_a_total_turned_into_a_price_rounded_down() {
    let lines = pledged(&[ok(1), stated(3, None, Some(1000), false), stated(2, None, None, true)]).expect("fine").0;
    let limits: Vec<Option<i64>> = lines.iter().map(|line| line.max_landed_price.map(Money::minor)).collect();
    assert_eq!(limits, [Some(900), Some(333), None]);
    assert_eq!(lines[1].max_total, Some(Money(1000)));
    assert_eq!(PledgeLines(lines).seats(), Seats(6));
}

#[test]
fn seats_and_limits_have_bounds() {
    use ProblemCode::*;
    let beyond = Money::MAX.minor() + 1;
    assert_eq!(problems(&[]), one("lines", NoLines));
    assert_eq!(problems(&[ok(1); 21]), one("lines", TooMany));
    assert!(pledged(&[ok(1); 20]).is_ok());
    for seats in [0, -1, i64::MIN] {
        assert_eq!(problems(&[ok(1), ok(seats)]), one("lines.1.seats", TooFewSeats));
    }
    for seats in [10_000_001, i64::MAX] {
        assert_eq!(problems(&[ok(seats)]), one("lines.0.seats", TooManySeats));
    }
    assert!(pledged(&[ok(10_000_000)]).is_ok());
    assert!(pledged(&[stated(1, Some(0), None, false)]).is_ok());
    assert_eq!(problems(&[stated(1, Some(-1), None, false)]), one("lines.0.maxLandedPrice", BelowZero));
    assert_eq!(problems(&[stated(1, Some(beyond), None, false)]), one("lines.0.maxLandedPrice", AmountTooLarge));
    assert_eq!(problems(&[stated(1, None, Some(-1), false)]), one("lines.0.maxTotal", BelowZero));
    assert_eq!(problems(&[stated(1, Some(1), Some(1), false)]), one("lines.0.maxTotal", TwoLimits));
}

#[test]
fn a_line_without_a_limit_shows_the_worst_bill_and_needs_a_tick() {
    let refused = pledged(&[stated(30, None, None, false), ok(5)]).expect_err("refused");
    assert_eq!((refused.len(), refused[0].field.as_deref()), (1, Some("lines.0.noLimitUnderstood")));
    // Alone: 30 seats at 1000 and the net fee of 3500; 35 seats could not cost more than 900 each.
    assert_eq!(refused[0].args, [("worst", ProblemArg::Money(Money(33_500), "CAD".into()))]);
}

#[test]
fn more_seats_than_staff_asks_again() {
    let check = |lines: &[LineInput], understood, staff| {
        let agency = agency::Model { staff, ..small(10) };
        let stated =
            Stated { lines, more_than_staff_understood: understood, today_unit_price: None, today_price_source: None };
        check(stated, Against { campaign: &open(), agency: &agency, standing: None })
    };
    let refused = check(&[ok(20), ok(1)], false, Some(20)).expect_err("refused");
    assert_eq!(refused[0].args, [("seats", ProblemArg::Number(21)), ("staff", ProblemArg::Number(20))]);
    assert_eq!(told(refused), one("moreThanStaffUnderstood", ProblemCode::MoreThanStaff));
    assert!(check(&[ok(20)], false, Some(20)).is_ok());
    assert!(check(&[ok(21)], true, Some(20)).is_ok());
    assert!(check(&[ok(21)], false, None).is_ok());
}

#[test]
fn todays_price_comes_with_its_source() {
    let check = |price: Option<i64>, source| {
        let stated = Stated {
            lines: &[ok(10)],
            more_than_staff_understood: true,
            today_unit_price: price.map(Money),
            today_price_source: source,
        };
        check(stated, Against { campaign: &open(), agency: &small(10), standing: None }).map_err(told).err()
    };
    let source = Some(TodayPriceSource::Invoice);
    let refused = |code| Some(one("todayUnitPrice", code));
    assert_eq!(check(None, None), None);
    assert_eq!(check(Some(0), source), None);
    assert_eq!(check(Some(5), None), refused(ProblemCode::TodayPriceIncomplete));
    assert_eq!(check(None, source), refused(ProblemCode::TodayPriceIncomplete));
    assert_eq!(check(Some(-5), source), refused(ProblemCode::BelowZero));
    assert_eq!(check(Some(Money::MAX.minor() / 5), source), refused(ProblemCode::AmountTooLarge));
}

#[test]
fn what_a_record_could_not_hold_is_refused_before_it_is_pledged() {
    let mut campaign = with_others(8_000_000, 1);
    campaign.terms.price_breaks = vec![step(1, Money::MAX.minor() / 10_000_000)];
    campaign.terms.shared_fees = vec![fee("setup", 1, FeeSplit::Equal)];
    let check = |seats, standing: Option<&pledge::Model>| {
        let lines = [ok(seats)];
        let stated = Stated {
            lines: &lines,
            more_than_staff_understood: true,
            today_unit_price: None,
            today_price_source: None,
        };
        check(stated, Against { campaign: &campaign, agency: &small(10), standing }).map_err(told).err()
    };
    assert_eq!(check(2_000_000, None), None);
    assert_eq!(check(2_000_001, None), Some(one("lines.0.seats", ProblemCode::AmountTooLarge)));
    assert_eq!(check(2_000_001, Some(&pledge(10, &[(5, None)]))), None);
}

#[test]
fn no_campaign_takes_more_lines_than_one_clearing_does() {
    let campaign = campaign::Model { lines_pledged: PledgeLines::ALL_LINES_MAX - 2, ..with_others(500, 5) };
    let check = |lines: &[LineInput], standing: Option<&pledge::Model>| {
        let stated =
            Stated { lines, more_than_staff_understood: true, today_unit_price: None, today_price_source: None };
        check(stated, Against { campaign: &campaign, agency: &small(10), standing })
    };
    assert!(check(&[ok(1); 2], None).is_ok());
    let refused = check(&[ok(1); 3], None).expect_err("refused");
    assert_eq!(refused[0].args, [("room", ProblemArg::Number(2))]);
    assert_eq!(told(refused), one("lines", ProblemCode::CampaignFull));
    assert!(check(&[ok(1); 3], Some(&pledge(10, &[(5, None)]))).is_ok(), "the line it replaces makes room");
}

#[test]
fn what_is_printed_for_a_log_holds_no_limits() {
    let line = stated(3, Some(123_457), Some(765_431), true);
    let stored = PledgeLine { seats: Seats(3), max_landed_price: Some(Money(123_457)), max_total: None };
    let printed = format!("{line:?} {stored:?} {:?}", pledge(10, &[(3, Some(123_457))]));
    assert!(!printed.contains("123457") && !printed.contains("765431"), "{printed}");
}
