//! The deeds of campaigns: input to command, outcome to payload.

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::Problem as Mended;
use domain::campaigns::{self as domain_campaigns, Asked};
use uuid::Uuid;

use super::campaign::Campaign;
use super::comment::Comment;
use super::draft::CampaignDraftInput;
use super::fixed::{Answer, TodayPriceSource};
use super::outcome::Allocation;
use super::pending::PendingPledge;
use super::pledge::{Pledge, PledgeLineInput};
use super::queries;
use crate::problem::{Problem, told};
use crate::relay::{Kind, row};
use crate::scalars::Minor;
use crate::visit::Visit;

/// A new campaign.
#[derive(Debug, InputObject)]
pub struct DraftCampaignInput {
    /// What is stated about it.
    draft: CampaignDraftInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A changed draft.
#[derive(Debug, InputObject)]
pub struct EditCampaignInput {
    /// The draft.
    campaign_id: ID,
    /// The version the form showed.
    version: i32,
    /// What is stated about it now.
    draft: CampaignDraftInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A draft to open.
#[derive(Debug, InputObject)]
pub struct OpenCampaignInput {
    /// The draft.
    campaign_id: ID,
    /// The version the page showed: what is opened is what was read.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A campaign to call off.
#[derive(Debug, InputObject)]
pub struct CancelCampaignInput {
    /// The campaign.
    campaign_id: ID,
    /// Why, for all to read.
    reason: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What an agency pledges; the lines replace those it pledged before.
#[derive(Debug, InputObject)]
pub struct PledgeSeatsInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// The version of the pledge the form showed; none when it showed no pledge.
    version: Option<i32>,
    /// The request that waited for the agency's own approval as the form showed it, which this one replaces; none when it
    /// showed none.
    pending_pledge_id: Option<ID>,
    /// 1 to 20 lines.
    lines: Vec<PledgeLineInput>,
    /// That more seats than the agency has staff are meant is understood.
    #[graphql(default)]
    more_than_staff_understood: bool,
    /// What the agency pays today for a licence and a year.
    today_unit_price: Option<Minor>,
    /// Where that price was read; given together with it.
    today_price_source: Option<TodayPriceSource>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A pledge to take back.
#[derive(Debug, InputObject)]
pub struct WithdrawPledgeInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// The version the page showed; it counts for nothing where no pledge stands. Without one only what waits is taken back,
    /// and the pledge goes on standing.
    version: Option<i32>,
    /// The request that waited for the agency's own approval as the page showed it, which is taken back as well; none when it
    /// showed none.
    pending_pledge_id: Option<ID>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// An agency's answer to a provisional outcome. It may be changed until the time to answer is over.
#[derive(Debug, InputObject)]
pub struct AnswerOutcomeInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// Yes or no.
    answer: Answer,
    /// The answer that stood when the page was shown, if any; where another one stands by now, nothing is changed.
    answer_shown: Option<Answer>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A question or an answer.
#[derive(Debug, InputObject)]
pub struct PostCommentInput {
    /// Beneath which campaign.
    campaign_id: ID,
    /// The words.
    body: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// Declares payloads of deeds to a campaign.
macro_rules! campaign_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The campaign as it is now; none when something has to be mended.
            campaign: Option<Campaign>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            async fn of(visit: &Visit, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => Self { campaign: Some(queries::one(visit, id).await?), problems: Vec::new() },
                    Err(problems) => Self { campaign: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

campaign_payloads! {
    /// The new draft.
    DraftCampaignPayload,
    /// The changed draft.
    EditCampaignPayload,
    /// The campaign, open for pledges.
    OpenCampaignPayload,
    /// The cancelled campaign.
    CancelCampaignPayload,
}

/// Declares payloads of deeds to a pledge.
macro_rules! pledge_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The pledge as it is now; none when something has to be mended.
            pledge: Option<Pledge>,
            /// The campaign as it is now; none when something has to be mended.
            campaign: Option<Campaign>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            pub(super) async fn of(visit: &Visit, campaign: Uuid, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => Self {
                        pledge: queries::pledge(visit, id).await?,
                        campaign: Some(queries::one(visit, campaign).await?),
                        problems: Vec::new(),
                    },
                    Err(problems) => Self { pledge: None, campaign: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

pledge_payloads! {
    /// The pledge, taken back; none where only a request that waited was.
    WithdrawPledgePayload,
    /// The pledge that was approved.
    ApprovePledgePayload,
}

/// The pledge as it stands, or the request that waits for the agency's own approval.
#[derive(Debug, SimpleObject)]
pub struct PledgeSeatsPayload {
    /// The pledge as it is now; none when something has to be mended, and where the request waits.
    pledge: Option<Pledge>,
    /// The request, where it waits for an admin of the agency who is not the one who asked.
    pending_pledge: Option<PendingPledge>,
    /// The campaign as it is now; none when something has to be mended.
    campaign: Option<Campaign>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

/// The agency's part with its answer.
#[derive(Debug, SimpleObject)]
pub struct AnswerOutcomePayload {
    /// The agency's part as it is now; none when something has to be mended.
    allocation: Option<Allocation>,
    /// The campaign as it is now; none when something has to be mended.
    campaign: Option<Campaign>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

/// The new comment.
#[derive(Debug, SimpleObject)]
pub struct PostCommentPayload {
    /// The comment; none when something has to be mended.
    comment: Option<Comment>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn draft_campaign(visit: &Visit, input: DraftCampaignInput) -> Result<DraftCampaignPayload> {
    let actor = visit.member()?;
    let draft = input.draft.understood()?;
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::draft_campaign(visit.operation(), actor, Some(&key), &draft).await?;
    DraftCampaignPayload::of(visit, done).await
}

pub(crate) async fn edit_campaign(visit: &Visit, input: EditCampaignInput) -> Result<EditCampaignPayload> {
    let actor = visit.member()?;
    let campaign = row(Kind::Campaign, &input.campaign_id)?;
    let edit =
        domain_campaigns::EditCampaign { campaign, version: input.version.into(), draft: input.draft.understood()? };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::edit_campaign(visit.operation(), actor, Some(&key), &edit).await?;
    EditCampaignPayload::of(visit, done).await
}

pub(crate) async fn open_campaign(visit: &Visit, input: OpenCampaignInput) -> Result<OpenCampaignPayload> {
    let actor = visit.member()?;
    let campaign = row(Kind::Campaign, &input.campaign_id)?;
    let open = domain_campaigns::OpenCampaign { campaign, version: input.version.into() };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::open_campaign(visit.operation(), actor, Some(&key), &open).await?;
    OpenCampaignPayload::of(visit, done).await
}

pub(crate) async fn cancel_campaign(visit: &Visit, input: CancelCampaignInput) -> Result<CancelCampaignPayload> {
    let actor = visit.member()?;
    let campaign = row(Kind::Campaign, &input.campaign_id)?;
    let cancel = domain_campaigns::CancelCampaign { campaign, reason: input.reason };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::cancel_campaign(visit.operation(), actor, Some(&key), &cancel).await?;
    CancelCampaignPayload::of(visit, done).await
}

pub(crate) async fn pledge_seats(visit: &Visit, input: PledgeSeatsInput) -> Result<PledgeSeatsPayload> {
    let actor = visit.member()?;
    let pledge = domain_campaigns::PledgeSeats {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        version: input.version.map(i64::from),
        pending: input.pending_pledge_id.map(|id| row(Kind::PendingPledge, &id)).transpose()?,
        lines: input.lines.into_iter().map(PledgeLineInput::understood).collect(),
        more_than_staff_understood: input.more_than_staff_understood,
        today_unit_price: input.today_unit_price.map(Into::into),
        today_price_source: input.today_price_source.map(Into::into),
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::pledge_seats(visit.operation(), actor, Some(&key), &pledge).await?;
    let (asked, problems) = match done {
        Ok(asked) => (Some(asked), Vec::new()),
        Err(problems) => (None, told(visit, problems)),
    };
    Ok(PledgeSeatsPayload {
        pledge: match asked {
            Some(Asked::Pledged(id)) => queries::pledge(visit, id).await?,
            Some(Asked::Waits { .. }) | None => None,
        },
        pending_pledge: match asked {
            Some(Asked::Waits { pending }) => queries::pending(visit, pending).await?,
            Some(Asked::Pledged(_)) | None => None,
        },
        campaign: match asked {
            Some(_) => Some(queries::one(visit, pledge.campaign).await?),
            None => None,
        },
        problems,
    })
}

pub(crate) async fn withdraw_pledge(visit: &Visit, input: WithdrawPledgeInput) -> Result<WithdrawPledgePayload> {
    let actor = visit.member()?;
    let withdraw = domain_campaigns::WithdrawPledge {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        version: input.version.map(i64::from),
        pending: input.pending_pledge_id.map(|id| row(Kind::PendingPledge, &id)).transpose()?,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::withdraw_pledge(visit.operation(), actor, Some(&key), &withdraw).await?;
    WithdrawPledgePayload::of(visit, withdraw.campaign, done).await
}

pub(crate) async fn answer_outcome(visit: &Visit, input: AnswerOutcomeInput) -> Result<AnswerOutcomePayload> {
    let actor = visit.member()?;
    let answer = domain_campaigns::AnswerOutcome {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        answer: input.answer.into(),
        shown: input.answer_shown.map(Into::into),
    };
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match domain_campaigns::answer_outcome(visit.operation(), actor, Some(&key), &answer).await? {
        Ok(id) => AnswerOutcomePayload {
            allocation: queries::allocation(visit, id).await?,
            campaign: Some(queries::one(visit, answer.campaign).await?),
            problems: Vec::new(),
        },
        Err(problems) => AnswerOutcomePayload { allocation: None, campaign: None, problems: told(visit, problems) },
    })
}

pub(crate) async fn post_comment(visit: &Visit, input: PostCommentInput) -> Result<PostCommentPayload> {
    let actor = visit.member()?;
    let post = domain_campaigns::PostComment { campaign: row(Kind::Campaign, &input.campaign_id)?, body: input.body };
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match domain_campaigns::post_comment(visit.operation(), actor, Some(&key), &post).await? {
        Ok(id) => PostCommentPayload { comment: queries::comment(visit, id).await?, problems: Vec::new() },
        Err(problems) => PostCommentPayload { comment: None, problems: told(visit, problems) },
    })
}
