//! Take up a code that an admin of the same organization made in another network: to see whose it is before saying yes. Nothing
//! is written there.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::across::{self, Side};
use super::agency_link::LinkState;
use super::offer_agency_link::{clear, new_half};
use super::permission::TakeUpAgencyLinkAction;
use super::sealed::{self, Keyed, Place};
use crate::access::{Actor, authorize};
use crate::agencies;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::operation::{Operation, RequestKey, Tx};

/// Which code, for which agency.
#[derive(Clone, Debug, Serialize)]
pub struct TakeUpAgencyLink {
    /// The agency here.
    pub agency: Uuid,
    /// The code.
    pub code: String,
}

/// Keeps what the code leads to beside the agency until somebody says yes, and gives the agency's id. A code that is altered,
/// used, taken back or expired is refused in the same words, and so is one whose agency may not act.
pub async fn take_up_agency_link(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &TakeUpAgencyLink,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let asked = Keyed::new(input.clone(), signing_key);
    let taken = operation.write("take_up_agency_link", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish.agency).await?;
        let permit = authorize(actor, TakeUpAgencyLinkAction, found, tx)?;
        let (agency, now) = (permit.subject(), tx.now());
        let before = clear(tx, actor, agency, now).await?;
        let Some((network, half)) = sealed::of_code(&asked.key, &asked.wish.code) else { return not_valid() };
        if network == actor.network {
            return Problem::at("code", ProblemCode::SameNetwork).refuse();
        }
        let Some(offer) = open_offer(tx, network, half).await? else { return not_valid() };
        tx.enter(actor.network).await?;
        if let Some(before) = before {
            across::end(tx, &before, actor.person(), now).await?;
        }
        let mut row = new_half(tx, actor, agency.id, now);
        let own = row.id.clone().unwrap();
        row.other = Set(Some(sealed::seal(&asked.key, actor.network, own, Place::Other, &offer.as_other())));
        row.expires_at = Set(offer.half.expires_at);
        tx.insert(row).await?;
        Ok(agency.id)
    });
    taken.await
}

/// The offer of another network, while somebody may still accept it. The transaction is in that network afterwards.
pub(super) async fn open_offer(tx: &Tx, network: Uuid, half: Uuid) -> Result<Option<Side>, Stop> {
    let found = across::enter(tx, network, half).await?;
    Ok(found.filter(|offer| offer.half.state() == LinkState::Offered && offer.agency.standing.may_act()))
}

fn not_valid<T>() -> Result<T, Stop> {
    Problem::at("code", ProblemCode::LinkCodeNotValid).refuse()
}
