//! The deeds by which staff enter what an agency told them, and the agency says that it was not them.

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::Failure;
use domain::Problem as Mended;
use domain::campaigns as domain_campaigns;
use domain::campaigns::told::Told;
use uuid::Uuid;

use super::fixed::Answer;
use super::pledge::PledgeLineInput;
use super::told::{ToldBy, ToldDeed, one_told};
use crate::problem::{Problem, told};
use crate::relay::{Kind, row};
use crate::scalars::Day;
use crate::visit::Visit;

/// How an agency told something.
#[derive(Debug, InputObject)]
pub struct ToldInput {
    /// By which way.
    source: ToldBy,
    /// On which day: not before the campaign was drafted, and not ahead.
    on: Day,
    /// Who told it, by a role they hold for the agency, where that is somebody known here.
    member_id: Option<ID>,
    /// What to note of it, for the agency's own people: up to 1,000 characters.
    #[graphql(default)]
    note: String,
    /// Where mail reaches nobody who looks after the agency's purchases: that a letter will be sent.
    #[graphql(default)]
    letter_understood: bool,
}

impl ToldInput {
    fn understood(self) -> Result<Told, Failure> {
        Ok(Told {
            source: self.source.into(),
            on: self.on.0,
            teller: self.member_id.map(|id| row(Kind::Member, &id)).transpose()?,
            note: self.note,
            letter_understood: self.letter_understood,
        })
    }
}

/// What an agency told staff it asks for; the lines replace those it pledged before.
#[derive(Debug, InputObject)]
pub struct PledgeAsToldInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// The version of the agency's request the form showed; none when it showed none.
    version: Option<i32>,
    /// The entry that may still wait as the form showed it, which this one replaces: `mayWait`. None when it showed none.
    told_deed_id: Option<ID>,
    /// 1 to 20 lines.
    lines: Vec<PledgeLineInput>,
    /// That more seats than the agency has staff are meant is understood.
    #[graphql(default)]
    more_than_staff_understood: bool,
    /// How it was told.
    told: ToldInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The request an agency told staff to take back.
#[derive(Debug, InputObject)]
pub struct WithdrawAsToldInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// The version the form showed; none when it showed none.
    version: Option<i32>,
    /// The entry that may still wait as the form showed it, which is taken back as well: `mayWait`. None when it showed none.
    told_deed_id: Option<ID>,
    /// How it was told.
    told: ToldInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The answer an agency told staff.
#[derive(Debug, InputObject)]
pub struct AnswerAsToldInput {
    /// In which campaign.
    campaign_id: ID,
    /// For which agency.
    agency_id: ID,
    /// Yes or no. A yes only where the network allows it.
    answer: Answer,
    /// The answer that stood when the form was shown, if any; where another one stands by now, nothing is changed.
    answer_shown: Option<Answer>,
    /// How it was told.
    told: ToldInput,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What was not told by the agency.
#[derive(Debug, InputObject)]
pub struct DisputeToldInput {
    /// What staff entered.
    told_deed_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// Declares payloads of what is entered, or disputed.
macro_rules! told_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// What was entered, as it is now; none when something has to be mended.
            told_deed: Option<ToldDeed>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            async fn of(visit: &Visit, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(id) => Self { told_deed: one_told(visit, id).await?, problems: Vec::new() },
                    Err(problems) => Self { told_deed: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

told_payloads! {
    /// The request, entered for the agency.
    PledgeAsToldPayload,
    /// The withdrawal, entered for the agency.
    WithdrawAsToldPayload,
    /// The answer, entered for the agency.
    AnswerAsToldPayload,
    /// What the agency said was not them.
    DisputeToldPayload,
}

pub(crate) async fn pledge_as_told(visit: &Visit, input: PledgeAsToldInput) -> Result<PledgeAsToldPayload> {
    let actor = visit.member()?;
    let wish = domain_campaigns::PledgeAsTold {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        version: input.version.map(i64::from),
        entry: input.told_deed_id.map(|id| row(Kind::ToldDeed, &id)).transpose()?,
        lines: input.lines.into_iter().map(PledgeLineInput::understood).collect(),
        more_than_staff_understood: input.more_than_staff_understood,
        told: input.told.understood()?,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::pledge_as_told(visit.operation(), actor, Some(&key), &wish).await?;
    PledgeAsToldPayload::of(visit, done).await
}

pub(crate) async fn withdraw_as_told(visit: &Visit, input: WithdrawAsToldInput) -> Result<WithdrawAsToldPayload> {
    let actor = visit.member()?;
    let wish = domain_campaigns::WithdrawAsTold {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        version: input.version.map(i64::from),
        entry: input.told_deed_id.map(|id| row(Kind::ToldDeed, &id)).transpose()?,
        told: input.told.understood()?,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::withdraw_as_told(visit.operation(), actor, Some(&key), &wish).await?;
    WithdrawAsToldPayload::of(visit, done).await
}

pub(crate) async fn answer_as_told(visit: &Visit, input: AnswerAsToldInput) -> Result<AnswerAsToldPayload> {
    let actor = visit.member()?;
    let wish = domain_campaigns::AnswerAsTold {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        agency: row(Kind::Agency, &input.agency_id)?,
        answer: input.answer.into(),
        shown: input.answer_shown.map(Into::into),
        told: input.told.understood()?,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::answer_as_told(visit.operation(), actor, Some(&key), &wish).await?;
    AnswerAsToldPayload::of(visit, done).await
}

pub(crate) async fn dispute_told(visit: &Visit, input: DisputeToldInput) -> Result<DisputeToldPayload> {
    let actor = visit.member()?;
    let wish = domain_campaigns::DisputeTold { entry: row(Kind::ToldDeed, &input.told_deed_id)? };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::dispute_told(visit.operation(), actor, Some(&key), &wish).await?;
    DisputeToldPayload::of(visit, done).await
}
