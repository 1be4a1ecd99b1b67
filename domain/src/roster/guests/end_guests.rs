//! See guests off whose last campaign is over: the clock's deed.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::leave::leave;
use crate::access::Actor;
use crate::agencies;
use crate::agencies::standing::Standing;
use crate::campaigns::{self, campaign_guest};
use crate::clock::Instant;
use crate::error::{Failure, Stop};
use crate::events::Fact;
use crate::operation::{Operation, Tx};

/// Places that are ended in one transaction.
const CHUNK: u64 = 100;

/// Writes down that the time of some guests of a network is over; says whether there were any. They see nothing since that
/// instant, whether or not this ran.
pub async fn end_guests(operation: &Operation, network: Uuid) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let ended = operation.write("end_guests", &clock, None, &network, async |tx, actor, network| {
        let now = tx.instant_after_lock().await?;
        let over = campaigns::finders::guests_over(tx.conn(), *network, now, CHUNK).await?;
        let any = !over.is_empty();
        for place in over {
            end(tx, actor, place, now).await?;
        }
        Ok(any)
    });
    Ok(ended.await?.unwrap_or(false))
}

async fn end(tx: &Tx, clock: &Actor, place: campaign_guest::Model, now: Instant) -> Result<(), Stop> {
    let (guest, by) = (place.agency_id, place.invited_by);
    let mut row = place.into_active_model();
    row.left_at = Set(Some(now));
    tx.update(row).await?;
    let Some(agency) = agencies::finders::one_locked(tx.conn(), clock, guest).await? else { return Ok(()) };
    let stays = campaigns::finders::takes_part_somewhere(tx.conn(), tx.network(), guest, now).await?;
    if stays || agency.standing == Standing::Removed {
        return Ok(());
    }
    leave(tx, by, &agency, now).await?;
    tx.record(clock, Fact::GuestLeft { agency: guest }).await?;
    Ok(())
}
