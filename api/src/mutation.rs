//! What can be done.

use async_graphql::{Context, Object, Result};

use crate::campaigns::*;
use crate::identity::*;
use crate::notifications::*;
use crate::tools::{self, RecordExitInput, RecordExitPayload};
use crate::visit::visit;
use crate::{campaigns, identity, notifications};

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

    /// End the session of this browser.
    async fn sign_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a request key.")] input: SignOutInput,
    ) -> Result<Option<SignOutPayload>> {
        identity::end_session(ctx, input).await.map(Some)
    }

    /// Change one's language and time zone.
    async fn change_my_settings(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new settings.")] input: ChangeMySettingsInput,
    ) -> Result<Option<ChangeMySettingsPayload>> {
        identity::change_settings(&visit(ctx), input).await.map(Some)
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
}
