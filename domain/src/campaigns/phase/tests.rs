use super::*;
use crate::campaigns::campaign::Model;
use crate::campaigns::examples::{at, open};

#[test]
fn phases_follow_from_rows_and_instants() {
    let close = open().pledging_closes_at;
    let before = close - TimeDelta::microseconds(1);
    let extended = Model { extended_closes_at: Some(at(3, 20, 17)), ..open() };
    let second = Model { attempt: 2, extended_at: Some(at(3, 3, 0)), ..extended.clone() };
    let cleared = Model { settled_as: Some(Settlement::Cleared), provisional_at: Some(close), ..open() };
    let table = [
        (Model { opened_at: None, ..open() }, close, Phase::Draft),
        (Model { opened_at: None, cancelled_at: Some(before), ..open() }, close, Phase::Cancelled),
        (open(), before, Phase::Pledging),
        (open(), close, Phase::Closed),
        (extended.clone(), close, Phase::Closed),
        (second.clone(), close, Phase::Pledging),
        (second.clone(), at(3, 20, 17) - TimeDelta::microseconds(1), Phase::Pledging),
        (second, at(3, 20, 17), Phase::Closed),
        (Model { provisional_at: Some(close), ..open() }, close, Phase::Confirming),
        (Model { provisional_at: Some(close), ..open() }, at(12, 31, 0), Phase::Confirming),
        (cleared.clone(), close, Phase::Cleared),
        (Model { settled_as: Some(Settlement::NotCleared), ..open() }, close, Phase::NotCleared),
        (Model { cancelled_at: Some(close), ..cleared }, close, Phase::Cancelled),
    ];
    for (n, (campaign, now, phase)) in table.into_iter().enumerate() {
        assert_eq!(phase_at(&campaign, now), phase, "row {n}");
    }
}

#[test]
fn the_clock_comes_by_for_reminders_and_deadlines() {
    let close = open().pledging_closes_at;
    let confirming = Model { provisional_at: Some(close), ..open() };
    let by = confirming.confirm_by.expect("an instant");
    let days = TimeDelta::days;
    let table = [
        (open(), at(2, 1, 17), Some(close - days(7))),
        (open(), close - days(7), Some(close - days(1))),
        (open(), close - days(1), Some(close)),
        (open(), close, Some(close)),
        (open(), close + days(3), Some(close)),
        (Model { opened_at: Some(close - days(3)), ..open() }, close - days(3), Some(close - days(1))),
        (Model { opened_at: Some(close - TimeDelta::hours(3)), ..open() }, close - TimeDelta::hours(3), Some(close)),
        (confirming.clone(), close, Some(by - days(5))),
        (confirming.clone(), by - days(5), Some(by - days(1))),
        (confirming.clone(), by + days(1), Some(by)),
        (Model { opened_at: None, ..open() }, close, None),
        (Model { settled_as: Some(Settlement::Cleared), ..confirming.clone() }, close, None),
        (Model { cancelled_at: Some(close), ..confirming }, close, None),
    ];
    for (n, (campaign, now, due)) in table.into_iter().enumerate() {
        assert_eq!(next_due(&campaign, now), due, "row {n}");
    }
}

#[test]
fn only_the_nearest_reminder_is_due_and_says_the_days_really_left() {
    let close = open().pledging_closes_at;
    let (days, hours) = (TimeDelta::days, TimeDelta::hours);
    let reminder = |which, days_left| Some(Reminder { which, days_left });
    let late = Model { opened_at: Some(close - days(3)), ..open() };
    let confirming = Model { provisional_at: Some(close), ..open() };
    let by = confirming.confirm_by.expect("an instant");
    let table = [
        (open(), close - days(7) - hours(1), None),
        (open(), close - days(7), reminder(7, 7)),
        (open(), close - days(7) + hours(1), reminder(7, 7)),
        (open(), close - days(4), reminder(7, 4)),
        (open(), close - days(1), reminder(1, 1)),
        (open(), close - hours(2), reminder(1, 1)),
        (open(), close, None),
        (late.clone(), close - days(2), None),
        (late, close - hours(20), reminder(1, 1)),
        (confirming.clone(), by - days(5), reminder(5, 5)),
        (confirming.clone(), by - hours(30), reminder(5, 2)),
        (confirming, by, None),
    ];
    for (n, (campaign, now, due)) in table.into_iter().enumerate() {
        assert_eq!(reminder_due(&campaign, now), due, "row {n}");
    }
}

#[test]
fn after_an_extension_reminders_count_from_the_new_close() {
    let extended =
        Model { attempt: 2, extended_at: Some(at(3, 2, 18)), extended_closes_at: Some(at(3, 8, 17)), ..open() };
    assert_eq!(next_due(&extended, at(3, 2, 18)), Some(at(3, 7, 17)));
    assert_eq!(reminder_due(&extended, at(3, 3, 0)), None);
    assert_eq!(reminder_due(&extended, at(3, 7, 17)), Some(Reminder { which: 1, days_left: 1 }));
}
