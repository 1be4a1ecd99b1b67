//! Signing in by a network's own provider: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::providers::{
    self, AddProviderInput, AddProviderPayload, ChangeProviderInput, ChangeProviderPayload, ConfirmProviderLinkInput,
    ConfirmProviderLinkPayload, FinishProviderSignInInput, FinishProviderSignInPayload, RemoveProviderInput,
    RemoveProviderPayload, StartProviderSignInInput, StartProviderSignInPayload, SwitchProviderInput,
    SwitchProviderPayload, TestProviderInput, TestProviderPayload,
};
use crate::visit::visit;

/// Signing in by a network's own provider: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProvidersMutation;

#[Object]
impl ProvidersMutation {
    /// Begin to sign in by a provider of the network of the request's address: gives the address where the browser goes on.
    async fn start_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which provider.")] input: StartProviderSignInInput,
    ) -> Result<Option<StartProviderSignInPayload>> {
        apart(providers::start(&visit(ctx), input)).await.map(Some)
    }

    /// Sign in with what the browser came back with from a provider, in the browser that left for it. Whoever comes for the first
    /// time is mailed a link to confirm who they are, unless the operator of the server trusts the provider for their address.
    async fn finish_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the browser came back with.")] input: FinishProviderSignInInput,
    ) -> Result<Option<FinishProviderSignInPayload>> {
        apart(providers::finish(ctx, input)).await.map(Some)
    }

    /// Confirm by a mailed link who one is at a provider, and sign in: in the browser that came from there.
    async fn confirm_provider_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret.")] input: ConfirmProviderLinkInput,
    ) -> Result<Option<ConfirmProviderLinkPayload>> {
        apart(providers::confirm(ctx, input)).await.map(Some)
    }

    /// Set a provider up that people sign in by. It is off at first. Only for coordinators.
    async fn add_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be said of it.")] input: AddProviderInput,
    ) -> Result<Option<AddProviderPayload>> {
        apart(providers::add(&visit(ctx), input)).await.map(Some)
    }

    /// Change a provider. Where its address changes, everybody confirms anew who they are there. Only for coordinators.
    async fn change_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and what is to be said of it.")] input: ChangeProviderInput,
    ) -> Result<Option<ChangeProviderPayload>> {
        apart(providers::change(&visit(ctx), input)).await.map(Some)
    }

    /// Switch a provider on or off. One that does not answer is not switched on. Off, whoever signed in by it is signed out at
    /// once. Only for coordinators.
    async fn switch_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and what it is to be.")] input: SwitchProviderInput,
    ) -> Result<Option<SwitchProviderPayload>> {
        apart(providers::switch(&visit(ctx), input)).await.map(Some)
    }

    /// Remove a provider: whoever signed in by it is signed out at once. Only for coordinators.
    async fn remove_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: RemoveProviderInput,
    ) -> Result<Option<RemoveProviderPayload>> {
        apart(providers::remove(&visit(ctx), input)).await.map(Some)
    }

    /// Have a provider's description and keys fetched, and say what was found. Nothing is written. Only for coordinators.
    async fn test_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: TestProviderInput,
    ) -> Result<Option<TestProviderPayload>> {
        apart(providers::test(&visit(ctx), input)).await.map(Some)
    }
}
