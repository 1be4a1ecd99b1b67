//! Guests of campaigns: organizations that are no members of the network.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::Problem as Mended;
use domain::campaigns::campaign_guest;
use domain::campaigns::finders::{self, GuestView};
use domain::roster;
use uuid::Uuid;

use crate::agencies::{Agency, AgencyProfileInput};
use crate::identity::Language;
use crate::problem::{Problem, told};
use crate::relay::{Entry, Kind, row};
use crate::scalars::Instant;
use crate::visit::{Visit, visit};

/// Where a guest stands in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "campaign_guest::GuestState")]
pub enum GuestState {
    /// Nobody has accepted the invitation yet.
    Invited,
    /// It may take part.
    Here,
    /// Its time is over.
    Gone,
}

/// A guest of a campaign: it takes part in this one purchase, and sees nothing else of the network. Only coordinators see it
/// as one of a list.
#[derive(Clone, Debug)]
pub struct Guest(Arc<GuestView>);

impl Guest {
    pub(crate) fn new(view: GuestView) -> Self {
        Self(Arc::new(view))
    }
}

impl Entry for Guest {
    fn place(&self) -> Uuid {
        self.0.guest.id
    }
}

/// A guest of a campaign: it takes part in this one purchase, and sees nothing else of the network. Only coordinators see it
/// as one of a list.
#[Object]
impl Guest {
    /// Its agency here.
    async fn agency(&self) -> Agency {
        Agency::new(self.0.agency.clone())
    }

    /// Where it stands in the campaign now.
    async fn state(&self, ctx: &Context<'_>) -> GuestState {
        self.0.guest.state_at(&self.0.agency, visit(ctx).now()).into()
    }

    /// When it was invited.
    async fn invited_at(&self) -> Instant {
        Instant(self.0.guest.invited_at)
    }

    /// From when on it sees the campaign no more; none while the campaign lasts.
    async fn ends_at(&self) -> Option<Instant> {
        self.0.guest.ends_at.map(Instant)
    }
}

/// Whom to invite to a campaign as a guest.
#[derive(Debug, InputObject)]
pub struct InviteGuestInput {
    /// The campaign; it takes guests while requests are open.
    campaign_id: ID,
    /// What is known of the organization; its own people correct it. Problems with its name are at `agencyName`.
    profile: AgencyProfileInput,
    /// What the person is called who is to act for it: 1 to 200 characters.
    name: String,
    /// Where mail reaches them. Nothing tells whether the address is known anywhere.
    email: String,
    /// The language of the mail.
    language: Language,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A guest to let take part in another campaign.
#[derive(Debug, InputObject)]
pub struct WelcomeGuestInput {
    /// The campaign; it takes guests while requests are open.
    campaign_id: ID,
    /// The guest, who is here or was here before.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A guest to let take part no longer.
#[derive(Debug, InputObject)]
pub struct WithdrawGuestInput {
    /// The campaign.
    campaign_id: ID,
    /// The guest.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// Declares payloads of deeds to a guest.
macro_rules! guest_payloads {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, SimpleObject)]
        pub struct $name {
            /// The guest as it is now; none when something has to be mended.
            guest: Option<Guest>,
            /// What the reader can mend. Nothing was changed then.
            problems: Vec<Problem>,
        }

        impl $name {
            async fn of(visit: &Visit, campaign: Uuid, done: Result<Uuid, Vec<Mended>>) -> Result<Self> {
                Ok(match done {
                    Ok(agency) => Self { guest: one(visit, campaign, agency).await?, problems: Vec::new() },
                    Err(problems) => Self { guest: None, problems: told(visit, problems) },
                })
            }
        }
    )+};
}

guest_payloads! {
    /// The guest, whose invitation is on its way.
    InviteGuestPayload,
    /// The guest, who may take part in this campaign, too.
    WelcomeGuestPayload,
    /// The guest, whose time in this campaign is over.
    WithdrawGuestPayload,
}

async fn one(visit: &Visit, campaign: Uuid, agency: Uuid) -> Result<Option<Guest>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::guest(tx.as_ref(), actor, campaign, agency).await?.map(Guest::new))
}

pub(crate) async fn invite_guest(visit: &Visit, input: InviteGuestInput) -> Result<InviteGuestPayload> {
    let actor = visit.member()?;
    let invite = roster::InviteGuest {
        campaign: row(Kind::Campaign, &input.campaign_id)?,
        profile: input.profile.understood(),
        name: input.name,
        email: input.email,
        language: input.language.into(),
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::invite_guest(visit.operation(), actor, Some(&key), &invite).await?;
    InviteGuestPayload::of(visit, invite.campaign, done).await
}

pub(crate) async fn welcome_guest(visit: &Visit, input: WelcomeGuestInput) -> Result<WelcomeGuestPayload> {
    let actor = visit.member()?;
    let (campaign, agency) = (row(Kind::Campaign, &input.campaign_id)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let wish = roster::WelcomeGuest { campaign, agency };
    let done = roster::welcome_guest(visit.operation(), actor, Some(&key), &wish).await?;
    WelcomeGuestPayload::of(visit, campaign, done).await
}

pub(crate) async fn withdraw_guest(visit: &Visit, input: WithdrawGuestInput) -> Result<WithdrawGuestPayload> {
    let actor = visit.member()?;
    let (campaign, agency) = (row(Kind::Campaign, &input.campaign_id)?, row(Kind::Agency, &input.agency_id)?);
    let key = visit.before_deed(&input.request_key).await?;
    let wish = roster::WithdrawGuest { campaign, agency };
    let done = roster::withdraw_guest(visit.operation(), actor, Some(&key), &wish).await?;
    WithdrawGuestPayload::of(visit, campaign, done).await
}
