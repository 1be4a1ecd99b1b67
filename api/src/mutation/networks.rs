//! Networks, their rules and the people in them: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::networks::{
    self, AcceptInvitationInput, AcceptInvitationPayload, AddPersonInput, AddPersonPayload, ChangeLogoInput,
    ChangeLogoPayload, ChangeNetworkInput, ChangeNetworkPayload, ChangeRetentionInput, ChangeRetentionPayload,
    ChangeRoleInput, ChangeRolePayload, ChangeRulesInput, ChangeRulesPayload, ChooseAgencyInput, ChooseAgencyPayload,
    CreateNetworkInput, CreateNetworkPayload, EndRoleInput, EndRolePayload, InvitePersonInput, InvitePersonPayload,
    RemoveLogoInput, RemoveLogoPayload, ResendInvitationInput, ResendInvitationPayload, WithdrawInvitationInput,
    WithdrawInvitationPayload,
};
use crate::visit::visit;

/// Networks, their rules and the people in them: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetworksMutation;

#[Object]
impl NetworksMutation {
    /// Make a network with its first coordinator. Only for those who run this server.
    async fn create_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to be.")] input: CreateNetworkInput,
    ) -> Result<Option<CreateNetworkPayload>> {
        apart(networks::create(&visit(ctx), input)).await.map(Some)
    }

    /// Change what the network is called, where its deadlines are, what it buys in, and what it says of itself. Only for
    /// coordinators.
    async fn change_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to be.")] input: ChangeNetworkInput,
    ) -> Result<Option<ChangeNetworkPayload>> {
        apart(networks::change_settings(ctx, input)).await.map(Some)
    }

    /// Give the network a logo, in the place of the one it has. Only for coordinators.
    async fn change_logo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The logo.")] input: ChangeLogoInput,
    ) -> Result<Option<ChangeLogoPayload>> {
        apart(networks::change_logo(ctx, input)).await.map(Some)
    }

    /// Take the network's logo away. Only for coordinators.
    async fn remove_logo(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which logo.")] input: RemoveLogoInput,
    ) -> Result<Option<RemoveLogoPayload>> {
        apart(networks::remove_logo(ctx, input)).await.map(Some)
    }

    /// Change what the network allows its staff and its agencies. Only for coordinators.
    async fn change_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to allow.")] input: ChangeRulesInput,
    ) -> Result<Option<ChangeRulesPayload>> {
        apart(networks::change_rules(&visit(ctx), input)).await.map(Some)
    }

    /// Change for how long the network keeps what it keeps for its people. Only for coordinators.
    async fn change_retention(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For how many days what is to be kept.")] input: ChangeRetentionInput,
    ) -> Result<Option<ChangeRetentionPayload>> {
        apart(networks::change_retention(ctx, input)).await.map(Some)
    }

    /// Invite somebody to a seat by mail; who is at the table already gets the role at once. Only for coordinators, and for an
    /// agency's admins to their own agency.
    async fn invite_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: InvitePersonInput,
    ) -> Result<Option<InvitePersonPayload>> {
        apart(networks::invite(&visit(ctx), input)).await.map(Some)
    }

    /// Give a seat to somebody whom mail does not reach. Only for coordinators, and for an agency's admins to their own agency.
    async fn add_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: AddPersonInput,
    ) -> Result<Option<AddPersonPayload>> {
        apart(networks::add(&visit(ctx), input)).await.map(Some)
    }

    /// Mail an invitation again, once a few minutes have passed; its fourteen days begin anew.
    async fn resend_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ResendInvitationInput,
    ) -> Result<Option<ResendInvitationPayload>> {
        apart(networks::resend(&visit(ctx), input)).await.map(Some)
    }

    /// Take an invitation back.
    async fn withdraw_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: WithdrawInvitationInput,
    ) -> Result<Option<WithdrawInvitationPayload>> {
        apart(networks::withdraw(&visit(ctx), input)).await.map(Some)
    }

    /// Accept an invitation with the secret of its link: whoever is new becomes a person, gets the role and is signed in.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret, and who takes the seat.")] input: AcceptInvitationInput,
    ) -> Result<Option<AcceptInvitationPayload>> {
        apart(networks::accept(ctx, input)).await.map(Some)
    }

    /// Give somebody another role in the place of the one they hold. Only for coordinators, and for an agency's admins in
    /// their own agency.
    async fn change_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role, and what it is to be.")] input: ChangeRoleInput,
    ) -> Result<Option<ChangeRolePayload>> {
        apart(networks::change(ctx, input)).await.map(Some)
    }

    /// End a role: what it opened is closed at once. For coordinators, for an agency's admins in their own agency, and for
    /// everybody about themselves. A network keeps one coordinator; an agency's last admin says who follows.
    async fn end_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role.")] input: EndRoleInput,
    ) -> Result<Option<EndRolePayload>> {
        apart(networks::end(ctx, input)).await.map(Some)
    }

    /// Choose the agency one acts for in this network, among those one works for. It gives no right.
    async fn choose_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ChooseAgencyInput,
    ) -> Result<Option<ChooseAgencyPayload>> {
        apart(networks::choose(ctx, input)).await.map(Some)
    }
}
