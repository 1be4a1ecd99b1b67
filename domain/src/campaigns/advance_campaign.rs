//! Do what has become due: close and clear, extend, settle, remind. The clock's deed.
//!
//! Whatever crashes when, each step happens once: it is one transaction under the campaign's lock, its record is unique
//! per attempt and stage, and phases follow from what is written.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, IntoActiveModel};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::campaign_guest::{DAYS_AFTER_A_PURCHASE, DAYS_AFTER_THE_END};
use super::clear_pledges::{self, Cleared, Part};
use super::finders::{self, StandingPledge};
use super::keep_record::{Answered, fault, keep_record};
use super::outcome::{Answer, LineOutcome, Stage};
use super::pending_pledge::Ended;
use super::permission::AdvanceCampaignAction;
use super::phase::{Phase, next_due, phase_at, reminder_due, silence_counts_as};
use super::terms::{CommitmentRule, IfNothingClears, Settlement, SilenceMeans};
use super::{allocation, campaign};
use crate::access::{Actor, Permit, authorize};
use crate::agencies;
use crate::clock::Instant;
use crate::error::{Failure, Stop};
use crate::events::Fact;
use crate::operation::{Operation, Tx};

/// What the clock did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Advanced {
    /// Nothing was due.
    Nothing,
    /// Those who have not acted were reminded.
    Reminded,
    /// Nothing cleared, and pledging is open again.
    Extended,
    /// It cleared; agencies answer.
    Provisional,
    /// It cleared for good.
    Cleared,
    /// Nothing cleared, for good.
    NotCleared,
}

impl Advanced {
    /// Whether anything was done, so that more may be due.
    pub fn happened(self) -> bool {
        self != Advanced::Nothing
    }
}

/// Takes the next step that is due for a campaign, if any. Call it until nothing happened.
pub async fn advance_campaign(operation: &Operation, network: Uuid, campaign: Uuid) -> Result<Advanced, Failure> {
    let actor = Actor::clock(network);
    let advanced = operation.write("advance_campaign", &actor, None, &campaign, async |tx, actor, campaign| {
        let found = finders::one_locked(tx.conn(), actor, *campaign).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, AdvanceCampaignAction, found, tx)?;
        let advanced = step(tx, &permit, now).await?;
        if advanced.happened() {
            tx.touch(*campaign);
        }
        Ok(advanced)
    });
    match advanced.await? {
        Ok(advanced) => Ok(advanced),
        Err(_) => Err(Failure::Fault(DbErr::Custom("the clock was refused".into()))),
    }
}

/// The name by which a reminder of the close is remembered.
const CLOSES_SOON: &str = "closes-soon";

type May<'a> = Permit<'a, AdvanceCampaignAction>;

async fn step(tx: &Tx, permit: &May<'_>, now: Instant) -> Result<Advanced, Stop> {
    let campaign = permit.subject();
    match phase_at(campaign, now) {
        Phase::Closed => close(tx, permit, now).await,
        Phase::Confirming if campaign.confirm_by.is_none_or(|by| now >= by) => settle(tx, permit, now).await,
        Phase::Pledging | Phase::Confirming => remind(tx, permit, now).await,
        Phase::Draft | Phase::Cleared | Phase::NotCleared | Phase::Cancelled => wait(tx, campaign, now).await,
    }
}

/// Sets when the clock comes by next.
async fn wait(tx: &Tx, campaign: &campaign::Model, now: Instant) -> Result<Advanced, Stop> {
    let next = next_due(campaign, now);
    if next != campaign.next_due_at {
        let mut row = campaign.clone().into_active_model();
        row.next_due_at = Set(next);
        tx.update(row).await?;
    }
    Ok(Advanced::Nothing)
}

async fn remind(tx: &Tx, permit: &May<'_>, now: Instant) -> Result<Advanced, Stop> {
    let campaign = permit.subject();
    wait(tx, campaign, now).await?;
    let Some(reminder) = reminder_due(campaign, now) else { return Ok(Advanced::Nothing) };
    let (id, days) = (campaign.id, reminder.days_left);
    let (once, fact) = match phase_at(campaign, now) {
        Phase::Confirming => ("answer-due", Fact::AnswerDueSoon { campaign: id, days }),
        _ => (CLOSES_SOON, Fact::CampaignClosesSoon { campaign: id, days }),
    };
    let which = format!("{id}/{}/{}", campaign.attempt, reminder.which);
    let told = tx.record_once(permit.actor(), &format!("{once}/{which}"), fact).await?;
    // A day before the close, and only where something waits.
    if told && once == CLOSES_SOON && reminder.which == 1 {
        let waits = !finders::waiting_in(tx.conn(), permit.actor(), id).await?.is_empty();
        if waits {
            tx.record(permit.actor(), Fact::ApprovalDueSoon { campaign: id, days }).await?;
        }
    }
    Ok(if told { Advanced::Reminded } else { Advanced::Nothing })
}

/// The first clearing of an attempt, over every pledge that stands.
async fn close(tx: &Tx, permit: &May<'_>, now: Instant) -> Result<Advanced, Stop> {
    let campaign = permit.subject();
    lapse(tx, permit, now).await?;
    let pledges = finders::standing_pledges(tx.conn(), permit.actor(), campaign.id).await?;
    let (cleared, parts) = clear(tx, campaign, pledges).await?;
    let parts = parts.into_iter().map(Answered::from).collect();
    let asks = campaign.terms.commitment_rule == CommitmentRule::Confirmed;
    if !(cleared.outcome.cleared && asks) {
        return finish(tx, permit, cleared, parts, now).await;
    }
    let input_sha256 = cleared.input_sha256.clone();
    let record = keep_record(tx, permit, Stage::Provisional, cleared, parts, now).await?;
    let confirming = campaign::Model { provisional_at: Some(now), ..campaign.clone() };
    let mut row = campaign.clone().into_active_model();
    row.provisional_at = Set(Some(now));
    row.next_due_at = Set(next_due(&confirming, now));
    tx.update(row).await?;
    tx.record(permit.actor(), Fact::OutcomeProvisional { campaign: campaign.id, record, input_sha256 }).await?;
    Ok(Advanced::Provisional)
}

/// What still waits for its own agency's approval counts for nothing.
async fn lapse(tx: &Tx, permit: &May<'_>, now: Instant) -> Result<(), Stop> {
    for pending in finders::waiting_in(tx.conn(), permit.actor(), permit.subject().id).await? {
        let (campaign, agency, request) = (pending.campaign_id, pending.agency_id, pending.id);
        let mut row = pending.into_active_model();
        row.ended_at = Set(Some(now));
        row.ended_as = Set(Some(Ended::Lapsed));
        tx.update(row).await?;
        tx.record(permit.actor(), Fact::PledgeLapsed { campaign, agency, request }).await?;
    }
    Ok(())
}

/// The last clearing, over the lines of the agencies that said yes.
async fn settle(tx: &Tx, permit: &May<'_>, now: Instant) -> Result<Advanced, Stop> {
    let campaign = permit.subject();
    let asked = finders::allocations_of_record(tx.conn(), permit.actor(), campaign, Stage::Provisional).await?;
    let mut pledges = finders::standing_pledges(tx.conn(), permit.actor(), campaign.id).await?;
    // Whoever could not say no has not said yes by being silent.
    let unable: HashSet<Uuid> =
        agencies::finders::unable_to_act(tx.conn(), permit.actor()).await?.into_iter().collect();
    let yes = |one: &&allocation::Model| says_yes(campaign, one, !unable.contains(&one.agency_id));
    let confirmed: HashSet<Uuid> = asked.iter().filter(yes).map(|one| one.agency_id).collect();
    pledges.retain(|pledge| confirmed.contains(&pledge.agency));
    let (cleared, parts) = clear(tx, campaign, pledges).await?;
    let mut parts: HashMap<Uuid, Part> = parts.into_iter().map(|part| (part.agency, part)).collect();
    let answered = asked.into_iter().map(|one| {
        let (answer, answered_at, answered_by) = (one.answer, one.answered_at, one.answered_by);
        let part = parts.remove(&one.agency_id).unwrap_or_else(|| stays_out(one));
        Answered { part, answer, answered_at, answered_by }
    });
    let answered: Vec<Answered> = answered.collect();
    finish(tx, permit, cleared, answered, now).await
}

/// A yes, or silence where it counts as yes.
fn says_yes(campaign: &campaign::Model, allocation: &allocation::Model, could_answer: bool) -> bool {
    let silence = could_answer && silence_counts_as(campaign) == SilenceMeans::Yes;
    let yes = match allocation.answer {
        Some(Answer::Confirmed) => true,
        Some(Answer::Declined) => false,
        None => silence,
    };
    allocation.included && yes
}

/// Who is not part of the last clearing: those who were left out before keep their reasons; those who were in and did not
/// say yes have none.
fn stays_out(before: allocation::Model) -> Part {
    let was_in = before.included;
    let line = |line: LineOutcome| match was_in {
        true => LineOutcome {
            included: false,
            reason: None,
            landed_price: None,
            landed_price_rounded: None,
            cost: crate::Money(0),
            ..line
        },
        false => line,
    };
    clear_pledges::out_part(before.agency_id, before.lines.0.into_iter().map(line).collect())
}

/// Keeps the last record of an attempt, and extends or ends the campaign.
async fn finish(
    tx: &Tx,
    permit: &May<'_>,
    cleared: Cleared,
    parts: Vec<Answered>,
    now: Instant,
) -> Result<Advanced, Stop> {
    let before = permit.subject();
    let (purchase, input_sha256) = (cleared.outcome.cleared, cleared.input_sha256.clone());
    let record = keep_record(tx, permit, Stage::Final, cleared, parts, now).await?;
    let campaign = before.id;
    let mut row = before.clone().into_active_model();
    let (advanced, fact) = if purchase {
        (Advanced::Cleared, Fact::CampaignCleared { campaign, record, input_sha256 })
    } else if may_be_extended(before, now) {
        (Advanced::Extended, Fact::CampaignExtended { campaign, record, input_sha256 })
    } else {
        (Advanced::NotCleared, Fact::CampaignNotCleared { campaign, record, input_sha256 })
    };
    if advanced == Advanced::Extended {
        let attempt = before.attempt + 1;
        let extended = campaign::Model { attempt, extended_at: Some(now), ..before.clone() };
        row.attempt = Set(attempt);
        row.extended_at = Set(extended.extended_at);
        row.next_due_at = Set(next_due(&extended, now));
    } else {
        row.settled_at = Set(Some(now));
        row.settled_as = Set(Some(if purchase { Settlement::Cleared } else { Settlement::NotCleared }));
        row.next_due_at = Set(None);
        let days = if purchase { DAYS_AFTER_A_PURCHASE } else { DAYS_AFTER_THE_END };
        finders::end_guests_at(tx.conn(), tx.network(), campaign, now + TimeDelta::days(days)).await?;
    }
    tx.update(row).await?;
    tx.record(permit.actor(), fact).await?;
    Ok(advanced)
}

/// Once, at the first close, and only if the instant stated from the start is still to come.
fn may_be_extended(campaign: &campaign::Model, now: Instant) -> bool {
    campaign.terms.if_nothing_clears == IfNothingClears::ExtendOnce
        && campaign.attempt == 1
        && campaign.provisional_at.is_none()
        && campaign.extended_closes_at.is_some_and(|extended| extended > now)
}

/// Clears beside the threads that serve: many lines take a while.
async fn clear(
    tx: &Tx,
    campaign: &campaign::Model,
    pledges: Vec<StandingPledge>,
) -> Result<(Cleared, Vec<Part>), Stop> {
    let (campaign, seal) = (campaign.clone(), tx.operation().secret());
    let worked_out = tokio::task::spawn_blocking(move || {
        let cleared = clear_pledges::clear(&campaign, &pledges, &seal)?;
        let parts = clear_pledges::shares(&pledges, &cleared.outcome)?;
        Ok::<_, String>((cleared, parts))
    });
    match worked_out.await {
        Ok(Ok(worked_out)) => Ok(worked_out),
        Ok(Err(problem)) => Err(fault(&problem)),
        Err(panic) => Err(fault(&panic.to_string())),
    }
}
