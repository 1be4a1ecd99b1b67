//! Where a campaign stands. The clock decides, not a job (DESIGN 2.3): the phase follows from instants and rows, at every
//! read and inside every write.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::campaign;
use super::finders::{CampaignView, MyPending};
use super::outcome::Answer;
use super::pending_pledge::PendingState;
use super::terms::{Settlement, SilenceMeans};
use crate::clock::Instant;
use crate::seats::Seats;

/// A phase of a campaign's life (DESIGN 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Phase {
    /// Only coordinators see it.
    Draft,
    /// Agencies pledge, change and withdraw.
    Pledging,
    /// The closing instant has come, the record is not made yet.
    Closed,
    /// Agencies that are in say yes or no.
    Confirming,
    /// It is bought.
    Cleared,
    /// Nothing is bought.
    NotCleared,
    /// A coordinator called it off.
    Cancelled,
}

/// The phase at an instant. An instant equal to the deadline is too late.
pub fn phase_at(campaign: &campaign::Model, now: Instant) -> Phase {
    if campaign.cancelled_at.is_some() {
        return Phase::Cancelled;
    }
    match campaign.settled_as {
        _ if campaign.opened_at.is_none() => Phase::Draft,
        Some(Settlement::Cleared) => Phase::Cleared,
        Some(Settlement::NotCleared) => Phase::NotCleared,
        None if campaign.provisional_at.is_some() => Phase::Confirming,
        None if now >= closes_at(campaign) => Phase::Closed,
        None => Phase::Pledging,
    }
}

/// When pledging closes in the current attempt.
pub fn closes_at(campaign: &campaign::Model) -> Instant {
    match campaign.extended_closes_at {
        Some(extended) if campaign.attempt > 1 => extended,
        _ => campaign.pledging_closes_at,
    }
}

/// What silence counts as: what the terms say. But nobody is bound by silence who was asked late: where less than half of
/// the time between close and answer was left when the provisional result was made, it counts as no.
pub fn silence_counts_as(campaign: &campaign::Model) -> SilenceMeans {
    let (Some(asked), Some(by)) = (campaign.provisional_at, campaign.confirm_by) else {
        return campaign.terms.silence_means;
    };
    match (by - asked) * 2 >= by - closes_at(campaign) {
        true => campaign.terms.silence_means,
        false => SilenceMeans::No,
    }
}

/// Why nothing was bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum WhyNotCleared {
    /// No agency asked for anything.
    NobodyAsked,
    /// All requests together stayed below the supplier's first quantity, whatever their limits.
    TooFewSeats,
    /// Too many limits lay below the price that could be reached.
    LimitsBelowPrice,
    /// It cleared at first, and then too few agencies said yes.
    TooFewYes,
    /// It cleared at first, but only once the time to answer was over: nobody could say yes.
    NobodyAskedInTime,
}

/// Why a campaign that ended without a purchase did; none for every other.
pub fn why_not_cleared(campaign: &campaign::Model) -> Option<WhyNotCleared> {
    if campaign.settled_as != Some(Settlement::NotCleared) {
        return None;
    }
    let first = campaign.terms.price_breaks.first().map_or(Seats(0), |first| first.seats_min);
    Some(match campaign.provisional_at {
        Some(at) if campaign.confirm_by.is_some_and(|by| at >= by) => WhyNotCleared::NobodyAskedInTime,
        Some(_) => WhyNotCleared::TooFewYes,
        None if campaign.agencies_in == 0 => WhyNotCleared::NobodyAsked,
        None if campaign.seats_pledged < first => WhyNotCleared::TooFewSeats,
        None => WhyNotCleared::LimitsBelowPrice,
    })
}

/// A deadline people are reminded of, some days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Deadline {
    /// Who was told before this instant needs no reminder.
    since: Instant,
    at: Instant,
    days_before: [i64; 2],
}

impl Deadline {
    fn of(campaign: &campaign::Model, now: Instant) -> Option<Deadline> {
        match phase_at(campaign, now) {
            Phase::Pledging => {
                let since = campaign.extended_at.or(campaign.opened_at)?;
                Some(Deadline { since, at: closes_at(campaign), days_before: [7, 1] })
            }
            Phase::Confirming => {
                Some(Deadline { since: campaign.provisional_at?, at: campaign.confirm_by?, days_before: [5, 1] })
            }
            Phase::Draft | Phase::Closed | Phase::Cleared | Phase::NotCleared | Phase::Cancelled => None,
        }
    }

    /// The instants of its reminders, the nearest to the deadline last.
    fn reminders(&self) -> impl Iterator<Item = (i64, Instant)> {
        self.days_before
            .into_iter()
            .map(|days| (days, self.at - TimeDelta::days(days)))
            .filter(|(_, at)| *at > self.since)
    }
}

/// When the clock next asks something of a campaign, as seen at `now`; none when nothing is left to do.
pub(crate) fn next_due(campaign: &campaign::Model, now: Instant) -> Option<Instant> {
    if phase_at(campaign, now) == Phase::Closed {
        return Some(closes_at(campaign));
    }
    let deadline = Deadline::of(campaign, now)?;
    let coming = deadline.reminders().map(|(_, at)| at).find(|at| *at > now);
    Some(coming.unwrap_or(deadline.at))
}

/// A reminder that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reminder {
    /// Which of the reminders, by its days before the deadline; a name to remember it by.
    pub which: i64,
    /// The days that are really left, rounded up: more than an outage ago they were more.
    pub days_left: i64,
}

/// The reminder that is due, the nearest to the deadline if an outage made several due; none at or after the deadline.
pub(crate) fn reminder_due(campaign: &campaign::Model, now: Instant) -> Option<Reminder> {
    let deadline = Deadline::of(campaign, now).filter(|deadline| now < deadline.at)?;
    let (which, _) = deadline.reminders().filter(|(_, at)| *at <= now).last()?;
    let left = deadline.at - now;
    let days_left = left.num_days() + i64::from(left > TimeDelta::days(left.num_days()));
    Some(Reminder { which, days_left })
}

/// Where an agency stands in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgencyState {
    /// It has not asked for anything; or there is no agency.
    None,
    /// Its request waits for an admin of its own, and none stands.
    ToApprove,
    /// Its request stands, and may change.
    Requested,
    /// It took its request back.
    Withdrawn,
    /// Its request stands, and the result is being worked out; also the final one, once the time to answer is over.
    Waiting,
    /// It is in and asked for its yes or no.
    ToAnswer,
    /// It said yes; others still answer.
    Confirmed,
    /// It said no, or stayed silent where silence means no.
    Declined,
    /// It has its licences.
    In,
    /// It asked and is not in.
    Out,
}

/// Where the viewer's agency stands.
pub fn my_state(view: &CampaignView, now: Instant) -> AgencyState {
    if view.my_pledge.as_ref().is_none_or(|pledge| pledge.withdrawn) {
        let waits = |mine: &MyPending| mine.pending.state_at(&view.campaign, now) == PendingState::Waiting;
        return match (&view.my_pending, &view.my_pledge) {
            (Some(mine), _) if waits(mine) => AgencyState::ToApprove,
            (_, Some(_)) => AgencyState::Withdrawn,
            (_, None) => AgencyState::None,
        };
    }
    match phase_at(&view.campaign, now) {
        Phase::Draft => AgencyState::None,
        Phase::Pledging => AgencyState::Requested,
        Phase::Closed => AgencyState::Waiting,
        Phase::Cancelled => AgencyState::Out,
        Phase::Confirming | Phase::Cleared | Phase::NotCleared => after_the_close(view, now),
    }
}

fn after_the_close(view: &CampaignView, now: Instant) -> AgencyState {
    let Some(mine) = &view.my_allocation else { return AgencyState::Out };
    let confirming = phase_at(&view.campaign, now) == Phase::Confirming;
    let answers_are_over = view.campaign.confirm_by.is_none_or(|by| now >= by);
    match (mine.included, mine.answer) {
        (_, Some(Answer::Declined)) => AgencyState::Declined,
        (true, _) if confirming && answers_are_over => AgencyState::Waiting,
        (true, Some(Answer::Confirmed)) if confirming => AgencyState::Confirmed,
        (true, None) if confirming => AgencyState::ToAnswer,
        (true, _) => AgencyState::In,
        (false, _) if mine.fell_silent() => AgencyState::Declined,
        (false, _) => AgencyState::Out,
    }
}

/// The viewer's seats: asked for before the result, got after it.
pub fn my_seats(view: &CampaignView, now: Instant) -> Seats {
    match my_state(view, now) {
        AgencyState::None
        | AgencyState::ToApprove
        | AgencyState::Withdrawn
        | AgencyState::Out
        | AgencyState::Declined => Seats(0),
        AgencyState::Requested | AgencyState::Waiting => {
            view.my_pledge.as_ref().map_or(Seats(0), |pledge| pledge.seats)
        }
        AgencyState::ToAnswer | AgencyState::Confirmed | AgencyState::In => {
            view.my_allocation.as_ref().map_or(Seats(0), |mine| mine.seats)
        }
    }
}

#[cfg(test)]
mod tests;
