//! A guest's first person comes: from then on its agency may act.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::standing::Standing;
use super::{agency, finders, standing_change};
use crate::access::Actor;
use crate::access::finders::guests_now;
use crate::error::Stop;
use crate::operation::Tx;

/// Lets an agency act that waited as a guest for the first of its people, whom `inviter` asked. Members stay as they are.
/// Says whether there is anything the guest may still take part in.
pub(crate) async fn arrives(tx: &Tx, agency: Uuid, inviter: Uuid) -> Result<bool, Stop> {
    let clock = Actor::clock(tx.network());
    let Some(agency) = finders::one_locked(tx.conn(), &clock, agency).await? else { return Ok(true) };
    if !agency.guest {
        return Ok(true);
    }
    let invited = guests_now(tx.conn(), tx.network(), std::iter::once(&agency), tx.now()).await?;
    if invited.is_empty() || agency.standing == Standing::Removed {
        return Ok(false);
    }
    if agency.standing == Standing::Pending {
        welcome(tx, agency, inviter).await?;
    }
    Ok(true)
}

async fn welcome(tx: &Tx, agency: agency::Model, inviter: Uuid) -> Result<(), Stop> {
    let (id, now) = (agency.id, tx.now());
    let mut row = agency.into_active_model();
    row.standing = Set(Standing::Good);
    row.standing_since = Set(now);
    tx.update(row).await?;
    tx.insert(standing_change::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        agency_id: Set(id),
        standing: Set(Standing::Good),
        reason: Set(String::new()),
        pledges_withdrawn: Set(0),
        since: Set(now),
        changed_by: Set(inviter),
    })
    .await?;
    Ok(())
}
