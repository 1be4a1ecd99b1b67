//! Pledge as told: staff state an agency's request in its name, as it told them by phone, on paper or in person.
//!
//! Whoever enters a limit knows what they typed. What is stored is sealed from then on like every other limit: nothing this
//! deed gives back, and nothing staff can ask for, holds it or the one before (ADR 0060).

use serde::Serialize;
use uuid::Uuid;

use super::pending_pledge::Ended;
use super::permission::PledgeAsToldAction;
use super::pledge_rules::LineInput;
use super::pledge_seats::{PledgeSeats, Writing, pledged, sound, stand};
use super::told::{self, Entered, Told, Wish, both, hear};
use super::{finders, own_approval};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey};

/// What an agency told staff it asks for; the lines replace those it pledged before.
#[derive(Clone, Debug, Serialize)]
pub struct PledgeAsTold {
    /// In which campaign.
    pub campaign: Uuid,
    /// For which agency.
    pub agency: Uuid,
    /// The version the form showed; none when it showed no pledge.
    pub version: Option<i64>,
    /// The entry that may still wait as the form showed it; none when it showed none.
    pub entry: Option<Uuid>,
    /// 1 to 20 lines.
    pub lines: Vec<LineInput>,
    /// More seats than the agency has staff are meant.
    pub more_than_staff_understood: bool,
    /// How it was told.
    pub told: Told,
}

/// Writes the pledge in the agency's name, and gives the id of the entry that says how it was told.
pub async fn pledge_as_told(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &PledgeAsTold,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let pledged = operation.write("pledge_as_told", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_for_staff(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, PledgeAsToldAction, found, tx)?;
        let subject = permit.subject();
        let wish = Wish::request_under(&subject.campaign.terms);
        let heard = hear(tx, actor, subject, &input.told, wish).await?;
        let stated = stated(input, subject.pledge.as_ref());
        let (lines, heard) = both(sound(subject, &stated, now), heard)?;
        told::refuse_unless_seen(tx, actor, subject, input.entry).await?;
        let (writing, seats) = (Writing::of(actor, &stated, lines), stated.lines.iter().map(|line| line.seats).sum());
        // Whatever it may cost: who enters requests would find out by trying where the agency has its amount (ADR 0100).
        if own_approval::waits_as_told(&subject.agency) {
            let entered = Entered::Pledged { seats, version: None };
            let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
            own_approval::wait(tx, actor, subject, &writing, (now, Some(told))).await?;
            return Ok(told.entry);
        }
        own_approval::end(tx, actor, subject, (Ended::Replaced, now)).await?;
        let pledge = stand(tx, subject, &writing, now).await?;
        let entered = Entered::Pledged { seats, version: Some(pledge.version) };
        let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
        tx.record(actor, pledged(&pledge, Some(told))).await?;
        tx.touch(pledge.campaign_id);
        Ok(told.entry)
    });
    pledged.await
}

/// The same as the agency itself would state it. What it pays today nobody asks on the phone: that stays as it is.
fn stated(input: &PledgeAsTold, before: Option<&super::pledge::Model>) -> PledgeSeats {
    PledgeSeats {
        campaign: input.campaign,
        agency: input.agency,
        version: input.version,
        pending: None,
        lines: input.lines.clone(),
        more_than_staff_understood: input.more_than_staff_understood,
        today_unit_price: before.and_then(|before| before.today_unit_price),
        today_price_source: before.and_then(|before| before.today_price_source),
    }
}
