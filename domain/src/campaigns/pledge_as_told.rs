//! Pledge as told: staff state an agency's request in its name, as it told them by phone, on paper or in person.
//!
//! Whoever enters a limit knows what they typed. What is stored is sealed from then on like every other limit: nothing this
//! deed gives back, and nothing staff can ask for, holds it or the one before (ADR 0060).

use serde::Serialize;
use uuid::Uuid;

use super::finders;
use super::permission::PledgeAsToldAction;
use super::pledge_rules::LineInput;
use super::pledge_seats::{PledgeSeats, state};
use super::told::{self, Entered, Told, Wish, both, hear};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
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
        let (pledge, heard) = both(state(tx, &permit, &stated(input, subject.pledge.as_ref()), now).await, heard)?;
        let entered = Entered::Pledged { seats: pledge.seats, version: pledge.version };
        let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
        let fact = Fact::SeatsPledged {
            campaign: pledge.campaign_id,
            agency: pledge.agency_id,
            seats: pledge.seats.count(),
            version: pledge.version,
            told: Some(told),
        };
        tx.record(actor, fact).await?;
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
        lines: input.lines.clone(),
        more_than_staff_understood: input.more_than_staff_understood,
        today_unit_price: before.and_then(|before| before.today_unit_price),
        today_price_source: before.and_then(|before| before.today_price_source),
    }
}
