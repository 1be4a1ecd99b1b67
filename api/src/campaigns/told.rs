//! What staff enter for an agency that told them by phone, on paper or in person.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result};
use domain::campaigns::finders::{self, ToldView};
use domain::campaigns::permission::may_run;
use domain::campaigns::phase::{Phase, phase_at};
use domain::campaigns::told::{Wish, is_allowed};
use domain::campaigns::{self as domain_campaigns, outcome, told_deed};
use domain::{Denial, Failure};
use uuid::Uuid;

use super::campaign::Campaign;
use super::fixed::Answer;
use super::outcome::Allocation;
use crate::agencies::Agency;
use crate::loaders::CampaignKey;
use crate::relay::{self, Entry, Kind, row};
use crate::scalars::{Day, Instant, SeatCount, int};
use crate::visit::{Visit, visit};

/// By which way an agency told staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "told_deed::Source")]
pub enum ToldBy {
    /// On the phone.
    Phone,
    /// On paper.
    Paper,
    /// Face to face.
    InPerson,
}

/// What staff entered for an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "told_deed::Deed")]
pub enum ToldDeedKind {
    /// A request, new or changed.
    Pledged,
    /// That the request is taken back.
    Withdrew,
    /// A yes or a no to a provisional outcome.
    Answered,
}

/// Who did something for an agency. A guest reads the names of its own people; where finders give it none, it was the
/// coordinators.
pub(super) fn by_name<'a>(visit: &Visit, name: Option<&'a str>) -> Cow<'a, str> {
    match name {
        Some(name) => Cow::Borrowed(name),
        None if visit.actor.is_only_a_guest() => Cow::Owned(words::say(visit.language, "common-the-coordinators", &[])),
        None => Cow::Borrowed(""),
    }
}

/// What staff entered for an agency that told them. Limits never stand here.
#[derive(Clone, Debug)]
pub struct ToldDeed(Arc<ToldView>);

impl ToldDeed {
    pub(crate) fn new(view: ToldView) -> Self {
        Self(Arc::new(view))
    }

    fn row(&self) -> &told_deed::Model {
        &self.0.entry
    }
}

impl Entry for ToldDeed {
    fn place(&self) -> Uuid {
        self.row().id
    }
}

/// What staff entered for an agency that told them. Limits never stand here.
#[Object]
impl ToldDeed {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::ToldDeed, self.row().id)
    }

    /// For which agency.
    async fn agency(&self) -> Agency {
        Agency::new(self.0.agency.clone())
    }

    /// In which campaign.
    async fn campaign(&self, ctx: &Context<'_>) -> Result<Option<Campaign>> {
        let found = visit(ctx).loaders().load_one(CampaignKey(self.row().campaign_id)).await?;
        Ok(found.map(Campaign::new))
    }

    /// What was entered.
    async fn deed(&self) -> ToldDeedKind {
        self.row().deed.into()
    }

    /// Which version of the agency's request it made; none for an answer, and for what made none.
    async fn version(&self) -> Option<i32> {
        self.row().version.map(int)
    }

    /// How many seats the request asks for; none where it is no request.
    async fn seats(&self) -> Option<SeatCount> {
        self.row().seats.map(SeatCount::from)
    }

    /// Yes or no; none where it is no answer.
    async fn answer(&self) -> Option<Answer> {
        self.row().answer.map(Answer::from)
    }

    /// By which way it was told.
    async fn source(&self) -> ToldBy {
        self.row().source.into()
    }

    /// On which day it was told.
    async fn told_on(&self) -> Day {
        Day(self.row().told_on)
    }

    /// The name of who of the agency told it, where that is somebody known here.
    async fn teller(&self) -> Option<&str> {
        self.0.teller.as_deref()
    }

    /// What staff noted of it. Only the agency's own people read it; for everybody else it is empty.
    async fn note(&self) -> &str {
        &self.row().note
    }

    /// The name of who entered it; a guest, to whom nobody of the network is named, reads that it was the coordinators.
    async fn entered_by(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        let visit = visit(ctx);
        by_name(&visit, Some(self.0.entered_by.as_str()).filter(|_| !visit.actor.is_only_a_guest()))
    }

    /// When.
    async fn entered_at(&self) -> Instant {
        Instant(self.row().entered_at)
    }

    /// Whether it is a request that may still wait for the agency's own approval while requests are open, as far as staff may
    /// know: what came of it, only the agency sees.
    async fn may_wait(&self, ctx: &Context<'_>) -> Result<bool> {
        if !self.0.may_wait {
            return Ok(false);
        }
        let visit = visit(ctx);
        let found = visit.loaders().load_one(CampaignKey(self.row().campaign_id)).await?;
        // What waited when requests closed has lapsed.
        Ok(found.is_some_and(|found| phase_at(&found.campaign, visit.now()) == Phase::Pledging))
    }

    /// When the agency said that it was not them.
    async fn disputed_at(&self) -> Option<Instant> {
        self.row().disputed_at.map(Instant)
    }

    /// The name of who said so for it.
    async fn disputed_by(&self) -> Option<&str> {
        self.0.disputed_by.as_deref()
    }

    /// Whether the person who asks may say for the agency that it was not them.
    async fn can_dispute(&self, ctx: &Context<'_>) -> bool {
        let may =
            domain::access::allows(&visit(ctx).actor, domain_campaigns::permission::DisputeToldAction, self.row());
        may && self.row().disputed_at.is_none()
    }
}

/// An agency before a campaign, as staff may know it who enter what it told them: never a limit.
#[derive(Clone, Debug)]
pub struct AsTold {
    view: Arc<finders::AsTold>,
    campaign: Arc<finders::CampaignView>,
}

impl AsTold {
    /// Whether this may be entered while requests are open.
    fn may_enter(&self, ctx: &Context<'_>, wish: Wish) -> bool {
        self.is_open(ctx) && self.may_act() && is_allowed(self.view.rules, wish)
    }

    /// Whether requests are open.
    fn is_open(&self, ctx: &Context<'_>) -> bool {
        phase_at(&self.campaign.campaign, visit(ctx).now()) == Phase::Pledging
    }

    /// Whether the agency itself could act in the campaign.
    fn may_act(&self) -> bool {
        self.view.takes_part && self.view.agency.standing.may_act()
    }
}

/// An agency before a campaign, as staff may know it who enter what it told them: never a limit.
#[Object]
impl AsTold {
    /// The agency.
    async fn agency(&self) -> Agency {
        Agency::new(self.view.agency.clone())
    }

    /// The campaign.
    async fn campaign(&self) -> Campaign {
        Campaign::new(self.campaign.clone())
    }

    /// How many seats its request asks for; none where none stands.
    async fn seats(&self) -> Option<SeatCount> {
        self.view.request.filter(|request| !request.withdrawn).map(|request| request.seats.into())
    }

    /// The version of its request, withdrawn or not: a form sends it along.
    async fn version(&self) -> Option<i32> {
        self.view.request.map(|request| int(request.version))
    }

    /// When its request was last changed.
    async fn changed_at(&self) -> Option<Instant> {
        self.view.request.map(|request| Instant(request.changed_at))
    }

    /// The request that was entered for it last, where it may still wait for the agency's own approval: requests are open, and it
    /// made no version of its request, which was not changed since either. Whether it does wait, only the agency sees. A form
    /// sends its id along.
    async fn may_wait(&self, ctx: &Context<'_>) -> Option<ToldDeed> {
        let entered = self.view.may_wait(&self.campaign.campaign).filter(|_| self.is_open(ctx));
        entered.cloned().map(ToldDeed::new)
    }

    /// Its part of the result, without limits.
    async fn allocation(&self) -> Option<Allocation> {
        self.view.part.clone().map(|part| Allocation::new(part, &self.campaign.campaign.terms))
    }

    /// Whether mail reaches anybody who looks after its purchases. Where it does not, a letter is needed.
    async fn mail_reaches(&self) -> bool {
        self.view.mail_reaches
    }

    /// Whether a request may be entered for it now.
    async fn can_pledge(&self, ctx: &Context<'_>) -> bool {
        self.may_enter(ctx, Wish::request_under(&self.campaign.campaign.terms))
    }

    /// Whether the end of its request may be entered now: of the one that stands, or of one that was entered and may still wait
    /// for the agency's own approval.
    async fn can_withdraw(&self, ctx: &Context<'_>) -> bool {
        let stands = self.view.request.is_some_and(|request| !request.withdrawn);
        (stands || self.view.may_wait(&self.campaign.campaign).is_some()) && self.may_enter(ctx, Wish::Withdrawal)
    }

    /// The answers that may be entered for it now.
    async fn answers(&self, ctx: &Context<'_>) -> Vec<Answer> {
        let campaign = &self.campaign.campaign;
        let now = visit(ctx).now();
        let in_time = phase_at(campaign, now) == Phase::Confirming && campaign.confirm_by.is_some_and(|by| now < by);
        let mine = self.view.part.as_ref().map(|part| &part.allocation).filter(|mine| mine.included);
        let Some(mine) = mine.filter(|_| in_time && self.may_act()) else { return Vec::new() };
        let answers = [outcome::Answer::Confirmed, outcome::Answer::Declined].into_iter();
        let new = answers.filter(|answer| mine.answer != Some(*answer));
        new.filter(|answer| is_allowed(self.view.rules, Wish::Answer(*answer))).map(Answer::from).collect()
    }

    /// What was entered for it in this campaign, newest first, at most 100.
    #[graphql(complexity = "20 + 100 * child_complexity")]
    async fn entries(&self) -> Vec<ToldDeed> {
        self.view.entries.iter().cloned().map(ToldDeed::new).collect()
    }
}

/// An agency before a campaign, for coordinators.
pub(crate) async fn as_told(visit: &Visit, campaign: &ID, agency: &ID) -> Result<AsTold> {
    let actor = visit.member()?;
    if !may_run(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let (campaign, agency) = (row(Kind::Campaign, campaign)?, row(Kind::Agency, agency)?);
    let tx = visit.reading.tx().await?;
    let view = finders::view(tx.as_ref(), actor, campaign).await?.ok_or(Failure::Denied(Denial::NotFound))?;
    let found = finders::as_told(tx.as_ref(), actor, campaign, agency, visit.now()).await?;
    let found = found.ok_or(Failure::Denied(Denial::NotFound))?;
    Ok(AsTold { view: Arc::new(found), campaign: Arc::new(view) })
}

/// One entry, for the agency's people and for coordinators.
pub(crate) async fn one_told(visit: &Visit, id: Uuid) -> Result<Option<ToldDeed>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::told_deed(tx.as_ref(), actor, id).await?.map(ToldDeed::new))
}
