//! The steps of a purchase and where this one stands.

use chrono::{DateTime, Utc};
use words::time;

use super::document::Campaign;
use crate::layout::{Step, StepState};
use crate::page::Page;
use crate::types::{CommitmentRule, Phase, Stage};

pub(super) fn of(p: &Page, c: &Campaign) -> Vec<Step> {
    let answers = c.commitment_rule == CommitmentRule::Confirmed;
    let mut steps = vec![
        ("prepared", Some(c.pledging_opened_at.unwrap_or(c.created_at))),
        ("requests", Some(c.closes_at)),
        // The final record has a step of its own; the day of the first is not told with it.
        ("result", c.result().filter(|one| !answers || one.stage == Stage::Provisional).map(|one| one.recorded_at)),
    ];
    if answers {
        steps.push(("answers", c.confirm_by));
    }
    steps.push(("final", c.settled_at.or(if answers { c.confirm_by } else { None })));
    let (now, end) = standing(c.phase, steps.len());
    let end = end.map(|word| (word, c.cancelled_at.or(c.settled_at)));
    let cut = if end.is_some() { stopped_after(c, now) } else { steps.len() };
    let mut shown: Vec<Step> = steps
        .into_iter()
        .take(cut)
        .enumerate()
        .map(|(index, (word, at))| Step {
            name: p.t(format!("pages-campaign-step-{word}")),
            when: when(p, word, at),
            state: state(index, now),
        })
        .collect();
    if let Some((word, at)) = end {
        shown.iter_mut().for_each(|step| step.state = StepState::Done);
        let name = p.t(format!("pages-campaign-step-{word}"));
        shown.push(Step { name, when: when(p, word, at), state: StepState::Stopped });
    }
    shown
}

/// The index of the step a phase stands at, and how it ended when it ended early.
fn standing(phase: Phase, count: usize) -> (usize, Option<&'static str>) {
    match phase {
        Phase::Draft => (0, None),
        Phase::Pledging => (1, None),
        Phase::Closed => (2, None),
        Phase::Confirming => (3, None),
        Phase::Cleared => (count, None),
        Phase::NotCleared => (count, Some("not-cleared")),
        Phase::Cancelled => (count, Some("cancelled")),
    }
}

/// How many steps lie behind a purchase that ended early.
fn stopped_after(c: &Campaign, now: usize) -> usize {
    match c.cancelled_at {
        Some(at) if c.pledging_opened_at.is_none_or(|opened| at < opened) => 0,
        Some(at) if at < c.closes_at => 1,
        Some(_) => 2,
        None if c.outcome.is_some() || now > 2 => 2,
        None => 1,
    }
}

fn state(index: usize, now: usize) -> StepState {
    match index.cmp(&now) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => StepState::Now,
        std::cmp::Ordering::Greater => StepState::Ahead,
    }
}

fn when(p: &Page, word: &str, at: Option<DateTime<Utc>>) -> String {
    let Some(at) = at else { return String::new() };
    match word {
        "requests" | "answers" => p.t1("pages-campaign-step-until", "at", p.short(at)),
        _ => time::show_short_day(p.language(), time::in_zone(at, p.zone()).date_naive()),
    }
}
