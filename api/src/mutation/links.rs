//! Links of agencies with those of other networks: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::links::{
    self, AcceptAgencyLinkInput, AcceptAgencyLinkPayload, CarryProfileOverInput, CarryProfileOverPayload,
    EndAgencyLinkInput, EndAgencyLinkPayload, FetchLinkedProfileInput, FetchLinkedProfilePayload, OfferAgencyLinkInput,
    OfferAgencyLinkPayload, TakeUpAgencyLinkInput, TakeUpAgencyLinkPayload,
};
use crate::visit::visit;

/// Links of agencies with those of other networks: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct LinksMutation;

#[Object]
impl LinksMutation {
    /// Make a code by which the same organization's agency in another network links itself, or keep the one that waits. Only for
    /// the agency's admins.
    async fn offer_agency_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: OfferAgencyLinkInput,
    ) -> Result<Option<OfferAgencyLinkPayload>> {
        apart(links::offer(&visit(ctx), input)).await.map(Some)
    }

    /// Take up a code that was made in another network, to see whose it is. Nothing is linked yet. Only for the agency's admins.
    async fn take_up_agency_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which code, for which agency.")] input: TakeUpAgencyLinkInput,
    ) -> Result<Option<TakeUpAgencyLinkPayload>> {
        apart(links::take_up(&visit(ctx), input)).await.map(Some)
    }

    /// Link the agency with the one whose code was taken up. Only for the agency's admins. The admins of both are told.
    async fn accept_agency_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: AcceptAgencyLinkInput,
    ) -> Result<Option<AcceptAgencyLinkPayload>> {
        apart(links::accept(&visit(ctx), input)).await.map(Some)
    }

    /// End a link, or take a code back. Only for the agency's admins. The admins of both agencies are told.
    async fn end_agency_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: EndAgencyLinkInput,
    ) -> Result<Option<EndAgencyLinkPayload>> {
        apart(links::end(&visit(ctx), input)).await.map(Some)
    }

    /// Look at what the linked agency says of itself. No profile changes. Only for the agency's admins.
    async fn fetch_linked_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: FetchLinkedProfileInput,
    ) -> Result<Option<FetchLinkedProfilePayload>> {
        apart(links::fetch(&visit(ctx), input)).await.map(Some)
    }

    /// Carry over chosen fields of the linked agency's profile, as it was last looked at. Only for the agency's admins. The admins
    /// of both agencies are told.
    async fn carry_profile_over(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which fields, and what was shown before.")] input: CarryProfileOverInput,
    ) -> Result<Option<CarryProfileOverPayload>> {
        apart(links::carry_over(&visit(ctx), input)).await.map(Some)
    }
}
