//! Sign in with a passkey: the server asks whatever passkey there is, and the answer says and proves whose it is.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::ceremony::{self, CeremonyKind, Question};
use super::relying_party::RelyingParty;
use super::start_session::{Arriving, begin};
use super::{cookie_hash, finders};
use crate::access::Actor;
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, Tx, sha256_hex};

/// A question for whatever passkey the browser can reach; `browser` is its mark.
pub async fn ask_passkey(
    operation: &Operation,
    party: &RelyingParty,
    browser: Option<&str>,
) -> Result<Result<Question, Vec<Problem>>, Failure> {
    let (options, state) = party.ask_to_sign_in()?;
    let input = (options, state, browser.map(cookie_hash));
    let nobody = Actor::nobody();
    let asked = operation.write("ask_passkey", &nobody, None, &input, async |tx, _, (options, state, mark)| {
        let ceremony = ceremony::begin(tx, CeremonyKind::SignIn, None, mark.as_deref(), state.clone()).await?;
        Ok(Question { ceremony, options: options.clone() })
    });
    asked.await
}

/// A passkey's answer.
#[derive(Clone, Debug, Serialize)]
pub struct PasskeyAnswer {
    /// Where it signs in.
    #[serde(skip)]
    pub party: RelyingParty,
    /// The ceremony it belongs to; none when it named none of ours.
    pub ceremony: Option<Uuid>,
    /// What the device answered, as JSON.
    #[serde(skip)]
    pub answer: String,
}

/// Starts a session whose cookie is `cookie` (from [`Operation::secret`]) for the owner of the passkey that answered; gives who
/// is signed in.
pub async fn sign_in_with_passkey(
    operation: &Operation,
    answer: &PasskeyAnswer,
    cookie: &str,
    arriving: &Arriving,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let input = (answer.clone(), cookie_hash(cookie), arriving.clone());
    let nobody = Actor::nobody();
    operation
        .write("sign_in_with_passkey", &nobody, None, &input, async |tx, _, (answer, hash, arriving)| {
            let person = prove(tx, answer, arriving).await?;
            begin(tx, person, hash, arriving).await?;
            Ok(person)
        })
        .await
}

async fn prove(tx: &Tx, answer: &PasskeyAnswer, arriving: &Arriving) -> Result<Uuid, Stop> {
    let mark = arriving.browser.as_deref().map(cookie_hash);
    let Some(ceremony) = answer.ceremony else { return Problem::whole(ProblemCode::CeremonyNotValid).refuse() };
    let state = ceremony::end(tx, ceremony, CeremonyKind::SignIn, None, mark.as_deref()).await?;
    let refused = || Problem::whole(ProblemCode::PasskeyNotValid).refuse();
    let Some(claim) = answer.party.claimed(&answer.answer) else { return refused() };
    // Locked first, as whoever is erased is: what is left of them is nobody to sign in as.
    let person = finders::person_locked(tx.conn(), claim.person).await?;
    if person.is_none_or(|person| person.erased_at.is_some()) {
        return refused();
    }
    let found = finders::passkey_locked(tx.conn(), &sha256_hex(&claim.credential)).await?;
    let Some(passkey) = found.filter(|passkey| passkey.person_id == claim.person) else { return refused() };
    let Some(credential) = answer.party.proven(&state, &claim, &passkey.credential)? else { return refused() };
    let mut row = passkey.into_active_model();
    row.credential = Set(credential);
    row.last_used_at = Set(Some(tx.now()));
    tx.update(row).await?;
    Ok(claim.person)
}
