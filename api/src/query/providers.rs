//! Signing in by a network's own provider: what can be asked.

use async_graphql::{Context, ID, Object, Result};

use super::found;
use crate::apart::apart;
use crate::providers::{self, IdentityProvider, ProviderLink, SignInProvider};
use crate::relay::{self, Kind};
use crate::visit::visit;

/// Signing in by a network's own provider: what can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProvidersQuery;

#[Object]
impl ProvidersQuery {
    /// The providers by which people sign in to the network of the request's address, oldest first, at most 20: for everybody.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Result<Vec<SignInProvider>> {
        apart(providers::offered(&visit(ctx))).await
    }

    /// A mailed link that confirms who somebody is at a provider, before it is used: for the page that asks. None when it confirms
    /// nothing (any more).
    async fn provider_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last part of the link's address.")] token: String,
    ) -> Result<Option<ProviderLink>> {
        apart(providers::look_at_link(&visit(ctx), &token)).await
    }

    /// The providers that were set up for this network, oldest first, at most 20. Only for coordinators.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn identity_providers(&self, ctx: &Context<'_>) -> Result<Vec<IdentityProvider>> {
        apart(providers::all(&visit(ctx))).await
    }

    /// A provider that was set up for this network. Only for coordinators.
    async fn identity_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id.")] id: ID,
    ) -> Result<Option<IdentityProvider>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(Some(found(providers::one(&visit, relay::row(Kind::IdentityProvider, &id)?).await?)?))
    }

    /// The address providers send people back to in this network: it is to be told to each provider. Only for coordinators.
    async fn provider_callback(&self, ctx: &Context<'_>) -> Result<String> {
        providers::back(&visit(ctx))
    }
}
