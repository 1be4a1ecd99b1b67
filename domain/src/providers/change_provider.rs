//! Change a provider. Its secret stays as it is unless another one is given; but it never goes to another address than the one it
//! was given for. Where the address changes, those known there are strangers again: the same name may be another person's.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::ChangeProviderAction;
use super::{ProviderWish, finders, identity_provider, sealed_secret};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::identity::{self, SigningKey};
use crate::operation::{Operation, RequestKey};

/// Which provider, and what is to be said of it.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeProvider {
    /// The provider.
    pub provider: Uuid,
    /// The version the form showed.
    pub version: i64,
    /// What is said of it now.
    pub wish: ProviderWish,
}

/// A change, as it is written.
#[derive(Clone, Serialize)]
struct Change {
    change: ChangeProvider,
    issuer_is_sound: bool,
    #[serde(skip)]
    sealed: Option<String>,
}

/// Changes a provider, and gives its id.
pub async fn change_provider(
    operation: &Operation,
    signing_key: &SigningKey,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &ChangeProvider,
    issuer_is_sound: bool,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let change = ChangeProvider { wish: input.wish.trimmed(), ..*input };
    let sealed = sealed_secret::sealed_if_any(signing_key, actor.network, change.provider, &change.wish.secret);
    let input = Change { change, issuer_is_sound, sealed };
    let changed = operation.write("change_provider", actor, key, &input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.change.provider).await?;
        let permit = authorize(actor, ChangeProviderAction, found, tx)?;
        let (provider, wish) = (permit.subject(), &input.change.wish);
        if provider.version != input.change.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let moved = provider.issuer != wish.issuer;
        let mut problems = wish.problems(input.issuer_is_sound);
        if moved && provider.sealed_secret.is_some() && wish.secret.is_empty() {
            problems.push(Problem::at("clientSecret", ProblemCode::SecretMissing));
        }
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        let mut row: identity_provider::ActiveModel = provider.clone().into_active_model();
        row.name = Set(wish.name.clone());
        row.issuer = Set(wish.issuer.clone());
        row.client_id = Set(wish.client_id.clone());
        row.version = Set(provider.version + 1);
        row.changed_at = Set(tx.now());
        if input.sealed.is_some() {
            row.sealed_secret = Set(input.sealed.clone());
        }
        tx.update(row).await?;
        if moved {
            finders::forget_links(tx.conn(), tx.network(), provider.id).await?;
            identity::finders::end_sessions_by(tx.conn(), provider.id, tx.now()).await?;
        }
        finders::forget_sign_ins(tx.conn(), tx.network(), provider.id).await?;
        tx.record(permit.actor(), Fact::ProviderChanged { provider: provider.id, is_on: provider.is_on }).await?;
        Ok(provider.id)
    });
    changed.await
}
