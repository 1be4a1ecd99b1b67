//! Take up a code that an admin of the same organization made in another network: to see whose it is before saying yes. Nothing
//! is written there.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::across::{self, Side};
use super::agency_link::LinkState;
use super::code::Code;
use super::finders;
use super::offer_agency_link::{clear, new_half};
use super::permission::TakeUpAgencyLinkAction;
use super::sealed::{self, Keyed, Place};
use crate::access::{Actor, authorize};
use crate::agencies;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::identity::SigningKey;
use crate::operation::{Operation, RequestKey, Tx};

/// Which code, for which agency.
#[derive(Clone, Debug)]
pub struct TakeUpAgencyLink {
    /// The agency here.
    pub agency: Uuid,
    /// The code, as it was typed.
    pub code: String,
}

/// The same, as it may be remembered: a code is short, so nothing is kept that it could be found from.
#[derive(Clone, Debug, Serialize)]
struct Entered {
    agency: Uuid,
    blank: bool,
    /// Of what can be a code.
    code_hash: Option<String>,
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
    let entered = Entered {
        agency: input.agency,
        blank: input.code.trim().is_empty(),
        code_hash: Code::read(&input.code).map(|code| code.hash(signing_key)),
    };
    let asked = Keyed::new(entered, signing_key);
    let taken = operation.write("take_up_agency_link", actor, key, &asked, async |tx, actor, asked| {
        let found = agencies::finders::one_locked(tx.conn(), actor, asked.wish.agency).await?;
        let permit = authorize(actor, TakeUpAgencyLinkAction, found, tx)?;
        let (agency, now) = (permit.subject(), tx.now());
        let before = clear(tx, actor, &asked.key, agency, now).await?;
        if asked.wish.blank {
            return Problem::at("code", ProblemCode::Missing).refuse();
        }
        let Some((network, half)) = leads_to(tx, &asked.key, asked.wish.code_hash.as_deref()).await? else {
            return not_valid();
        };
        if network == actor.network {
            return Problem::at("code", ProblemCode::SameNetwork).refuse();
        }
        let Some(offer) = open_offer(tx, network, half).await? else { return not_valid() };
        tx.enter(actor.network).await?;
        if let Some(before) = before {
            across::forget_code(tx, &asked.key, &before).await?;
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

/// The network and the half a code leads to, while it is good.
async fn leads_to(tx: &Tx, key: &SigningKey, code_hash: Option<&str>) -> Result<Option<(Uuid, Uuid)>, Stop> {
    let Some(hash) = code_hash else { return Ok(None) };
    let code = finders::code(tx.conn(), hash, tx.now()).await?;
    Ok(code.and_then(|code| sealed::place_of(key, &code)))
}

/// The offer of another network, while somebody may still accept it. The transaction is in that network afterwards.
pub(super) async fn open_offer(tx: &Tx, network: Uuid, half: Uuid) -> Result<Option<Side>, Stop> {
    let found = across::enter(tx, network, half).await?;
    Ok(found.filter(|offer| offer.half.state() == LinkState::Offered && offer.agency.standing.may_act()))
}

fn not_valid<T>() -> Result<T, Stop> {
    Problem::at("code", ProblemCode::LinkCodeNotValid).refuse()
}
