//! Set a provider up. Nobody can sign in by it before it is switched on.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::permission::{AddProviderAction, NewProvider};
use super::wish::{PROVIDERS_MAX, ProviderWish};
use super::{finders, identity_provider, sealed_secret};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::SigningKey;
use crate::operation::{Operation, RequestKey, Tx};

/// A provider to be, as it is written.
#[derive(Clone, Serialize)]
struct Addition {
    wish: ProviderWish,
    issuer_is_sound: bool,
    #[serde(skip)]
    id: Uuid,
    #[serde(skip)]
    sealed: Option<String>,
}

/// Sets a provider up, and gives its id. Whether its address can be spoken to, the caller knows.
pub async fn add_provider(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    wish: &ProviderWish,
    issuer_is_sound: bool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let (wish, id) = (wish.trimmed(), operation.new_id());
    let sealed = sealed_secret::sealed_if_any(signing_key, actor.network, id, &wish.secret);
    let input = Addition { wish, issuer_is_sound, id, sealed };
    let added = operation.write("add_provider", actor, key, &input, async |tx, actor, input| {
        let permit = authorize(actor, AddProviderAction, actor.belongs().then_some(NewProvider), tx)?;
        let problems = input.wish.problems(input.issuer_is_sound);
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        finders::hold(tx.conn(), tx.network()).await?;
        if finders::count(tx.conn(), tx.network()).await? >= PROVIDERS_MAX {
            let max = ProblemArg::Number(i64::try_from(PROVIDERS_MAX).unwrap_or(i64::MAX));
            return Problem::whole(ProblemCode::TooManyProviders).with("max", max).refuse();
        }
        insert(tx, input).await?;
        tx.record(permit.actor(), Fact::ProviderAdded { provider: input.id }).await?;
        Ok(input.id)
    });
    added.await
}

async fn insert(tx: &Tx, input: &Addition) -> Result<(), Stop> {
    let (wish, now) = (&input.wish, tx.now());
    let row = identity_provider::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(input.id),
        name: Set(wish.name.clone()),
        issuer: Set(wish.issuer.clone()),
        client_id: Set(wish.client_id.clone()),
        sealed_secret: Set(input.sealed.clone()),
        is_on: Set(false),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
        removed_at: Set(None),
    };
    tx.insert(row).await?;
    Ok(())
}
