//! Remove what a network keeps no longer: notices, what became of mails, who was meant by invitations that ran out, and what links
//! that lapsed held of another agency. The clock's deed, once a day in each network (ADR 0080).

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::finders;
use crate::access::Actor;
use crate::error::{Failure, Stop};
use crate::identity::SigningKey;
use crate::links;
use crate::networks;
use crate::networks::retention::{self, Retention, SWEPT_EVERY};
use crate::operation::{Operation, Tx};

/// How many rows of each kind go in one transaction.
const CHUNK: u64 = 1_000;

/// What is to be swept, and the key by which halves of links are opened: that is no part of what is asked.
#[derive(Clone, Debug, Serialize)]
struct Sweep {
    network: Uuid,
    keep_days_max: i64,
    #[serde(skip)]
    key: SigningKey,
}

/// Removes some of what is too old; once nothing is left, the clock looks again a day later. Says whether there may be more to
/// do at once.
///
/// # Errors
/// A database that fails.
pub async fn keep_to_retention(
    operation: &Operation,
    signing_key: &SigningKey,
    network: Uuid,
    keep_days_max: i64,
) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let sweep = Sweep { network, keep_days_max, key: signing_key.clone() };
    let done = operation.write("keep_to_retention", &clock, None, &sweep, async |tx, _, sweep| {
        let (conn, now, network) = (tx.conn(), tx.now(), sweep.network);
        let Some(row) = networks::finders::retention_locked(conn, network).await? else {
            begin(tx).await?;
            return Ok(true);
        };
        if row.next_sweep_at > now {
            return Ok(false);
        }
        let kept = Retention::of(Some(&row), sweep.keep_days_max);
        let since = |days| now - chrono::TimeDelta::days(days);
        let mut removed = finders::remove_notices(conn, network, since(kept.notices_days), CHUNK).await?;
        removed += finders::remove_mails(conn, network, since(kept.mails_days), CHUNK).await?;
        finders::forget_expired_invitations(conn, network, since(kept.invitations_days)).await?;
        links::end_lapsed_links(tx, &sweep.key).await?;
        if removed == 0 {
            let mut row = row.into_active_model();
            row.next_sweep_at = Set(now + SWEPT_EVERY);
            tx.update(row).await?;
        }
        Ok(true)
    });
    Ok(done.await?.unwrap_or(false))
}

/// A program of before, which knew nothing of this, made the network beside this one: it begins as every network does.
async fn begin(tx: &Tx) -> Result<(), Stop> {
    networks::finders::lock_roles(tx.conn(), tx.network()).await?;
    if networks::finders::retention(tx.conn(), tx.network()).await?.is_none() {
        retention::begin(tx, tx.now()).await?;
    }
    Ok(())
}
