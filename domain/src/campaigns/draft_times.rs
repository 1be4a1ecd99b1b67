//! What must hold of a campaign's deadlines, and what makes a deadline unkind (DESIGN 5.1).

use chrono::Timelike;
use chrono_tz::Tz;
use words::time::{add_working_days, in_zone, is_rest_day};

use super::draft::{CampaignDraft, DraftCheck};
use super::terms::{CommitmentRule, IfNothingClears};
use crate::clock::Instant;
use crate::error::{Problem, ProblemArg, ProblemCode};

/// From this hour on a deadline is late in the day.
const LATE_HOUR: u32 = 15;
/// Boards meet monthly: so many working days leave room for one meeting.
const WORKING_DAYS_TO_ANSWER: u32 = 20;

const CLOSES: &str = "pledgingClosesAt";
const EXTENDED: &str = "extendedClosesAt";
const CONFIRM: &str = "confirmBy";

/// Checks the deadlines of a draft that would open at `now`.
pub(crate) fn check(draft: &CampaignDraft, now: Instant, member_zones: &[String], found: &mut DraftCheck) {
    if draft.pledging_closes_at <= now {
        found.problem(CLOSES, ProblemCode::InThePast);
    }
    check_extension(draft, found);
    check_answer(draft, found);
    match words::time::zone(&draft.zone) {
        Some(zone) => warn(draft, zone, member_zones, found),
        None => found.problem("zone", ProblemCode::UnknownZone),
    }
}

fn check_extension(draft: &CampaignDraft, found: &mut DraftCheck) {
    match (draft.terms.if_nothing_clears, draft.extended_closes_at) {
        (IfNothingClears::ExtendOnce, None) => found.problem(EXTENDED, ProblemCode::InstantMissing),
        (IfNothingClears::ExtendOnce, Some(at)) => check_after(draft, EXTENDED, at, draft.pledging_closes_at, found),
        (IfNothingClears::Cancel, Some(_)) => found.problem(EXTENDED, ProblemCode::InstantNotUsed),
        (IfNothingClears::Cancel, None) => {}
    }
}

fn check_answer(draft: &CampaignDraft, found: &mut DraftCheck) {
    match (draft.terms.commitment_rule, draft.confirm_by) {
        (CommitmentRule::Confirmed, None) => found.problem(CONFIRM, ProblemCode::InstantMissing),
        (CommitmentRule::Confirmed, Some(at)) => check_after(draft, CONFIRM, at, last_close(draft), found),
        (CommitmentRule::Binding, Some(_)) => found.problem(CONFIRM, ProblemCode::InstantNotUsed),
        (CommitmentRule::Binding, None) => {}
    }
}

fn check_after(draft: &CampaignDraft, field: &str, at: Instant, before: Instant, found: &mut DraftCheck) {
    if at <= before {
        let before = ProblemArg::Instant(before, draft.zone.clone());
        found.problems.push(Problem::at(field, ProblemCode::TooEarly).with("at", before));
    }
}

/// The last instant at which pledging may close.
fn last_close(draft: &CampaignDraft) -> Instant {
    let extended = draft.extended_closes_at.filter(|_| draft.terms.if_nothing_clears == IfNothingClears::ExtendOnce);
    extended.map_or(draft.pledging_closes_at, |extended| extended.max(draft.pledging_closes_at))
}

fn warn(draft: &CampaignDraft, zone: Tz, member_zones: &[String], found: &mut DraftCheck) {
    let deadlines =
        [(CLOSES, Some(draft.pledging_closes_at)), (EXTENDED, draft.extended_closes_at), (CONFIRM, draft.confirm_by)];
    let mut zones: Vec<Tz> = member_zones.iter().filter_map(|name| words::time::zone(name)).collect();
    zones.push(zone);
    for (field, at) in deadlines {
        let Some(at) = at else { continue };
        if is_rest_day(in_zone(at, zone).date_naive()).is_some() {
            warn_at(draft, field, at, ProblemCode::DeadlineOnRestDay, found);
        }
        if zones.iter().any(|zone| in_zone(at, *zone).hour() >= LATE_HOUR) {
            warn_at(draft, field, at, ProblemCode::DeadlineLateInTheDay, found);
        }
    }
    if let Some(confirm_by) = draft.confirm_by {
        let close = in_zone(last_close(draft), zone).date_naive();
        if in_zone(confirm_by, zone).date_naive() < add_working_days(close, WORKING_DAYS_TO_ANSWER) {
            warn_at(draft, CONFIRM, confirm_by, ProblemCode::ShortToAnswer, found);
        }
    }
}

fn warn_at(draft: &CampaignDraft, field: &str, at: Instant, code: ProblemCode, found: &mut DraftCheck) {
    found.warnings.push(Problem::at(field, code).with("at", ProblemArg::Instant(at, draft.zone.clone())));
}
