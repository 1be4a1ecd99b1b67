//! End a link from either side, or take a code back: nothing leads from one agency to the other any more.

use uuid::Uuid;

use super::across::{self, Side};
use super::agency_link::LinkState;
use super::finders;
use super::permission::{EndAgencyLinkAction, Unlinking};
use super::sealed::{self, Keyed, Other, Place};
use super::tell::{News, tell};
use crate::access::{Actor, authorize};
use crate::agencies;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::identity::account_mail::AccountMailKind;
use crate::operation::{Operation, RequestKey, Tx};

/// Ends what there is of a link for an agency, and gives the agency's id. Both halves end; where it was a link, the admins of both
/// are told, unless the other side lapsed before or was removed: whoever keeps that agency now has nothing to do with it.
pub async fn end_agency_link(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    agency: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(agency, signing_key);
    let ended = operation.write("end_agency_link", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish).await?;
        let subject = found.as_ref().map(|agency| Unlinking(agency.id));
        authorize(actor, EndAgencyLinkAction, subject, tx)?;
        let agency = crate::operation::found(found)?;
        let Some(half) = finders::open_half_locked(tx.conn(), actor.network, agency.id).await? else {
            return Problem::whole(ProblemCode::NotLinked).refuse();
        };
        if !finders::stands(tx.conn(), &half, tx.now()).await? {
            return Problem::whole(ProblemCode::NotLinked).refuse();
        }
        across::forget_code(tx, &asked.key, &half).await?;
        across::end(tx, &half, actor.person(), tx.now()).await?;
        let id = agency.id;
        if half.state() == LinkState::Linked {
            unlink(tx, actor, &asked.key, across::side(tx, half, agency).await?).await?;
        }
        Ok(id)
    });
    ended.await
}

/// Ends the other half as well, also that of a removed agency, which may be taken back; and tells the admins of both.
async fn unlink(tx: &Tx, actor: &Actor, key: &SigningKey, here: Side) -> Result<(), Stop> {
    let there = across::across(tx, key, &here.half).await?;
    if let Some(half) = across::half_across(tx, key, &here.half).await? {
        tx.enter(half.network_id).await?;
        across::end(tx, &half, None, tx.now()).await?;
        tx.enter(here.half.network_id).await?;
    }
    let known = sealed::open::<Other>(key, &here.half, Place::Other, here.half.other.as_deref());
    let Some(named) = there.as_ref().map(Side::named).or(known.map(|known| known.named)) else { return Ok(()) };
    let (kind, fields) = (AccountMailKind::AgencyLinkEnded, Vec::new());
    tell(tx, key, actor, &News { kind, here: &here, there: named, also: there.as_ref(), fields }).await
}
