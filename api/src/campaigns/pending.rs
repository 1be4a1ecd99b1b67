//! Requests that wait for an admin of their own agency. Only its own people ever see them.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::access::Role;
use domain::campaigns::finders::{self, CampaignView, PendingView};
use domain::campaigns::{
    self as domain_campaigns, LineInput, own_approval, pending_pledge, permission, pledge, preview,
};
use domain::networks::finders::AgencyPerson;
use domain::{Denial, Failure};

use super::campaign::Campaign;
use super::fixed::TodayPriceSource;
use super::pledge::{PledgeLine, PledgePreview};
use super::queries;
use super::told::{ToldDeed, by_name, one_told};
use crate::agencies::Agency;
use crate::loaders::{AgencyPeopleKey, CampaignKey, OwnToldKey};
use crate::problem::{Problem, told};
use crate::relay::{self, Kind, row};
use crate::scalars::{Instant, Minor, SeatCount};
use crate::visit::{Visit, visit};

/// Where a request stands that had to wait for its own agency's approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "pending_pledge::PendingState")]
pub enum PendingState {
    /// It waits.
    Waiting,
    /// An admin approved it: it is the agency's pledge.
    Approved,
    /// An admin refused it.
    Refused,
    /// Another request of the agency came in its place.
    Replaced,
    /// It was taken back.
    Withdrawn,
    /// Requests closed before anybody had decided.
    Lapsed,
}

/// A request that waits, or waited, for an admin of its own agency who is not the one who asked. It counts for nothing until
/// it is approved. Only the agency's own people see it.
#[derive(Clone, Debug)]
pub struct PendingPledge(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    view: PendingView,
    /// The campaign, where it is known already.
    campaign: Option<Arc<CampaignView>>,
}

impl PendingPledge {
    pub(crate) fn new(view: PendingView, campaign: Option<Arc<CampaignView>>) -> Self {
        Self(Arc::new(Parts { view, campaign }))
    }

    fn row(&self) -> &pending_pledge::Model {
        &self.0.view.pending
    }

    async fn campaign(&self, visit: &Visit) -> Result<Arc<CampaignView>> {
        if let Some(known) = &self.0.campaign {
            return Ok(known.clone());
        }
        let found = visit.loaders().load_one(CampaignKey(self.row().campaign_id)).await?;
        Ok(found.ok_or(Failure::Denied(Denial::NotFound))?)
    }

    /// What its lines would mean now.
    async fn preview_now(&self, visit: &Visit) -> Result<preview::PledgePreview> {
        let campaign = self.campaign(visit).await?;
        let standing = self.standing(visit, &campaign).await?;
        self.preview_beside(&campaign, standing.as_ref())
    }

    /// The same, beside its agency's pledge.
    fn preview_beside(
        &self,
        campaign: &CampaignView,
        standing: Option<&pledge::Model>,
    ) -> Result<preview::PledgePreview> {
        let lines: Vec<LineInput> = self.row().lines.0.iter().copied().map(LineInput::from).collect();
        let band = self.0.view.agency.size_band;
        let preview = preview::preview(&campaign.campaign, standing, band, &lines, self.row().today_unit_price);
        Ok(preview.map_err(Failure::Denied)?)
    }

    /// Its agency's pledge in the campaign. What the campaign itself tells is the pledge of the agency the viewer acts for now:
    /// who works for several looks up that of another.
    async fn standing(&self, visit: &Visit, campaign: &CampaignView) -> Result<Option<pledge::Model>> {
        let agency = self.row().agency_id;
        if visit.actor.agency() == Some(agency) {
            return Ok(campaign.my_pledge.clone());
        }
        let tx = visit.reading.tx().await?;
        let found = finders::pledge_of(tx.as_ref(), &visit.actor, self.row().campaign_id, agency).await?;
        Ok(found.map(|view| view.pledge))
    }
}

/// A request that waits, or waited, for an admin of its own agency who is not the one who asked. It counts for nothing until
/// it is approved. Only the agency's own people see it.
#[Object]
impl PendingPledge {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::PendingPledge, self.row().id)
    }

    /// Which agency asks.
    async fn agency(&self) -> Agency {
        Agency::new(self.0.view.agency.clone())
    }

    /// Its lines.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<PledgeLine>> {
        Ok(self.preview_now(&visit(ctx)).await?.lines.into_iter().map(PledgeLine::from).collect())
    }

    /// Seats of all lines.
    async fn seats(&self) -> SeatCount {
        self.row().seats.into()
    }

    /// The largest bill any result could bring if it is approved.
    async fn worst_bill(&self, ctx: &Context<'_>) -> Result<Minor> {
        Ok(self.preview_now(&visit(ctx)).await?.worst_bill.into())
    }

    /// What the agency pays today for a licence and a year, as it was stated with it.
    async fn today_unit_price(&self) -> Option<Minor> {
        self.row().today_unit_price.map(Minor::from)
    }

    /// Where that price was read.
    async fn today_price_source(&self) -> Option<TodayPriceSource> {
        self.row().today_price_source.map(TodayPriceSource::from)
    }

    /// What its lines would mean now, if they were approved.
    async fn preview(&self, ctx: &Context<'_>) -> Result<PledgePreview> {
        let visit = visit(ctx);
        let campaign = self.campaign(&visit).await?;
        let standing = self.standing(&visit, &campaign).await?;
        let preview = self.preview_beside(&campaign, standing.as_ref())?;
        let waits = own_approval::would_wait(&campaign, &self.0.view.agency, standing.as_ref(), preview.worst_bill);
        Ok(PledgePreview::from(preview).waiting(waits))
    }

    /// Where it stands.
    async fn state(&self, ctx: &Context<'_>) -> Result<PendingState> {
        let visit = visit(ctx);
        let campaign = self.campaign(&visit).await?;
        Ok(self.row().state_at(&campaign.campaign, visit.now()).into())
    }

    /// The name of who asked; where staff entered it, of who of the agency told them, as far as that is known. A guest, to whom
    /// nobody of the network is named, reads that it was the coordinators.
    async fn asked_by(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        by_name(&visit(ctx), self.0.view.asked_by.as_deref())
    }

    /// When.
    async fn asked_at(&self) -> Instant {
        Instant(self.row().asked_at)
    }

    /// Whether staff entered it, as the agency told them.
    async fn is_told(&self) -> bool {
        self.row().told_id.is_some()
    }

    /// Whether it is known who of the agency asked. Where it is not, whoever approves it says that it was not them.
    async fn knows_who_asked(&self) -> bool {
        self.row().names_who_asked()
    }

    /// What staff entered, where the agency told them: how they were told, and where to say that it was not the agency.
    async fn told_deed(&self, ctx: &Context<'_>) -> Result<Option<ToldDeed>> {
        let Some(entry) = self.row().told_id else { return Ok(None) };
        let visit = visit(ctx);
        let entries = visit.loaders().load_one(OwnToldKey(self.row().campaign_id)).await?.unwrap_or_default();
        match entries.into_iter().find(|view| view.entry.id == entry) {
            Some(view) => Ok(Some(ToldDeed::new(view))),
            // It is of another agency the viewer works for, or older than those that are loaded.
            None => one_told(&visit, entry).await,
        }
    }

    /// The name of who approved or refused it, or brought its end about otherwise; none where the clock did.
    async fn ended_by(&self, ctx: &Context<'_>) -> Option<Cow<'_, str>> {
        self.row().ended_by.map(|_| by_name(&visit(ctx), self.0.view.ended_by.as_deref()))
    }

    /// Since when it waits no more.
    async fn ended_at(&self) -> Option<Instant> {
        self.row().ended_at.map(Instant)
    }

    /// Why it was refused. Only whoever asked, and whoever refused it, read this; where nobody is named who asked, all of the
    /// agency's own people.
    async fn reason(&self, ctx: &Context<'_>) -> Option<&str> {
        self.row().reason_for(&visit(ctx).actor)
    }

    /// Whether the agency has an admin who may approve or refuse it: one who did not ask for it. Where it has none any more,
    /// what waits lapses unless somebody becomes one.
    async fn has_approver(&self, ctx: &Context<'_>) -> Result<bool> {
        let people = visit(ctx).loaders().load_one(AgencyPeopleKey(self.row().agency_id)).await?.unwrap_or_default();
        let approves =
            |person: &AgencyPerson| person.roles.contains(&Role::Admin) && !self.row().is_asked_by(Some(person.person));
        Ok(people.iter().any(approves))
    }

    /// Whether the viewer may approve or refuse it now.
    async fn can_decide(&self, ctx: &Context<'_>) -> Result<bool> {
        let visit = visit(ctx);
        let campaign = self.campaign(&visit).await?;
        Ok(permission::may_decide(&visit.actor, self.row(), &campaign.campaign, visit.now()))
    }
}

/// A request to approve: what was seen is what is approved.
#[derive(Debug, InputObject)]
pub struct ApprovePledgeInput {
    /// The request that waits.
    pending_pledge_id: ID,
    /// That it was not the viewer who asked for it. Needed where nobody is named who did: see `knowsWhoAsked`.
    #[graphql(default)]
    not_asked_by_me: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// A request to refuse.
#[derive(Debug, InputObject)]
pub struct RefusePledgeInput {
    /// The request that waits.
    pending_pledge_id: ID,
    /// Why, for whoever asked: 1 to 1,000 characters.
    reason: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The request, refused.
#[derive(Debug, SimpleObject)]
pub struct RefusePledgePayload {
    /// The request as it is now; none when something has to be mended.
    pending_pledge: Option<PendingPledge>,
    /// The campaign as it is now; none when something has to be mended.
    campaign: Option<Campaign>,
    /// What the reader can mend. Nothing was changed then.
    problems: Vec<Problem>,
}

pub(crate) async fn approve_pledge(
    visit: &Visit,
    input: ApprovePledgeInput,
) -> Result<super::mutations::ApprovePledgePayload> {
    let actor = visit.member()?;
    let pending = row(Kind::PendingPledge, &input.pending_pledge_id)?;
    let approve = domain_campaigns::ApprovePledge { pending, not_asked_by_me: input.not_asked_by_me };
    let key = visit.before_deed(&input.request_key).await?;
    let done = domain_campaigns::approve_pledge(visit.operation(), actor, Some(&key), &approve).await?;
    let campaign = match &done {
        Ok(_) => queries::campaign_of_pending(visit, approve.pending).await?,
        Err(_) => uuid::Uuid::nil(),
    };
    super::mutations::ApprovePledgePayload::of(visit, campaign, done).await
}

pub(crate) async fn refuse_pledge(visit: &Visit, input: RefusePledgeInput) -> Result<RefusePledgePayload> {
    let actor = visit.member()?;
    let pending = row(Kind::PendingPledge, &input.pending_pledge_id)?;
    let refuse = domain_campaigns::RefusePledge { pending, reason: input.reason };
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match domain_campaigns::refuse_pledge(visit.operation(), actor, Some(&key), &refuse).await? {
        Ok(id) => RefusePledgePayload {
            campaign: Some(queries::one(visit, queries::campaign_of_pending(visit, id).await?).await?),
            pending_pledge: queries::pending(visit, id).await?,
            problems: Vec::new(),
        },
        Err(problems) => RefusePledgePayload { pending_pledge: None, campaign: None, problems: told(visit, problems) },
    })
}
