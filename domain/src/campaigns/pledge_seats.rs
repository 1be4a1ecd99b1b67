//! Pledge seats: state how many an agency would take, and at most at which price.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::{AgencyInCampaign, PledgeSeatsAction};
use super::phase::{Phase, closes_at, phase_at};
use super::pledge_line::PledgeLines;
use super::pledge_rules::{Against, LineInput, Stated, check};
use super::terms::TodayPriceSource;
use super::{campaign, finders, pledge, pledge_change};
use crate::access::{Action, Actor, Permit, authorize};
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
    /// 1 to 20 lines.
    pub lines: Vec<LineInput>,
    /// More seats than the agency has staff are meant.
    pub more_than_staff_understood: bool,
    /// What the agency pays today per licence and year.
    pub today_unit_price: Option<Money>,
    /// Where that price comes from.
    pub today_price_source: Option<TodayPriceSource>,
}

/// Writes the pledge, or replaces the one there is, and gives its id.
///
/// The campaign's row is locked first and the instant taken after, so that a pledge that waited for the lock is held
/// against the close like any other (DESIGN 5.1).
pub async fn pledge_seats(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &PledgeSeats,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let pledged = operation.write("pledge_seats", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_in_campaign(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, PledgeSeatsAction, found, tx)?;
        let pledge = state(tx, &permit, input, now).await?;
        let fact = Fact::SeatsPledged {
            campaign: pledge.campaign_id,
            agency: pledge.agency_id,
            seats: pledge.seats.count(),
            version: pledge.version,
            told: None,
        };
        tx.record(actor, fact).await?;
        tx.touch(pledge.campaign_id);
        Ok(pledge.id)
    });
    pledged.await
}

/// States a pledge, by the agency's own people or as it told staff: checks it, writes it, and counts it.
pub(crate) async fn state<A: Action<Subject = AgencyInCampaign>>(
    tx: &Tx,
    permit: &Permit<'_, A>,
    input: &PledgeSeats,
    now: Instant,
) -> Result<pledge::Model, Stop> {
    let subject = permit.subject();
    refuse_unless_pledging(&subject.campaign, now)?;
    refuse_if_stale(subject.pledge.as_ref(), input.version)?;
    let stated = Stated {
        lines: &input.lines,
        more_than_staff_understood: input.more_than_staff_understood,
        today_unit_price: input.today_unit_price,
        today_price_source: input.today_price_source,
    };
    let against = Against { campaign: &subject.campaign, agency: &subject.agency, standing: standing(subject) };
    let lines = check(stated, against).map_err(Stop::Refused)?;
    let pledge = write(tx, permit, input, lines, now).await?;
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

/// The agency's pledge, unless it was withdrawn.
pub(crate) fn standing(subject: &AgencyInCampaign) -> Option<&pledge::Model> {
    subject.pledge.as_ref().filter(|pledge| !pledge.withdrawn)
}

async fn write<A: Action<Subject = AgencyInCampaign>>(
    tx: &Tx,
    permit: &Permit<'_, A>,
    input: &PledgeSeats,
    lines: PledgeLines,
    now: Instant,
) -> Result<pledge::Model, Stop> {
    let subject = permit.subject();
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
    row.seats = Set(lines.seats());
    row.lines = Set(lines);
    row.today_unit_price = Set(input.today_unit_price);
    row.today_price_source = Set(input.today_price_source);
    row.withdrawn = Set(false);
    row.changed_at = Set(now);
    row.changed_by = Set(permit.actor().person().unwrap_or_default());
    let pledge = if is_new { tx.insert(row).await? } else { tx.update(row).await? };
    remember(tx, &pledge).await?;
    Ok(pledge)
}

/// Keeps a version of a pledge in the agency's own history.
pub(crate) async fn remember(tx: &Tx, pledge: &pledge::Model) -> Result<(), Stop> {
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
