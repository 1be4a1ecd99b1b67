//! Add a passkey to one's account, and take one away. Both are told by mail.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::account_mail::{self, AccountMailKind};
use super::ceremony::{self, CeremonyKind, Question};
use super::permission::{AddPasskeyAction, RemovePasskeyAction};
use super::relying_party::{self, RelyingParty};
use super::{cookie_hash, finders, passkey, person};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey, Tx, sha256_hex};
use crate::text;

/// More passkeys than this nobody keeps apart.
const PASSKEYS_MAX: usize = 20;

/// The longest name of a passkey, in letters.
const NAME_MAX: usize = 100;

/// A browser that wants to add a passkey.
#[derive(Clone, Debug, Serialize)]
pub struct AskToAddPasskey {
    /// Where it will sign in.
    #[serde(skip)]
    pub party: RelyingParty,
    /// The mark by which we tell this browser from others.
    #[serde(skip)]
    pub browser: Option<String>,
}

/// A question for the device that is to make a passkey.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn ask_to_add_passkey(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    wish: &AskToAddPasskey,
) -> Result<Result<Question, Vec<Problem>>, Failure> {
    let asked = operation.write("ask_to_add_passkey", actor, key, wish, async |tx, actor, wish| {
        let permit = authorize(actor, AddPasskeyAction, oneself(tx, actor).await?, tx)?;
        let (person, known) = (permit.subject(), room_for_another(tx, actor).await?);
        let known = relying_party::known(known.into_iter().map(|passkey| passkey.credential))?;
        let (options, state) = wish.party.ask_to_add(person.id, &person.name, known)?;
        let mark = wish.browser.as_deref().map(cookie_hash);
        let ceremony = ceremony::begin(tx, CeremonyKind::Add, Some(person.id), mark.as_deref(), state).await?;
        Ok(Question { ceremony, options })
    });
    asked.await
}

/// A passkey to add.
#[derive(Clone, Debug, Serialize)]
pub struct AddPasskey {
    /// Where it will sign in.
    #[serde(skip)]
    pub party: RelyingParty,
    /// The mark by which we tell this browser from others.
    #[serde(skip)]
    pub browser: Option<String>,
    /// The ceremony the answer belongs to; none when it named none of ours.
    pub ceremony: Option<Uuid>,
    /// What its owner will call it.
    pub name: String,
    /// What the device answered, as JSON.
    pub answer: String,
}

/// Adds the passkey a device made.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn add_passkey(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    wish: &AddPasskey,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let added = operation.write("add_passkey", actor, key, wish, async |tx, actor, wish| {
        // Locked first: passkeys that are added at once are counted one after the other.
        let person = authorize(actor, AddPasskeyAction, oneself(tx, actor).await?, tx)?.subject().id;
        if let Some(problem) = text::required("name", &wish.name, NAME_MAX) {
            return Err(Stop::Refused(vec![problem]));
        }
        room_for_another(tx, actor).await?;
        let mark = wish.browser.as_deref().map(cookie_hash);
        let Some(ceremony) = wish.ceremony else { return Problem::whole(ProblemCode::CeremonyNotValid).refuse() };
        let state = ceremony::end(tx, ceremony, CeremonyKind::Add, Some(person), mark.as_deref()).await?;
        let Some(made) = wish.party.added(&state, &wish.answer)? else {
            return Problem::whole(ProblemCode::PasskeyNotValid).refuse();
        };
        let credential_hash = sha256_hex(made.cred_id());
        if finders::passkey_locked(tx.conn(), &credential_hash).await?.is_some() {
            return Problem::whole(ProblemCode::PasskeyNotValid).refuse();
        }
        let name = wish.name.trim().to_owned();
        account_mail::write(tx, person, AccountMailKind::PasskeyAdded, &name).await?;
        let added = tx.insert(passkey::ActiveModel {
            id: Set(tx.new_id()),
            person_id: Set(person),
            credential_hash: Set(credential_hash),
            name: Set(name),
            credential: Set(relying_party::written(&made)?),
            created_at: Set(tx.now()),
            last_used_at: Set(None),
        });
        Ok(added.await?.id)
    });
    added.await
}

/// Takes a passkey of the person who acts away: it signs nobody in any more. Sessions it began go on.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn remove_passkey(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    passkey: Uuid,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let removed = operation.write("remove_passkey", actor, key, &passkey, async |tx, actor, passkey| {
        let found = finders::own_passkey_locked(tx.conn(), actor, *passkey).await?;
        let permit = authorize(actor, RemovePasskeyAction, found, tx)?;
        let passkey = permit.subject();
        account_mail::write(tx, passkey.person_id, AccountMailKind::PasskeyRemoved, &passkey.name).await?;
        finders::remove_passkey(tx.conn(), passkey.id).await?;
        Ok(passkey.id)
    });
    removed.await
}

/// The person who acts, locked.
async fn oneself(tx: &Tx, actor: &Actor) -> Result<Option<person::Model>, Stop> {
    match actor.person() {
        Some(person) => Ok(finders::person_locked(tx.conn(), person).await?),
        None => Ok(None),
    }
}

/// One's passkeys, unless they are as many as one may have.
async fn room_for_another(tx: &Tx, actor: &Actor) -> Result<Vec<passkey::Model>, Stop> {
    let known = finders::own_passkeys(tx.conn(), actor).await?;
    if known.len() >= PASSKEYS_MAX {
        let max = i64::try_from(PASSKEYS_MAX).unwrap_or(i64::MAX);
        return Problem::whole(ProblemCode::TooMany).with("max", ProblemArg::Number(max)).refuse();
    }
    Ok(known)
}
