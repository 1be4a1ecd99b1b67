//! What coordinators do with providers.

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::Problem as Mended;
use domain::providers::{
    ChangeProvider, ProviderWish, SwitchProvider, add_provider, change_provider, remove_provider, switch_provider,
};
use uuid::Uuid;

use super::IdentityProvider;
use super::looking::hindrance;
use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::visit::Visit;

/// Declares payloads of deeds to a provider.
macro_rules! provider_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The provider; none when something has to be mended.
            provider: Option<IdentityProvider>,
            /// What the reader can mend.
            problems: Vec<Problem>,
        }

        impl $name {
            async fn of(visit: &Visit, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => Self { provider: super::one(visit, id).await?, problems: Vec::new() },
                    Err(problems) => Self { provider: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

provider_payloads! {
    /// The provider, which is off until it is switched on.
    AddProviderPayload,
    /// The provider as it is now.
    ChangeProviderPayload,
    /// The provider as it is now.
    SwitchProviderPayload,
}

/// A provider to be.
#[derive(InputObject)]
pub struct AddProviderInput {
    /// What people read on the button: 1 to 100 characters.
    name: String,
    /// Who it says it is, letter for letter: the https address its description is found under.
    issuer: String,
    /// Our name there, as the provider gave it.
    client_id: String,
    /// Our secret there; empty where the provider gave none. It is kept sealed and never told again.
    #[graphql(secret)]
    client_secret: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

pub(crate) async fn add(visit: &Visit, input: AddProviderInput) -> Result<AddProviderPayload> {
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let sound = visit.api.dealings().is_sound(&input.issuer);
    let wish = ProviderWish {
        name: input.name,
        issuer: input.issuer,
        client_id: input.client_id,
        secret: input.client_secret,
    };
    let done = add_provider(visit.operation(), visit.api.signing_key(), actor, Some(&key), &wish, sound).await?;
    AddProviderPayload::of(visit, done).await
}

/// What is to be said of a provider.
#[derive(InputObject)]
pub struct ChangeProviderInput {
    /// The provider.
    provider_id: ID,
    /// The version that is changed.
    version: i32,
    /// What people read on the button: 1 to 100 characters.
    name: String,
    /// Who it says it is, letter for letter. Another one needs its own secret, and all are strangers to it.
    issuer: String,
    /// Our name there, as the provider gave it.
    client_id: String,
    /// Our secret there; empty keeps the one there is.
    #[graphql(secret)]
    client_secret: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

pub(crate) async fn change(visit: &Visit, input: ChangeProviderInput) -> Result<ChangeProviderPayload> {
    let actor = visit.member()?;
    let provider = relay::row(Kind::IdentityProvider, &input.provider_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let sound = visit.api.dealings().is_sound(&input.issuer);
    let wish = ProviderWish {
        name: input.name,
        issuer: input.issuer,
        client_id: input.client_id,
        secret: input.client_secret,
    };
    let wish = ChangeProvider { provider, version: input.version.into(), wish };
    let done = change_provider(visit.operation(), visit.api.signing_key(), actor, Some(&key), &wish, sound).await?;
    ChangeProviderPayload::of(visit, done).await
}

/// Which provider, and what it is to be.
#[derive(Debug, InputObject)]
pub struct SwitchProviderInput {
    /// The provider.
    provider_id: ID,
    /// Whether people may sign in by it. Off, whoever signed in by it is signed out.
    is_on: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

pub(crate) async fn switch(visit: &Visit, input: SwitchProviderInput) -> Result<SwitchProviderPayload> {
    let actor = visit.member()?;
    let provider = relay::row(Kind::IdentityProvider, &input.provider_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    // Before the write and not within it (ADR 0051): nobody is to press a button behind which nobody answers.
    if input.is_on
        && let Some(problem) = hindrance(visit, provider).await?
    {
        return SwitchProviderPayload::of(visit, Err(vec![problem])).await;
    }
    let wish = SwitchProvider { provider, is_on: input.is_on };
    let done = switch_provider(visit.operation(), actor, Some(&key), &wish).await?;
    SwitchProviderPayload::of(visit, done).await
}

/// Which provider to remove.
#[derive(Debug, InputObject)]
pub struct RemoveProviderInput {
    /// The provider.
    provider_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The provider is gone: whoever signed in by it is signed out, and who they were there is forgotten.
#[derive(Debug, SimpleObject)]
pub struct RemoveProviderPayload {
    /// The global id of what was removed; none when something has to be mended.
    provider_id: Option<ID>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn remove(visit: &Visit, input: RemoveProviderInput) -> Result<RemoveProviderPayload> {
    let actor = visit.member()?;
    let provider = relay::row(Kind::IdentityProvider, &input.provider_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match remove_provider(visit.operation(), actor, Some(&key), provider).await? {
        Ok(id) => {
            RemoveProviderPayload { provider_id: Some(relay::id(Kind::IdentityProvider, id)), problems: Vec::new() }
        }
        Err(problems) => RemoveProviderPayload { provider_id: None, problems: told(visit, problems) },
    })
}
