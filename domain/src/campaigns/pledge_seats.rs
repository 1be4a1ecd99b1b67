//! Pledge seats: state how many an agency would take, and at most at which price.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::pending_pledge::{self, Ended};
use super::permission::{AgencyInCampaign, PledgeSeatsAction};
use super::phase::{Phase, closes_at, phase_at};
use super::pledge_line::PledgeLines;
use super::pledge_rules::{Against, LineInput, Stated, check};
use super::terms::TodayPriceSource;
use super::told::ToldFact;
use super::{campaign, finders, own_approval, pledge, pledge_change};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::money::Money;
use crate::operation::{Operation, RequestKey, Tx};

/// What an agency pledges; its lines replace those it pledged before.
#[derive(Clone, Debug, Serialize)]
pub struct PledgeSeats {
    /// In which campaign.
    pub campaign: Uuid,
    /// Which agency.
    pub agency: Uuid,
    /// The version the form showed; none when it showed no pledge.
    pub version: Option<i64>,
    /// The request that waited as the form showed it; none when it showed none.
    pub pending: Option<Uuid>,
    /// 1 to 20 lines.
    pub lines: Vec<LineInput>,
    /// More seats than the agency has staff are meant.
    pub more_than_staff_understood: bool,
    /// What the agency pays today per licence and year.
    pub today_unit_price: Option<Money>,
    /// Where that price comes from.
    pub today_price_source: Option<TodayPriceSource>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Asked {
    /// It is the agency's pledge, which has this id.
    Pledged(Uuid),
    /// It waits for an admin of the agency who is not the one who asked.
    Waits {
        /// The id of what waits.
        pending: Uuid,
    },
}

impl Asked {
    /// The id of the pledge, or of what waits.
    pub fn id(self) -> Uuid {
        match self {
            Asked::Pledged(id) | Asked::Waits { pending: id } => id,
        }
    }
}

/// Writes the pledge, or replaces the one there is; or has it wait for the agency's own approval.
///
/// The campaign's row is locked first and the instant taken after, so that a pledge that waited for the lock is held
/// against the close like any other (DESIGN 5.1).
pub async fn pledge_seats(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &PledgeSeats,
) -> Result<Result<Asked, Vec<Problem>>, Failure> {
    let pledged = operation.write("pledge_seats", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_in_campaign(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, PledgeSeatsAction, found, tx)?;
        let subject = permit.subject();
        let lines = sound(subject, input, now)?;
        let waiting = finders::waiting_of(tx.conn(), actor, input.campaign, input.agency).await?;
        refuse_unless_seen(waiting.as_ref(), input.pending)?;
        let writing = Writing::of(actor, input, lines);
        if own_approval::is_needed(tx, subject, &writing.lines).await? {
            let pending = own_approval::wait(tx, actor, subject, &writing, (now, None)).await?;
            return Ok(Asked::Waits { pending: pending.id });
        }
        if waiting.is_some() {
            own_approval::end(tx, actor, subject, (Ended::Replaced, now)).await?;
        }
        let pledge = stand(tx, subject, &writing, now).await?;
        tx.record(actor, pledged(&pledge, None)).await?;
        tx.touch(pledge.campaign_id);
        Ok(Asked::Pledged(pledge.id))
    });
    pledged.await
}

/// The fact that a pledge stands.
pub(crate) fn pledged(pledge: &pledge::Model, told: Option<ToldFact>) -> Fact {
    let (campaign, agency, version) = (pledge.campaign_id, pledge.agency_id, pledge.version);
    Fact::SeatsPledged { campaign, agency, seats: pledge.seats.count(), version, told }
}

/// What is to be written, once it is sound.
#[derive(Debug)]
pub(crate) struct Writing {
    pub lines: PledgeLines,
    pub today_unit_price: Option<Money>,
    pub today_price_source: Option<TodayPriceSource>,
    /// Who states it.
    pub by: Uuid,
    /// The agency's admin who approves it, where that is needed.
    pub approved_by: Option<Uuid>,
}

impl Writing {
    pub(crate) fn of(actor: &Actor, input: &PledgeSeats, lines: PledgeLines) -> Self {
        let PledgeSeats { today_unit_price, today_price_source, .. } = *input;
        let by = actor.person().unwrap_or_default();
        Self { lines, today_unit_price, today_price_source, by, approved_by: None }
    }
}

/// The lines of a pledge as they are stored, once nothing is wrong with it: stated by the agency's own people, or as it told
/// staff.
pub(crate) fn sound(subject: &AgencyInCampaign, input: &PledgeSeats, now: Instant) -> Result<PledgeLines, Stop> {
    refuse_unless_pledging(&subject.campaign, now)?;
    refuse_if_stale(subject.pledge.as_ref(), input.version)?;
    let stated = Stated {
        lines: &input.lines,
        more_than_staff_understood: input.more_than_staff_understood,
        today_unit_price: input.today_unit_price,
        today_price_source: input.today_price_source,
    };
    let against = Against { campaign: &subject.campaign, agency: &subject.agency, standing: standing(subject) };
    check(stated, against).map_err(Stop::Refused)
}

/// Writes a pledge that is sound, and counts it.
pub(crate) async fn stand(
    tx: &Tx,
    subject: &AgencyInCampaign,
    writing: &Writing,
    now: Instant,
) -> Result<pledge::Model, Stop> {
    let pledge = write(tx, subject, writing, now).await?;
    count(tx, subject, Some(&pledge), now).await?;
    Ok(pledge)
}

/// Pledging is refused at and after the closing instant, and once there is a record, whether or not a worker runs.
pub(crate) fn refuse_unless_pledging(campaign: &campaign::Model, now: Instant) -> Result<(), Stop> {
    match phase_at(campaign, now) {
        Phase::Pledging => Ok(()),
        Phase::Draft => Problem::whole(ProblemCode::NotOpen).refuse(),
        Phase::Cancelled => Problem::whole(ProblemCode::AlreadyEnded).refuse(),
        Phase::Closed | Phase::Confirming | Phase::Cleared | Phase::NotCleared => {
            let at = ProblemArg::Instant(closes_at(campaign), campaign.zone.clone());
            Problem::whole(ProblemCode::Closed).with("at", at).refuse()
        }
    }
}

/// Whoever saw no pledge must find none standing; whoever saw one must find that version.
fn refuse_if_stale(pledge: Option<&pledge::Model>, shown: Option<i64>) -> Result<(), Stop> {
    let fresh = match (pledge, shown) {
        (Some(pledge), Some(shown)) => pledge.version == shown,
        (Some(pledge), None) => pledge.withdrawn,
        (None, shown) => shown.is_none(),
    };
    if fresh { Ok(()) } else { Problem::at("version", ProblemCode::StaleVersion).refuse() }
}

/// Whoever saw nothing wait must find nothing waiting; whoever saw something must find that.
pub(crate) fn refuse_unless_seen(waiting: Option<&pending_pledge::Model>, shown: Option<Uuid>) -> Result<(), Stop> {
    if waiting.map(|waiting| waiting.id) == shown {
        return Ok(());
    }
    Problem::at("version", ProblemCode::StaleVersion).refuse()
}

/// The agency's pledge, unless it was withdrawn.
pub(crate) fn standing(subject: &AgencyInCampaign) -> Option<&pledge::Model> {
    subject.pledge.as_ref().filter(|pledge| !pledge.withdrawn)
}

async fn write(tx: &Tx, subject: &AgencyInCampaign, writing: &Writing, now: Instant) -> Result<pledge::Model, Stop> {
    let is_new = subject.pledge.is_none();
    let mut row = match subject.pledge.clone() {
        Some(pledge) => {
            let version = pledge.version + 1;
            pledge::ActiveModel { version: Set(version), ..pledge.into_active_model() }
        }
        None => pledge::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(tx.new_id()),
            campaign_id: Set(subject.campaign.id),
            agency_id: Set(subject.agency.id),
            version: Set(1),
            ..Default::default()
        },
    };
    row.seats = Set(writing.lines.seats());
    row.lines = Set(writing.lines.clone());
    row.today_unit_price = Set(writing.today_unit_price);
    row.today_price_source = Set(writing.today_price_source);
    row.withdrawn = Set(false);
    row.changed_at = Set(now);
    row.changed_by = Set(writing.by);
    let pledge = if is_new { tx.insert(row).await? } else { tx.update(row).await? };
    remember(tx, &pledge, writing.approved_by).await?;
    Ok(pledge)
}

/// Keeps a version of a pledge in the agency's own history.
pub(crate) async fn remember(tx: &Tx, pledge: &pledge::Model, approved_by: Option<Uuid>) -> Result<(), Stop> {
    tx.insert(pledge_change::ActiveModel {
        network_id: Set(pledge.network_id),
        id: Set(tx.new_id()),
        pledge_id: Set(pledge.id),
        agency_id: Set(pledge.agency_id),
        lines: Set(pledge.lines.clone()),
        withdrawn: Set(pledge.withdrawn),
        version: Set(pledge.version),
        changed_at: Set(pledge.changed_at),
        changed_by: Set(pledge.changed_by),
        approved_by: Set(approved_by),
    })
    .await?;
    Ok(())
}

/// Keeps the counters on the campaign's row, so that reading them costs nothing (DESIGN 8).
pub(crate) async fn count(
    tx: &Tx,
    subject: &AgencyInCampaign,
    stands_now: Option<&pledge::Model>,
    now: Instant,
) -> Result<(), Stop> {
    let campaign = &subject.campaign;
    let (before, after) = (standing(subject), stands_now);
    let comes = i64::from(after.is_some()) - i64::from(before.is_some());
    let seats = |pledge: Option<&pledge::Model>| pledge.map_or(0, |pledge| pledge.seats.count());
    let lines = |pledge: Option<&pledge::Model>| pledge.map_or(0, |pledge| pledge.lines.count());
    let mut row = campaign.clone().into_active_model();
    row.seats_pledged = Set(crate::Seats(campaign.seats_pledged.count() - seats(before) + seats(after)));
    row.agencies_in = Set(campaign.agencies_in + comes);
    row.band_weight_in = Set(campaign.band_weight_in + comes * subject.agency.size_band.band_weight());
    row.lines_pledged = Set(campaign.lines_pledged - lines(before) + lines(after));
    row.last_pledge_at = Set(Some(now));
    tx.update(row).await?;
    Ok(())
}
