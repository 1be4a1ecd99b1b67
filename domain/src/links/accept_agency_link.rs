//! Link the agency with the one whose code was taken up: both halves are written in one transaction.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::across::{self, Side};
use super::agency_link::{self, LinkState};
use super::finders;
use super::permission::AcceptAgencyLinkAction;
use super::sealed::{self, Keyed, Other, Place};
use super::take_up_agency_link::open_offer;
use super::tell::{News, tell};
use crate::access::{Actor, authorize};
use crate::agencies;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::identity::account_mail::AccountMailKind;
use crate::operation::{Operation, RequestKey, Tx};

/// Links an agency, and gives its id. The admins of both are told.
pub async fn accept_agency_link(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    agency: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(agency, signing_key);
    let accepted = operation.write("accept_agency_link", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish).await?;
        let permit = authorize(actor, AcceptAgencyLinkAction, found, tx)?;
        let agency = permit.subject();
        let half = match standing(tx, actor, agency.id).await? {
            Some(half) if half.state() == LinkState::ToConfirm => half,
            // By a second click, or by a colleague.
            Some(half) if half.state() == LinkState::Linked => {
                return Problem::whole(ProblemCode::AlreadyLinked).refuse();
            }
            _ => return not_valid(),
        };
        let here = across::side(tx, half, agency.clone()).await?;
        let Some(there) = offered(tx, &asked.key, &here.half).await? else { return not_valid() };
        link(tx, &asked.key, &here, &there).await?;
        let (kind, fields) = (AccountMailKind::AgenciesLinked, Vec::new());
        let news = News { kind, here: &here, there: there.named(), also: Some(&there), fields };
        tell(tx, &asked.key, actor, &news).await?;
        Ok(agency.id)
    });
    accepted.await
}

fn not_valid<T>() -> Result<T, Stop> {
    Problem::whole(ProblemCode::LinkCodeNotValid).refuse()
}

/// The half of an agency that stands, however far it has come.
async fn standing(tx: &Tx, actor: &Actor, agency: Uuid) -> Result<Option<agency_link::Model>, Stop> {
    let Some(half) = finders::open_half_locked(tx.conn(), actor.network, agency).await? else { return Ok(None) };
    Ok(finders::stands(tx.conn(), &half, tx.now()).await?.then_some(half))
}

/// The offer it came from, if nobody else has accepted it meanwhile. The transaction is in that network afterwards.
async fn offered(tx: &Tx, key: &SigningKey, half: &agency_link::Model) -> Result<Option<Side>, Stop> {
    match sealed::open::<Other>(key, half, Place::Other, half.other.as_deref()) {
        Some(other) => open_offer(tx, other.network, other.half).await,
        None => Ok(None),
    }
}

/// Makes a link of both halves, first there, where the transaction is, then here. The code has served.
async fn link(tx: &Tx, key: &SigningKey, here: &Side, there: &Side) -> Result<(), Stop> {
    let back = sealed::seal(key, there.half.network_id, there.half.id, Place::Other, &here.as_other());
    across::forget_code(tx, key, &there.half).await?;
    let mut row = there.half.clone().into_active_model();
    row.other = Set(Some(back));
    row.linked_at = Set(Some(tx.now()));
    tx.update(row).await?;
    tx.enter(here.half.network_id).await?;
    let mut row = here.half.clone().into_active_model();
    row.linked_at = Set(Some(tx.now()));
    tx.update(row).await?;
    Ok(())
}
