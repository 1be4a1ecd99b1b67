use super::*;
use crate::campaigns::campaign::Model;
use crate::campaigns::examples::{at, open, step, with_others};

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

#[test]
fn silence_binds_nobody_who_was_asked_when_less_than_half_the_time_was_left() {
    let close = open().pledging_closes_at;
    let by = close + TimeDelta::days(30);
    let asked = |at: Option<Instant>, means| {
        let mut campaign = Model { confirm_by: Some(by), provisional_at: at, ..open() };
        campaign.terms.silence_means = means;
        silence_counts_as(&campaign)
    };
    let half = close + TimeDelta::days(15);
    assert_eq!(asked(None, SilenceMeans::Yes), SilenceMeans::Yes);
    assert_eq!(asked(Some(close), SilenceMeans::Yes), SilenceMeans::Yes);
    assert_eq!(asked(Some(half), SilenceMeans::Yes), SilenceMeans::Yes);
    assert_eq!(asked(Some(half + TimeDelta::microseconds(1)), SilenceMeans::Yes), SilenceMeans::No);
    assert_eq!(asked(Some(by - TimeDelta::minutes(1)), SilenceMeans::Yes), SilenceMeans::No);
    assert_eq!(asked(Some(by + TimeDelta::days(1)), SilenceMeans::Yes), SilenceMeans::No);
    assert_eq!(asked(Some(close), SilenceMeans::No), SilenceMeans::No);
}

#[test]
fn why_nothing_was_bought_follows_from_the_row() {
    let close = open().pledging_closes_at;
    let ended = |seats, agencies| Model { settled_as: Some(Settlement::NotCleared), ..with_others(seats, agencies) };
    let by = open().confirm_by.expect("an instant");
    let mut large = ended(9, 3);
    large.terms.price_breaks = vec![step(10, 1000)];
    let table = [
        (open(), None),
        (Model { settled_as: Some(Settlement::Cleared), ..open() }, None),
        (ended(0, 0), Some(WhyNotCleared::NobodyAsked)),
        (large.clone(), Some(WhyNotCleared::TooFewSeats)),
        (Model { seats_pledged: Seats(10), ..large }, Some(WhyNotCleared::LimitsBelowPrice)),
        (Model { provisional_at: Some(close), ..ended(9, 3) }, Some(WhyNotCleared::TooFewYes)),
        (Model { provisional_at: Some(by), ..ended(9, 3) }, Some(WhyNotCleared::NobodyAskedInTime)),
    ];
    for (n, (campaign, why)) in table.into_iter().enumerate() {
        assert_eq!(why_not_cleared(&campaign), why, "row {n}");
    }
}
