//! Make a code by which the same organization's agency in another network links itself: good once, for a few days.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::agency_link::{self, LinkState};
use super::code::Code;
use super::permission::OfferAgencyLinkAction;
use super::sealed::{self, Keyed};
use super::{across, finders, link_code};
use crate::access::{Actor, authorize};
use crate::agencies::{self, agency};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::operation::{Operation, RequestKey, Tx};

/// For how many days a code is good.
pub const OFFER_DAYS: i64 = 7;

/// Makes a code for an agency, and gives the agency's id. One that waits already stays as it is, and leads here whatever was
/// before.
pub async fn offer_agency_link(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    agency: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(agency, signing_key);
    let offered = operation.write("offer_agency_link", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish).await?;
        let permit = authorize(actor, OfferAgencyLinkAction, found, tx)?;
        let (agency, now) = (permit.subject(), tx.now());
        if let Some(before) = clear(tx, actor, &asked.key, agency, now).await? {
            if before.state() == LinkState::Offered {
                renew_code(tx, &asked.key, &before, now).await?;
                return Ok(agency.id);
            }
            across::end(tx, &before, actor.person(), now).await?;
        }
        let half = tx.insert(new_half(tx, actor, agency.id, now)).await?;
        tx.insert(code_of(tx, &asked.key, &half)).await?;
        Ok(agency.id)
    });
    offered.await
}

/// Has the code of a half lead to it again: one that was made by an older program, or under another `LONGTABLE_SECRET`, is shown
/// like any other, and led nowhere.
async fn renew_code(tx: &Tx, key: &SigningKey, half: &agency_link::Model, now: Instant) -> Result<(), Stop> {
    let hash = Code::of(key, half.network_id, half.id).hash(key);
    if finders::code(tx.conn(), &hash, now).await?.is_none() {
        tx.insert(code_of(tx, key, half)).await?;
    }
    Ok(())
}

/// What leads from the code of a half to it.
fn code_of(tx: &Tx, key: &SigningKey, half: &agency_link::Model) -> link_code::ActiveModel {
    let hash = Code::of(key, half.network_id, half.id).hash(key);
    link_code::ActiveModel {
        id: Set(tx.new_id()),
        leads_to: Set(sealed::seal_place(key, &hash, half.network_id, half.id)),
        code_hash: Set(hash),
        expires_at: Set(half.expires_at),
    }
}

/// Makes room for another half of an agency: one that is worth nothing any more is ended, one that still waits is given back,
/// and a link is in the way. A guest has none: what it is called is the host's to say, and it goes when the purchase does.
pub(super) async fn clear(
    tx: &Tx,
    actor: &Actor,
    key: &SigningKey,
    agency: &agency::Model,
    now: Instant,
) -> Result<Option<agency_link::Model>, Stop> {
    if agency.guest {
        return Problem::whole(ProblemCode::GuestNotLinked).refuse();
    }
    let Some(half) = finders::open_half_locked(tx.conn(), actor.network, agency.id).await? else { return Ok(None) };
    if !finders::stands(tx.conn(), &half, now).await? {
        across::end_lapsed(tx, key, &half, now).await?;
        return Ok(None);
    }
    if half.state() == LinkState::Linked {
        return Problem::whole(ProblemCode::AlreadyLinked).refuse();
    }
    Ok(Some(half))
}

/// A half that becomes a link within a few days, or never.
pub(super) fn new_half(tx: &Tx, actor: &Actor, agency: Uuid, now: Instant) -> agency_link::ActiveModel {
    agency_link::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        agency_id: Set(agency),
        other: Set(None),
        fetched: Set(None),
        made_by: Set(actor.person().unwrap_or_default()),
        made_at: Set(now),
        expires_at: Set(now + TimeDelta::days(OFFER_DAYS)),
        linked_at: Set(None),
        ended_at: Set(None),
        ended_by: Set(None),
    }
}
