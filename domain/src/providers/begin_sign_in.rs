//! Begin to sign in by a provider: what the browser leaves with is written down, and comes back once.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{finders, provider_sign_in, sealed_secret};
use crate::access::Actor;
use crate::error::{Denial, Failure, Problem, Stop};
use crate::identity::{SigningKey, cookie_hash, sealed};
use crate::operation::{Operation, Tx};

/// How long somebody may take at the provider.
pub const SIGN_IN_MINUTES: i64 = 10;

/// How many that ran out are removed beside.
const CHUNK: u64 = 100;

/// What the browser leaves with; each from [`Operation::secret`].
#[derive(Clone)]
pub struct Secrets {
    /// Comes back with the browser.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves that whoever uses the code asked for it.
    pub verifier: String,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

/// Who leaves, and where to.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The provider.
    pub provider: Uuid,
    /// The browser's mark.
    pub browser: String,
    /// What it leaves with.
    pub secrets: Secrets,
}

/// What is kept sealed of a sign-in.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) nonce: String,
    pub(super) verifier: String,
}

/// A sign-in that begins, as it is written.
#[derive(Clone, Serialize)]
struct Beginning {
    id: Uuid,
    provider: Uuid,
    mark_hash: String,
    state_hash: String,
    sealed: String,
}

/// Writes down that a browser leaves for a provider of the actor's network. What ran out before is removed beside.
pub async fn begin_sign_in(
    operation: &Operation,
    key: &SigningKey,
    actor: &Actor,
    begun: &Begun,
) -> Result<Result<(), Vec<Problem>>, Failure> {
    let (id, secrets) = (operation.new_id(), &begun.secrets);
    let kept = Kept { nonce: secrets.nonce.clone(), verifier: secrets.verifier.clone() };
    let kept = serde_json::to_string(&kept).map_err(Failure::ours)?;
    let input = Beginning {
        id,
        provider: begun.provider,
        mark_hash: cookie_hash(&begun.browser),
        state_hash: cookie_hash(&secrets.state),
        sealed: sealed::seal(key, &sealed_secret::place_of_sign_in(actor.network, id), &kept),
    };
    let written = operation.write("begin_sign_in", actor, None, &input, async |tx, _, input| write(tx, input).await);
    written.await
}

async fn write(tx: &Tx, input: &Beginning) -> Result<(), Stop> {
    let found = finders::open(tx.conn(), tx.network(), input.provider).await?;
    let provider = found.ok_or(Denial::NotFound)?;
    let now = tx.now();
    finders::remove_what_ran_out(tx.conn(), tx.network(), now, CHUNK).await?;
    tx.insert(provider_sign_in::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(input.id),
        provider_id: Set(provider.id),
        state_hash: Set(input.state_hash.clone()),
        sealed: Set(input.sealed.clone()),
        mark_hash: Set(input.mark_hash.clone()),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(SIGN_IN_MINUTES)),
        used_at: Set(None),
    })
    .await?;
    Ok(())
}
