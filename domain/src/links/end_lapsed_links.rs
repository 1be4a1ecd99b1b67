//! End the halves that are worth nothing any more, so that nothing of the other agency is kept that nobody may read. The clock's
//! deed, once a day in each network; nobody is told of it, since for nobody it changes what can be done. The other side keeps
//! nothing any more of what the agency here said of itself.

use super::{across, finders};
use crate::access::Actor;
use crate::agencies;
use crate::agencies::standing::Standing;
use crate::error::Stop;
use crate::identity::SigningKey;
use crate::operation::Tx;

/// Ends what has lapsed in the network the transaction is in.
pub(crate) async fn end_lapsed_links(tx: &Tx, key: &SigningKey) -> Result<(), Stop> {
    let (network, now) = (tx.network(), tx.now());
    finders::forget_old_codes(tx.conn(), now).await?;
    for lapsed in finders::lapsed(tx.conn(), network, now).await? {
        // Once more, now that its agency is held: it may be removed at this moment, and be taken back later.
        let agency = agencies::finders::one_held(tx.conn(), &Actor::clock(network), lapsed.agency_id).await?;
        if agency.is_none_or(|agency| agency.standing == Standing::Removed) {
            continue;
        }
        let Some(half) = finders::half_locked(tx.conn(), network, lapsed.id).await? else { continue };
        // Somebody may have said yes at the last moment, or the agency may have been taken back, with its admins.
        if !finders::stands(tx.conn(), &half, now).await? {
            across::end_lapsed(tx, key, &half, now).await?;
        }
    }
    Ok(())
}
