//! What a guest's leaving comes to, whoever asks for it.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use crate::agencies::standing::Standing;
use crate::agencies::{agency, standing_change};
use crate::clock::Instant;
use crate::error::Stop;
use crate::networks;
use crate::operation::Tx;

/// Ends a guest's standing and what its people are, and takes back invitations nobody accepted; `by` answers for it. Its
/// records stay. The agency is locked.
pub(super) async fn leave(tx: &Tx, by: Uuid, agency: &agency::Model, now: Instant) -> Result<(), Stop> {
    if agency.standing == Standing::Removed {
        return Ok(());
    }
    networks::finders::end_memberships(tx.conn(), tx.network(), agency.id, now).await?;
    networks::finders::withdraw_invitations_to(tx.conn(), tx.network(), agency.id, now).await?;
    let mut row = agency.clone().into_active_model();
    row.standing = Set(Standing::Removed);
    row.standing_since = Set(now);
    tx.update(row).await?;
    tx.insert(standing_change::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        agency_id: Set(agency.id),
        standing: Set(Standing::Removed),
        reason: Set(String::new()),
        pledges_withdrawn: Set(0),
        since: Set(now),
        changed_by: Set(by),
    })
    .await?;
    Ok(())
}
