//! Buying together: what can be done.

use async_graphql::{Context, Object, Result};

use crate::apart::apart;
use crate::campaigns::{
    self, AnswerAsToldInput, AnswerAsToldPayload, AnswerOutcomeInput, AnswerOutcomePayload, ApprovePledgeInput,
    ApprovePledgePayload, CancelCampaignInput, CancelCampaignPayload, DisputeToldInput, DisputeToldPayload,
    DraftCampaignInput, DraftCampaignPayload, EditCampaignInput, EditCampaignPayload, InviteGuestInput,
    InviteGuestPayload, OpenCampaignInput, OpenCampaignPayload, PledgeAsToldInput, PledgeAsToldPayload,
    PledgeSeatsInput, PledgeSeatsPayload, PostCommentInput, PostCommentPayload, RefusePledgeInput, RefusePledgePayload,
    WelcomeGuestInput, WelcomeGuestPayload, WithdrawAsToldInput, WithdrawAsToldPayload, WithdrawGuestInput,
    WithdrawGuestPayload, WithdrawPledgeInput, WithdrawPledgePayload,
};
use crate::visit::visit;

/// Buying together: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct CampaignsMutation;

#[Object]
impl CampaignsMutation {
    /// Draft a campaign. Only for those who run campaigns.
    async fn draft_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is stated about it.")] input: DraftCampaignInput,
    ) -> Result<Option<DraftCampaignPayload>> {
        apart(campaigns::draft_campaign(&visit(ctx), input)).await.map(Some)
    }

    /// Change a draft. Only for those who run campaigns, and only until pledging opens.
    async fn edit_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft, and what is stated about it now.")] input: EditCampaignInput,
    ) -> Result<Option<EditCampaignPayload>> {
        apart(campaigns::edit_campaign(&visit(ctx), input)).await.map(Some)
    }

    /// Open pledging: from then on the terms are frozen. Only for those who run campaigns.
    async fn open_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The draft.")] input: OpenCampaignInput,
    ) -> Result<Option<OpenCampaignPayload>> {
        apart(campaigns::open_campaign(&visit(ctx), input)).await.map(Some)
    }

    /// Call a campaign off, with a reason to all. Only for those who run campaigns.
    async fn cancel_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The campaign and the reason.")] input: CancelCampaignInput,
    ) -> Result<Option<CancelCampaignPayload>> {
        apart(campaigns::cancel_campaign(&visit(ctx), input)).await.map(Some)
    }

    /// Pledge for one's agency, or change its pledge. Only for its admins and buyers, and only until the close.
    async fn pledge_seats(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the agency pledges.")] input: PledgeSeatsInput,
    ) -> Result<Option<PledgeSeatsPayload>> {
        apart(campaigns::pledge_seats(&visit(ctx), input)).await.map(Some)
    }

    /// Take one's agency's pledge back. Only for its admins and buyers, and only until the close.
    async fn withdraw_pledge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pledge.")] input: WithdrawPledgeInput,
    ) -> Result<Option<WithdrawPledgePayload>> {
        apart(campaigns::withdraw_pledge(&visit(ctx), input)).await.map(Some)
    }

    /// Approve what somebody else of one's agency asked for: from then on it is the agency's pledge. Only for the agency's admins.
    async fn approve_pledge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What waits.")] input: ApprovePledgeInput,
    ) -> Result<Option<ApprovePledgePayload>> {
        apart(campaigns::approve_pledge(&visit(ctx), input)).await.map(Some)
    }

    /// Refuse what somebody else of one's agency asked for, and tell them why. Only for the agency's admins.
    async fn refuse_pledge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What waits, and why it is refused.")] input: RefusePledgeInput,
    ) -> Result<Option<RefusePledgePayload>> {
        apart(campaigns::refuse_pledge(&visit(ctx), input)).await.map(Some)
    }

    /// Say yes or no to a provisional outcome. Only for the agency's admins and buyers, and only until the time to answer is
    /// over.
    async fn answer_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: AnswerOutcomeInput,
    ) -> Result<Option<AnswerOutcomePayload>> {
        apart(campaigns::answer_outcome(&visit(ctx), input)).await.map(Some)
    }

    /// State an agency's pledge, or change it, as the agency told staff. Only for coordinators, where the network allows it,
    /// and only until the close. The agency is told.
    async fn pledge_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the agency asks for, and how it was told.")] input: PledgeAsToldInput,
    ) -> Result<Option<PledgeAsToldPayload>> {
        apart(campaigns::pledge_as_told(&visit(ctx), input)).await.map(Some)
    }

    /// Take an agency's pledge back as the agency told staff. Only for coordinators, where the network allows it, and only
    /// until the close. The agency is told.
    async fn withdraw_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which pledge, and how it was told.")] input: WithdrawAsToldInput,
    ) -> Result<Option<WithdrawAsToldPayload>> {
        apart(campaigns::withdraw_as_told(&visit(ctx), input)).await.map(Some)
    }

    /// Say yes or no to a provisional outcome as the agency told staff. Only for coordinators, where the network allows it,
    /// and only until the time to answer is over. The agency is told.
    async fn answer_as_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer, and how it was told.")] input: AnswerAsToldInput,
    ) -> Result<Option<AnswerAsToldPayload>> {
        apart(campaigns::answer_as_told(&visit(ctx), input)).await.map(Some)
    }

    /// Say of what staff entered for one's agency that it was not them. Only for its admins and buyers. The coordinators are
    /// told; what counts changes by the usual deeds.
    async fn dispute_told(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which entry.")] input: DisputeToldInput,
    ) -> Result<Option<DisputeToldPayload>> {
        apart(campaigns::dispute_told(&visit(ctx), input)).await.map(Some)
    }

    /// Ask or answer beneath a campaign, for the whole network to read.
    async fn post_comment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words, and where.")] input: PostCommentInput,
    ) -> Result<Option<PostCommentPayload>> {
        apart(campaigns::post_comment(&visit(ctx), input)).await.map(Some)
    }

    /// Invite an organization that is no member to a campaign: it gets an agency as a guest, and its person a mail. Only for
    /// coordinators.
    async fn invite_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and to which campaign.")] input: InviteGuestInput,
    ) -> Result<Option<InviteGuestPayload>> {
        apart(campaigns::invite_guest(&visit(ctx), input)).await.map(Some)
    }

    /// Let a guest who is here, or was here before, take part in another campaign. Only for coordinators.
    async fn welcome_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which guest, in which campaign.")] input: WelcomeGuestInput,
    ) -> Result<Option<WelcomeGuestPayload>> {
        apart(campaigns::welcome_guest(&visit(ctx), input)).await.map(Some)
    }

    /// Let a guest take part in a campaign no longer; its open request is withdrawn. Only for coordinators.
    async fn withdraw_guest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which guest, in which campaign.")] input: WithdrawGuestInput,
    ) -> Result<Option<WithdrawGuestPayload>> {
        apart(campaigns::withdraw_guest(&visit(ctx), input)).await.map(Some)
    }
}
