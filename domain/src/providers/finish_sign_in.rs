//! Come back from a provider: first what the browser left with is used up, then, once the provider has been asked, it is settled who
//! that is here.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::begin_sign_in::Kept;
use super::linking::{Known, Step, Trust, step};
use super::{finders, identity_provider, provider_link, sealed_secret};
use crate::access::{self, Actor};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::account_mail::{self, AccountMailKind};
use crate::identity::{self, Arriving, By, LINK_MINUTES, SigningKey, cookie_hash, sealed};
use crate::operation::{Operation, Tx};

/// More mails than this in fifteen minutes are not sent: nobody's mailbox is to be flooded.
const MAILS_MAX: u64 = 5;

/// A browser that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// The provider.
    pub provider: identity_provider::Model,
    /// What has to stand in the token.
    pub nonce: String,
    /// What proves that it asked for the code.
    pub verifier: String,
}

/// What the provider says of whoever came.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Its name for them.
    pub subject: String,
    /// Their address, if it tells.
    pub email: Option<String>,
    /// Whether it says that the address is theirs.
    pub email_verified: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finished {
    /// They are signed in.
    SignedIn,
    /// A mail is on its way to whoever is known by the address, if anybody is.
    Mailed,
}

/// Uses up what a browser left with. Unknown, used, run out, another browser's: all refused in the same words.
pub async fn take_up_sign_in(
    operation: &Operation,
    key: &SigningKey,
    actor: &Actor,
    state: &str,
    browser: &str,
) -> Result<Result<Came, Vec<Problem>>, Failure> {
    let input = (cookie_hash(state), cookie_hash(browser));
    let taken = operation.write("take_up_sign_in", actor, None, &input, async |tx, _, (state, mark)| {
        let found = finders::sign_in_locked(tx.conn(), tx.network(), state).await?;
        let Some(sign_in) = found.filter(|sign_in| sign_in.is_good(mark, tx.now())) else {
            return Problem::whole(ProblemCode::SignInOver).refuse();
        };
        let taken = (sign_in.provider_id, sign_in.id, sign_in.sealed.clone());
        let mut used = sign_in.into_active_model();
        used.used_at = Set(Some(tx.now()));
        tx.update(used).await?;
        Ok(taken)
    });
    let (provider, id, closed) = match taken.await? {
        Ok(taken) => taken,
        Err(problems) => return Ok(Err(problems)),
    };
    let opened = sealed::open(key, &sealed_secret::place_of_sign_in(actor.network, id), &closed);
    let kept = opened.and_then(|kept| serde_json::from_str::<Kept>(&kept).ok());
    let reading = operation.read(actor.network, None);
    let provider = finders::open(reading.tx().await?.as_ref(), actor.network, provider).await;
    reading.close().await?;
    Ok(match (provider?, kept) {
        (Some(provider), Some(Kept { nonce, verifier })) => Ok(Came { provider, nonce, verifier }),
        _ => Err(vec![Problem::whole(ProblemCode::SignInOver)]),
    })
}

/// A sign-in that comes to its end, as it is written.
#[derive(Clone, Serialize)]
struct Ending {
    provider: Uuid,
    issuer: String,
    said: Said,
    /// Whether the operator trusts the provider for the address it told.
    trusted: bool,
    cookie_hash: String,
    arriving: Arriving,
}

/// Settles who somebody is here of whom a provider has spoken; with a session whose cookie is `cookie` where that is known.
pub async fn finish_sign_in(
    operation: &Operation,
    trusts: &[Trust],
    actor: &Actor,
    (came, said): (&Came, &Said),
    cookie: &str,
    arriving: &Arriving,
) -> Result<Result<Finished, Vec<Problem>>, Failure> {
    let issuer = came.provider.issuer.clone();
    let input = Ending {
        provider: came.provider.id,
        trusted: said.email.as_deref().is_some_and(|email| Trust::covers(trusts, &issuer, email)),
        issuer,
        said: said.clone(),
        cookie_hash: cookie_hash(cookie),
        arriving: arriving.clone(),
    };
    let finished = operation.write("finish_sign_in", actor, None, &input, async |tx, _, input| {
        let found = finders::open_locked(tx.conn(), tx.network(), input.provider).await?;
        // It was changed while the browser was away: what it said it said as somebody else.
        let Some(provider) = found.filter(|provider| provider.issuer == input.issuer) else {
            return Problem::whole(ProblemCode::SignInOver).refuse();
        };
        settle(tx, &provider, input).await
    });
    finished.await
}

async fn settle(tx: &Tx, provider: &identity_provider::Model, input: &Ending) -> Result<Finished, Stop> {
    let Ending { said, arriving, cookie_hash: hash, .. } = input;
    let linked = finders::confirmed(tx.conn(), tx.network(), provider.id, &said.subject).await?;
    let linked = linked.map(|link| link.person_id);
    let email = said.email.as_deref().filter(|email| identity::looks_like_an_address(email));
    let known = Known {
        linked,
        linked_belongs: match linked {
            Some(person) => belongs(tx, person).await?,
            None => false,
        },
        has_email: email.is_some(),
        verified: said.email_verified,
        trusted: input.trusted,
        member: member(tx, email).await?,
    };
    let by = By { network: tx.network(), provider: provider.id };
    match step(known) {
        Step::SignIn(person) => identity::begin_session_by(tx, by, person, hash, arriving).await?,
        Step::Link(person) => {
            write_link(tx, by, person, said, arriving, true).await?;
            let actor = Actor::person_in(tx.network(), person, Vec::new());
            tx.record(&actor, Fact::PersonLinked { provider: provider.id, person }).await?;
            identity::begin_session_by(tx, by, person, hash, arriving).await?;
        }
        Step::Mail(person) => {
            ask_by_mail(tx, by, person, said, arriving).await?;
            return Ok(Finished::Mailed);
        }
        Step::Silence => return Ok(Finished::Mailed),
        Step::NotInvited => return Problem::whole(ProblemCode::NotInvited).refuse(),
        Step::NoAddress => return Problem::whole(ProblemCode::ProviderToldNoAddress).refuse(),
    }
    Ok(Finished::SignedIn)
}

/// Whether a person belongs to the network now.
pub(super) async fn belongs(tx: &Tx, person: Uuid) -> Result<bool, Stop> {
    let (actor, _) = access::finders::actor_in(tx.conn(), tx.network(), person, tx.now()).await?;
    Ok(actor.belongs())
}

/// Who has this address and belongs to the network.
async fn member(tx: &Tx, email: Option<&str>) -> Result<Option<Uuid>, Stop> {
    let Some(email) = email else { return Ok(None) };
    let found = identity::finders::person_by_email_held(tx.conn(), email).await?.map(|person| person.id);
    // Asked also where nobody is found: the time it takes tells no provider whom the server knows elsewhere.
    let belongs = belongs(tx, found.unwrap_or_default()).await?;
    Ok(found.filter(|_| belongs))
}

async fn ask_by_mail(tx: &Tx, by: By, person: Uuid, said: &Said, arriving: &Arriving) -> Result<(), Stop> {
    let lately = tx.now() - TimeDelta::minutes(LINK_MINUTES);
    if finders::links_since(tx.conn(), tx.network(), person, lately).await? >= MAILS_MAX {
        return Ok(());
    }
    let link = write_link(tx, by, person, said, arriving, false).await?;
    let about = format!("{}/{link}", tx.network());
    let until = tx.now() + TimeDelta::minutes(LINK_MINUTES);
    Ok(account_mail::write_until(tx, person, AccountMailKind::ProviderLink, &about, until).await?)
}

async fn write_link(
    tx: &Tx,
    by: By,
    person: Uuid,
    said: &Said,
    arriving: &Arriving,
    confirmed: bool,
) -> Result<Uuid, Stop> {
    let (id, now) = (tx.new_id(), tx.now());
    tx.insert(provider_link::ActiveModel {
        network_id: Set(by.network),
        id: Set(id),
        provider_id: Set(by.provider),
        person_id: Set(person),
        subject: Set(said.subject.clone()),
        told_email: Set(said.email.clone().unwrap_or_default()),
        device: Set(arriving.device.clone()),
        mark_hash: Set(cookie_hash(arriving.browser.as_deref().unwrap_or_default())),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(LINK_MINUTES)),
        confirmed_at: Set(confirmed.then_some(now)),
    })
    .await?;
    Ok(id)
}
