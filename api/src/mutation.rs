//! What can be done.

use async_graphql::{Context, Object, Result};

use crate::agencies::*;
use crate::campaigns::*;
use crate::identity::*;
use crate::networks::{
    self, AcceptInvitationInput, AcceptInvitationPayload, AddPersonInput, AddPersonPayload, ChangeNetworkInput,
    ChangeNetworkPayload, ChangeRetentionInput, ChangeRetentionPayload, ChangeRoleInput, ChangeRolePayload,
    ChangeRulesInput, ChangeRulesPayload, ChooseAgencyInput, ChooseAgencyPayload, CreateNetworkInput,
    CreateNetworkPayload, EndRoleInput, EndRolePayload, InvitePersonInput, InvitePersonPayload, ResendInvitationInput,
    ResendInvitationPayload, WithdrawInvitationInput, WithdrawInvitationPayload,
};
use crate::notifications::*;
use crate::privacy::{
    DescribePrivacyInput, DescribePrivacyPayload, EraseMeInput, EraseMePayload, RecordBreachInput, RecordBreachPayload,
};
use crate::providers::{
    self, AddProviderInput, AddProviderPayload, ChangeProviderInput, ChangeProviderPayload, ConfirmProviderLinkInput,
    ConfirmProviderLinkPayload, FinishProviderSignInInput, FinishProviderSignInPayload, RemoveProviderInput,
    RemoveProviderPayload, StartProviderSignInInput, StartProviderSignInPayload, SwitchProviderInput,
    SwitchProviderPayload, TestProviderInput, TestProviderPayload,
};
use crate::tools::{self, RecordExitInput, RecordExitPayload};
use crate::visit::visit;
use crate::{agencies, campaigns, identity, notifications, privacy};

/// Everything that can be done.
#[derive(Clone, Copy, Debug)]
pub struct Mutation;

/// Everything that can be done. Each deed is written whole or not at all before its payload is read. A deed that was refused
/// because of something its sender can mend says so in `problems`; the same `requestKey` with the same input gets the
/// first answer again for 24 hours, and with another input it is `BAD_INPUT`.
#[Object]
impl Mutation {
    /// Ask for a mail with a link that signs in.
    async fn request_sign_in_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to send it.")] input: RequestSignInLinkInput,
    ) -> Result<Option<RequestSignInLinkPayload>> {
        identity::request_link(&visit(ctx), input).await.map(Some)
    }

    /// Sign in with the secret of a mailed link.
    async fn sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret.")] input: SignInInput,
    ) -> Result<Option<SignInPayload>> {
        identity::use_link(ctx, input).await.map(Some)
    }

    /// Begin to sign in by a provider of the network of the request's address: gives the address where the browser goes on.
    async fn start_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which provider.")] input: StartProviderSignInInput,
    ) -> Result<Option<StartProviderSignInPayload>> {
        providers::start(&visit(ctx), input).await.map(Some)
    }

    /// Sign in with what the browser came back with from a provider, in the browser that left for it. Whoever comes for the first
    /// time is mailed a link to confirm who they are, unless the operator of the server trusts the provider for their address.
    async fn finish_provider_sign_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the browser came back with.")] input: FinishProviderSignInInput,
    ) -> Result<Option<FinishProviderSignInPayload>> {
        providers::finish(ctx, input).await.map(Some)
    }

    /// Confirm by a mailed link who one is at a provider, and sign in: in the browser that came from there.
    async fn confirm_provider_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret.")] input: ConfirmProviderLinkInput,
    ) -> Result<Option<ConfirmProviderLinkPayload>> {
        providers::confirm(ctx, input).await.map(Some)
    }

    /// Set a provider up that people sign in by. It is off at first. Only for coordinators.
    async fn add_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to be said of it.")] input: AddProviderInput,
    ) -> Result<Option<AddProviderPayload>> {
        providers::add(&visit(ctx), input).await.map(Some)
    }

    /// Change a provider. Where its address changes, everybody confirms anew who they are there. Only for coordinators.
    async fn change_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and what is to be said of it.")] input: ChangeProviderInput,
    ) -> Result<Option<ChangeProviderPayload>> {
        providers::change(&visit(ctx), input).await.map(Some)
    }

    /// Switch a provider on or off. Off, whoever signed in by it is signed out at once. Only for coordinators.
    async fn switch_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and what it is to be.")] input: SwitchProviderInput,
    ) -> Result<Option<SwitchProviderPayload>> {
        providers::switch(&visit(ctx), input).await.map(Some)
    }

    /// Remove a provider: whoever signed in by it is signed out at once. Only for coordinators.
    async fn remove_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: RemoveProviderInput,
    ) -> Result<Option<RemoveProviderPayload>> {
        providers::remove(&visit(ctx), input).await.map(Some)
    }

    /// Have a provider's description and keys fetched, and say what was found. Nothing is written. Only for coordinators.
    async fn test_provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: TestProviderInput,
    ) -> Result<Option<TestProviderPayload>> {
        providers::test(&visit(ctx), input).await.map(Some)
    }

    /// End the session of this browser.
    async fn sign_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: SignOutInput,
    ) -> Result<Option<SignOutPayload>> {
        identity::leave(ctx, input).await.map(Some)
    }

    /// Ask for a question to a passkey, by whose answer it signs in: whoever it belongs to.
    async fn ask_passkey(&self, ctx: &Context<'_>) -> Result<Option<PasskeyQuestionPayload>> {
        identity::ask(&visit(ctx)).await.map(Some)
    }

    /// Sign in with the answer of a passkey.
    async fn sign_in_with_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: SignInWithPasskeyInput,
    ) -> Result<Option<SignInPayload>> {
        identity::sign_in_by_passkey(ctx, input).await.map(Some)
    }

    /// Ask for a question to a device that is to make a passkey.
    async fn ask_to_add_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: AskToAddPasskeyInput,
    ) -> Result<Option<PasskeyQuestionPayload>> {
        identity::ask_to_add(&visit(ctx), input).await.map(Some)
    }

    /// Add the passkey a device has made to one's account.
    async fn add_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The passkey.")] input: AddPasskeyInput,
    ) -> Result<Option<AddPasskeyPayload>> {
        identity::add(&visit(ctx), input).await.map(Some)
    }

    /// Take one of one's passkeys away. Sessions it began go on.
    async fn remove_passkey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which passkey.")] input: RemovePasskeyInput,
    ) -> Result<Option<RemovePasskeyPayload>> {
        identity::remove(&visit(ctx), input).await.map(Some)
    }

    /// Make a token by which a program acts for oneself.
    async fn make_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The token.")] input: MakeTokenInput,
    ) -> Result<Option<MakeTokenPayload>> {
        identity::make(&visit(ctx), input).await.map(Some)
    }

    /// Revoke one of one's tokens: it is refused from now on.
    async fn revoke_token(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which token.")] input: RevokeTokenInput,
    ) -> Result<Option<RevokeTokenPayload>> {
        identity::revoke(&visit(ctx), input).await.map(Some)
    }

    /// End one of one's sessions, wherever it is.
    async fn end_session(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which session.")] input: EndSessionInput,
    ) -> Result<Option<EndSessionPayload>> {
        identity::end_one(&visit(ctx), input).await.map(Some)
    }

    /// End all of one's sessions but the one in which this is asked.
    async fn end_other_sessions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: EndOtherSessionsInput,
    ) -> Result<Option<EndOtherSessionsPayload>> {
        identity::end_others(&visit(ctx), input).await.map(Some)
    }

    /// Change one's language and time zone.
    async fn change_my_settings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new settings.")] input: ChangeMySettingsInput,
    ) -> Result<Option<ChangeMySettingsPayload>> {
        identity::change_settings(&visit(ctx), input).await.map(Some)
    }

    /// Make a network with its first coordinator. Only for those who run this server.
    async fn create_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to be.")] input: CreateNetworkInput,
    ) -> Result<Option<CreateNetworkPayload>> {
        networks::create(&visit(ctx), input).await.map(Some)
    }

    /// Change what the network is called, where its deadlines are, what it buys in, and what it says of itself. Only for
    /// coordinators.
    async fn change_network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to be.")] input: ChangeNetworkInput,
    ) -> Result<Option<ChangeNetworkPayload>> {
        networks::change_settings(ctx, input).await.map(Some)
    }

    /// Change what the network allows its staff and its agencies. Only for coordinators.
    async fn change_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to allow.")] input: ChangeRulesInput,
    ) -> Result<Option<ChangeRulesPayload>> {
        networks::change_rules(&visit(ctx), input).await.map(Some)
    }

    /// Change for how long the network keeps what it keeps for its people. Only for coordinators.
    async fn change_retention(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For how many days what is to be kept.")] input: ChangeRetentionInput,
    ) -> Result<Option<ChangeRetentionPayload>> {
        networks::change_retention(ctx, input).await.map(Some)
    }

    /// Invite somebody to a seat by mail; who is at the table already gets the role at once. Only for coordinators, and for an
    /// agency's admins to their own agency.
    async fn invite_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: InvitePersonInput,
    ) -> Result<Option<InvitePersonPayload>> {
        networks::invite(&visit(ctx), input).await.map(Some)
    }

    /// Give a seat to somebody whom mail does not reach. Only for coordinators, and for an agency's admins to their own agency.
    async fn add_person(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to what.")] input: AddPersonInput,
    ) -> Result<Option<AddPersonPayload>> {
        networks::add(&visit(ctx), input).await.map(Some)
    }

    /// Mail an invitation again, once a few minutes have passed; its fourteen days begin anew.
    async fn resend_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ResendInvitationInput,
    ) -> Result<Option<ResendInvitationPayload>> {
        networks::resend(&visit(ctx), input).await.map(Some)
    }

    /// Take an invitation back.
    async fn withdraw_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: WithdrawInvitationInput,
    ) -> Result<Option<WithdrawInvitationPayload>> {
        networks::withdraw(&visit(ctx), input).await.map(Some)
    }

    /// Accept an invitation with the secret of its link: whoever is new becomes a person, gets the role and is signed in.
    async fn accept_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The link's secret, and who takes the seat.")] input: AcceptInvitationInput,
    ) -> Result<Option<AcceptInvitationPayload>> {
        networks::accept(ctx, input).await.map(Some)
    }

    /// Give somebody another role in the place of the one they hold. Only for coordinators, and for an agency's admins in
    /// their own agency.
    async fn change_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role, and what it is to be.")] input: ChangeRoleInput,
    ) -> Result<Option<ChangeRolePayload>> {
        networks::change(ctx, input).await.map(Some)
    }

    /// End a role: what it opened is closed at once. For coordinators, for an agency's admins in their own agency, and for
    /// everybody about themselves. A network keeps one coordinator; an agency's last admin says who follows.
    async fn end_role(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which role.")] input: EndRoleInput,
    ) -> Result<Option<EndRolePayload>> {
        networks::end(ctx, input).await.map(Some)
    }

    /// Choose the agency one acts for in this network, among those one works for. It gives no right.
    async fn choose_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ChooseAgencyInput,
    ) -> Result<Option<ChooseAgencyPayload>> {
        networks::choose(ctx, input).await.map(Some)
    }

    /// Draft a campaign. Only for those who run campaigns.
    async fn draft_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated about it.")] input: DraftCampaignInput,
    ) -> Result<Option<DraftCampaignPayload>> {
        campaigns::draft_campaign(&visit(ctx), input).await.map(Some)
    }

    /// Change a draft. Only for those who run campaigns, and only until pledging opens.
    async fn edit_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft, and what is stated about it now.")] input: EditCampaignInput,
    ) -> Result<Option<EditCampaignPayload>> {
        campaigns::edit_campaign(&visit(ctx), input).await.map(Some)
    }

    /// Open pledging: from then on the terms are frozen. Only for those who run campaigns.
    async fn open_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft.")] input: OpenCampaignInput,
    ) -> Result<Option<OpenCampaignPayload>> {
        campaigns::open_campaign(&visit(ctx), input).await.map(Some)
    }

    /// Call a campaign off, with a reason to all. Only for those who run campaigns.
    async fn cancel_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The campaign and the reason.")] input: CancelCampaignInput,
    ) -> Result<Option<CancelCampaignPayload>> {
        campaigns::cancel_campaign(&visit(ctx), input).await.map(Some)
    }

    /// Pledge for one's agency, or change its pledge. Only for its admins and buyers, and only until the close.
    async fn pledge_seats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the agency pledges.")] input: PledgeSeatsInput,
    ) -> Result<Option<PledgeSeatsPayload>> {
        campaigns::pledge_seats(&visit(ctx), input).await.map(Some)
    }

    /// Take one's agency's pledge back. Only for its admins and buyers, and only until the close.
    async fn withdraw_pledge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pledge.")] input: WithdrawPledgeInput,
    ) -> Result<Option<WithdrawPledgePayload>> {
        campaigns::withdraw_pledge(&visit(ctx), input).await.map(Some)
    }

    /// Say yes or no to a provisional outcome. Only for the agency's admins and buyers, and only until the time to answer is
    /// over.
    async fn answer_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: AnswerOutcomeInput,
    ) -> Result<Option<AnswerOutcomePayload>> {
        campaigns::answer_outcome(&visit(ctx), input).await.map(Some)
    }

    /// State an agency's pledge, or change it, as the agency told staff. Only for coordinators, where the network allows it,
    /// and only until the close. The agency is told.
    async fn pledge_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the agency asks for, and how it was told.")] input: PledgeAsToldInput,
    ) -> Result<Option<PledgeAsToldPayload>> {
        campaigns::pledge_as_told(&visit(ctx), input).await.map(Some)
    }

    /// Take an agency's pledge back as the agency told staff. Only for coordinators, where the network allows it, and only
    /// until the close. The agency is told.
    async fn withdraw_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pledge, and how it was told.")] input: WithdrawAsToldInput,
    ) -> Result<Option<WithdrawAsToldPayload>> {
        campaigns::withdraw_as_told(&visit(ctx), input).await.map(Some)
    }

    /// Say yes or no to a provisional outcome as the agency told staff. Only for coordinators, where the network allows it,
    /// and only until the time to answer is over. The agency is told.
    async fn answer_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer, and how it was told.")] input: AnswerAsToldInput,
    ) -> Result<Option<AnswerAsToldPayload>> {
        campaigns::answer_as_told(&visit(ctx), input).await.map(Some)
    }

    /// Say of what staff entered for one's agency that it was not them. Only for its admins and buyers. The coordinators are
    /// told; what counts changes by the usual deeds.
    async fn dispute_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which entry.")] input: DisputeToldInput,
    ) -> Result<Option<DisputeToldPayload>> {
        campaigns::dispute_told(&visit(ctx), input).await.map(Some)
    }

    /// Ask or answer beneath a campaign, for the whole network to read.
    async fn post_comment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words, and where.")] input: PostCommentInput,
    ) -> Result<Option<PostCommentPayload>> {
        campaigns::post_comment(&visit(ctx), input).await.map(Some)
    }

    /// Record how to leave a tool, or replace the record there is. Only for those who run campaigns.
    async fn record_exit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How the tool is left.")] input: RecordExitInput,
    ) -> Result<Option<RecordExitPayload>> {
        tools::record(&visit(ctx), input).await.map(Some)
    }

    /// Add an agency to the network. Only for coordinators.
    async fn add_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it.")] input: AddAgencyInput,
    ) -> Result<Option<AddAgencyPayload>> {
        agencies::add_agency(&visit(ctx), input).await.map(Some)
    }

    /// Change an agency's profile. Only for coordinators, and for the agency's own admins.
    async fn edit_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it now.")] input: EditAgencyInput,
    ) -> Result<Option<EditAgencyPayload>> {
        agencies::edit_agency(&visit(ctx), input).await.map(Some)
    }

    /// Let an agency in that waits. Only for coordinators. Its people are told.
    async fn approve_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: ApproveAgencyInput,
    ) -> Result<Option<ApproveAgencyPayload>> {
        agencies::approve_agency(&visit(ctx), input).await.map(Some)
    }

    /// Suspend an agency: its pledges stay, and its people only look until it is reinstated. Only for coordinators. Its people
    /// are told why.
    async fn suspend_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency, and why.")] input: SuspendAgencyInput,
    ) -> Result<Option<SuspendAgencyPayload>> {
        agencies::suspend_agency(&visit(ctx), input).await.map(Some)
    }

    /// Let a suspended agency's people act again, or take an agency back that was removed, with the people who left with it.
    /// Only for coordinators. Its people are told.
    async fn reinstate_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: ReinstateAgencyInput,
    ) -> Result<Option<ReinstateAgencyPayload>> {
        agencies::reinstate_agency(&visit(ctx), input).await.map(Some)
    }

    /// End an agency's membership: what `pledgeConsequences` tells becomes of its pledges, and its people leave. Only for
    /// coordinators. Its people are told why.
    async fn remove_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency, and why.")] input: RemoveAgencyInput,
    ) -> Result<Option<RemoveAgencyPayload>> {
        agencies::remove_agency(&visit(ctx), input).await.map(Some)
    }

    /// Invite an organization that is no member to a campaign: it gets an agency as a guest, and its person a mail. Only for
    /// coordinators.
    async fn invite_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to which campaign.")] input: InviteGuestInput,
    ) -> Result<Option<InviteGuestPayload>> {
        campaigns::invite_guest(&visit(ctx), input).await.map(Some)
    }

    /// Let a guest who is here, or was here before, take part in another campaign. Only for coordinators.
    async fn welcome_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which guest, in which campaign.")] input: WelcomeGuestInput,
    ) -> Result<Option<WelcomeGuestPayload>> {
        campaigns::welcome_guest(&visit(ctx), input).await.map(Some)
    }

    /// Let a guest take part in a campaign no longer; its open request is withdrawn. Only for coordinators.
    async fn withdraw_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which guest, in which campaign.")] input: WithdrawGuestInput,
    ) -> Result<Option<WithdrawGuestPayload>> {
        campaigns::withdraw_guest(&visit(ctx), input).await.map(Some)
    }

    /// Upload a list of agencies, to see row by row what it would do. Nothing of it is done yet. Only for coordinators.
    async fn upload_agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The list.")] input: UploadAgenciesInput,
    ) -> Result<Option<UploadAgenciesPayload>> {
        agencies::upload_agencies(&visit(ctx), input).await.map(Some)
    }

    /// Import an uploaded list: all that was shown, or nothing. Only for coordinators.
    async fn import_agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which list, and what was shown of it.")] input: ImportAgenciesInput,
    ) -> Result<Option<ImportAgenciesPayload>> {
        agencies::import_agencies(&visit(ctx), input).await.map(Some)
    }

    /// Mark one's notices in this network as read, up to the newest that was shown.
    async fn mark_notices_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Up to which notice.")] input: MarkNoticesReadInput,
    ) -> Result<Option<MarkNoticesReadPayload>> {
        notifications::mark_read(&visit(ctx), input).await.map(Some)
    }

    /// Have a parked delivery sent again. Only for those who run campaigns.
    async fn retry_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which delivery.")] input: RetryDeliveryInput,
    ) -> Result<Option<RetryDeliveryPayload>> {
        notifications::retry(&visit(ctx), input).await.map(Some)
    }

    /// Say how the network handles what people entrust to it. Only for coordinators.
    async fn describe_privacy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the network says.")] input: DescribePrivacyInput,
    ) -> Result<Option<DescribePrivacyPayload>> {
        privacy::describe(&visit(ctx), input).await.map(Some)
    }

    /// Write down a breach of privacy, or what is known better of one: a further entry, since none is ever changed. Only for
    /// coordinators.
    async fn record_breach(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The breach as it is known now.")] input: RecordBreachInput,
    ) -> Result<Option<RecordBreachPayload>> {
        privacy::breaches::record(&visit(ctx), input).await.map(Some)
    }

    /// Be forgotten everywhere: name and address are replaced, sessions and memberships end, one's own words are taken away.
    /// It cannot be undone. Whoever coordinates a network alone hands it over first.
    async fn erase_me(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "That this is meant.")] input: EraseMeInput,
    ) -> Result<Option<EraseMePayload>> {
        privacy::erase(ctx, input).await.map(Some)
    }
}
