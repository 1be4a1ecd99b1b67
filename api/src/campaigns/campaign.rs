//! A campaign as its network sees it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};
use domain::campaigns::campaign;
use domain::campaigns::finders::{self, AllocationView, CampaignView, MyPending, PendingView, PledgeView, WhichRecord};
use domain::campaigns::permission::{self, Offers};
use domain::campaigns::{own_approval, phase, preview};
use uuid::Uuid;

use super::comment::Comment;
use super::download::{Download, download};
use super::draft::DraftCheck;
use super::fixed::*;
use super::guest::Guest;
use super::outcome::{Allocation, AllocationSums, Analysis, Outcome};
use super::pending::PendingPledge;
use super::pledge::{NextBreak, Pledge, PledgePreview};
use super::queries::opening_check;
use super::terms::{AgreedTerms, PriceBreak};
use super::texts::Texts;
use super::told::ToldDeed;
use crate::agencies::Agency;
use crate::apart::apart;
use crate::loaders::{
    AllocationSumsKey, AllocationsKey, AnalysisKey, CommentsKey, GuestsKey, OwnToldKey, ParticipantsKey, ToldKey,
    or_empty,
};
use crate::relay::{self, Connection, Entry, Kind, page};
use crate::scalars::{Instant, Minor, SeatCount, int};
use crate::tools::Tool;
use crate::visit::{Visit, visit};

/// A pooled purchase of one tool, from draft to outcome.
#[derive(Clone, Debug)]
pub struct Campaign(Arc<CampaignView>);

impl Campaign {
    pub(crate) fn new(view: Arc<CampaignView>) -> Self {
        Self(view)
    }

    fn row(&self) -> &campaign::Model {
        &self.0.campaign
    }

    fn offers(&self, ctx: &Context<'_>) -> Offers {
        let visit = visit(ctx);
        permission::offers(&visit.actor, &self.0, visit.now())
    }

    /// The viewer's own pledge, with the agency whose it is.
    fn own_pledge(&self, visit: &Visit) -> Option<PledgeView> {
        let pledge = self.0.my_pledge.clone()?;
        let agency = visit.own_agency(pledge.agency_id)?.clone();
        Some(PledgeView { pledge, agency, changed_by: self.0.my_pledge_by.clone() })
    }
}

impl Entry for Campaign {
    fn place(&self) -> Uuid {
        self.row().id
    }
}

/// A pooled purchase of one tool, from draft to outcome.
#[Object]
impl Campaign {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Campaign, self.row().id)
    }

    /// What it says for itself.
    #[graphql(flatten)]
    async fn texts(&self) -> Texts {
        Texts(self.0.clone())
    }

    /// Where it stands now.
    async fn phase(&self, ctx: &Context<'_>) -> Phase {
        phase::phase_at(self.row(), visit(ctx).now()).into()
    }

    /// Rises with every change of the draft: a form sends it along, so that nobody overwrites what they have not seen.
    async fn version(&self) -> i32 {
        int(self.row().version)
    }

    /// What is bought.
    async fn tool(&self) -> Tool {
        Tool::new((self.0.tool.clone(), self.0.supplier.clone(), self.0.exit_record.clone()))
    }

    /// What the supplier offers and the network agreed on.
    #[graphql(flatten)]
    async fn agreed(&self) -> AgreedTerms {
        AgreedTerms(self.0.clone())
    }

    /// When it was drafted.
    async fn created_at(&self) -> Instant {
        Instant(self.row().created_at)
    }

    /// When pledging opened.
    async fn pledging_opened_at(&self) -> Option<Instant> {
        self.row().opened_at.map(Instant)
    }

    /// When pledging closes the first time. A pledge at that very instant is too late.
    async fn pledging_closes_at(&self) -> Instant {
        Instant(self.row().pledging_closes_at)
    }

    /// When it closes after an extension, as stated from the start.
    async fn extended_closes_at(&self) -> Option<Instant> {
        self.row().extended_closes_at.map(Instant)
    }

    /// When pledging closes as things stand: the extended instant once the extension is recorded.
    async fn closes_at(&self) -> Instant {
        Instant(phase::closes_at(self.row()))
    }

    /// Until when agencies answer; none when pledges bind.
    async fn confirm_by(&self) -> Option<Instant> {
        self.row().confirm_by.map(Instant)
    }

    /// When the final result was recorded.
    async fn settled_at(&self) -> Option<Instant> {
        self.row().settled_at.map(Instant)
    }

    /// When it was cancelled.
    async fn cancelled_at(&self) -> Option<Instant> {
        self.row().cancelled_at.map(Instant)
    }

    /// Why it was cancelled, in the coordinator's words.
    async fn cancel_reason(&self) -> Option<&str> {
        self.row().cancel_reason.as_deref()
    }

    /// 1, or 2 after an extension.
    async fn attempt(&self) -> i32 {
        int(self.row().attempt)
    }

    /// Seats pledged now, whatever their limits.
    async fn seats_pledged(&self) -> SeatCount {
        self.row().seats_pledged.into()
    }

    /// Agencies whose pledge stands now.
    async fn agencies_in(&self) -> i32 {
        int(self.row().agencies_in)
    }

    /// When somebody last pledged, changed or withdrew.
    async fn last_pledge_at(&self) -> Option<Instant> {
        self.row().last_pledge_at.map(Instant)
    }

    /// The price break the pledges reach now, if nobody's limit is missed; none below the first, and none once there is a
    /// result, which tells the price break reached.
    async fn current_break(&self) -> Option<PriceBreak> {
        preview::current_break(self.row()).map(PriceBreak::from)
    }

    /// The price break after that; none when the last is reached, and none once there is a result.
    async fn next_break(&self, ctx: &Context<'_>) -> Option<NextBreak> {
        let own = self.own_pledge(&visit(ctx));
        let mine = own.as_ref().map(|own| (&own.pledge, own.agency.size_band));
        preview::next_break(self.row(), mine).map(NextBreak::from)
    }

    /// Where the viewer's agency stands.
    async fn my_state(&self, ctx: &Context<'_>) -> AgencyState {
        phase::my_state(&self.0, visit(ctx).now()).into()
    }

    /// The viewer's agency's seats: asked for before the result, got after it; 0 where there are none.
    async fn my_seats(&self, ctx: &Context<'_>) -> SeatCount {
        phase::my_seats(&self.0, visit(ctx).now()).into()
    }

    /// What the viewer's agency pledged, also when it was taken back. Nobody else sees it.
    async fn my_pledge(&self, ctx: &Context<'_>) -> Option<Pledge> {
        let own = self.own_pledge(&visit(ctx))?;
        Some(Pledge::new(own, Some(self.0.clone())))
    }

    /// What the viewer's agency asked for last that had to wait for its own approval; none once a later request came in its
    /// place. Nobody else sees it.
    async fn my_pending_pledge(&self, ctx: &Context<'_>) -> Option<PendingPledge> {
        let MyPending { pending, asked_by, ended_by } = self.0.my_pending.clone()?;
        let changed_at = self.0.my_pledge.as_ref().map(|pledge| pledge.changed_at);
        if pending.ended_at.zip(changed_at).is_some_and(|(ended, changed)| changed > ended) {
            return None;
        }
        let agency = visit(ctx).own_agency(pending.agency_id)?.clone();
        Some(PendingPledge::new(PendingView { pending, agency, asked_by, ended_by }, Some(self.0.clone())))
    }

    /// The amount above which a request of the viewer's agency waits for an admin who is not the one who asked; 0 where its
    /// amount is in another currency, so that every request waits that may cost anything; none where none waits.
    async fn my_approval_above(&self, ctx: &Context<'_>) -> Option<Minor> {
        let visit = visit(ctx);
        own_approval::threshold(self.0.own_approval, visit.agency()?, self.row()).map(Minor::from)
    }

    /// What the pledge of the viewer's agency means now; none once it was taken back.
    async fn my_preview(&self, ctx: &Context<'_>) -> Option<PledgePreview> {
        let own = self.own_pledge(&visit(ctx)).filter(|own| !own.pledge.withdrawn)?;
        Some(preview::of_pledge(self.row(), &own.pledge, own.agency.size_band).into())
    }

    /// What staff entered for the viewer's agency as it told them, newest first, at most 100.
    #[graphql(complexity = "50 + 100 * child_complexity")]
    async fn my_told_deeds(&self, ctx: &Context<'_>) -> Result<Vec<ToldDeed>> {
        let visit = visit(ctx);
        visit.member()?;
        let entries = visit.loaders().load_one(OwnToldKey(self.row().id)).await?;
        Ok(entries.unwrap_or_default().into_iter().map(ToldDeed::new).collect())
    }

    /// What staff entered for agencies as they told them, newest first, for coordinators; empty for everybody else.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn told_deeds(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<ToldDeed>> {
        let (visit, page) = (visit(ctx), page(first, after, last, before)?);
        visit.member()?;
        let list = visit.loaders().load_one(ToldKey(self.row().id, page.into())).await?;
        Ok(Connection::of(or_empty(list), ToldDeed::new))
    }

    /// For how many agencies staff entered a request that may still wait for the agency's own approval, as far as staff may
    /// know: whether it waits or was refused, only the agency sees. For coordinators while requests are open, and 0 for others.
    async fn told_may_wait(&self, ctx: &Context<'_>) -> i32 {
        let open = phase::phase_at(self.row(), visit(ctx).now()) == phase::Phase::Pledging;
        if open { int(self.0.told_may_wait) } else { 0 }
    }

    /// The agencies whose pledge stands, without what they pledged. To a guest no agency is named but its own.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn participants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Agency>> {
        let (visit, page) = (visit(ctx), page(first, after, last, before)?);
        visit.member()?;
        let list = visit.loaders().load_one(ParticipantsKey(self.row().id, page.into())).await?;
        Ok(Connection::of(or_empty(list), Agency::new))
    }

    /// Questions and answers, oldest first.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn comments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Comment>> {
        let (visit, page) = (visit(ctx), page(first, after, last, before)?);
        visit.member()?;
        let list = visit.loaders().load_one(CommentsKey(self.row().id, page.into())).await?;
        Ok(Connection::of(or_empty(list), Comment::new))
    }

    /// The guests that were invited to it, in that order, for coordinators; empty for everybody else.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn guests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Guest>> {
        let (visit, page) = (visit(ctx), page(first, after, last, before)?);
        visit.member()?;
        let list = visit.loaders().load_one(GuestsKey(self.row().id, page.into())).await?;
        Ok(Connection::of(or_empty(list), Guest::new))
    }

    /// Whether the viewer is here as a guest alone: no agency is named to them but their own.
    async fn viewer_is_guest(&self, ctx: &Context<'_>) -> bool {
        visit(ctx).actor.is_only_a_guest()
    }

    /// Whether the viewer may invite guests to it now.
    async fn can_invite_guests(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).invite_guests
    }

    /// What stands in the way of opening a draft; empty for those who may not open it, and once it is open.
    #[graphql(complexity = "20 + child_complexity")]
    async fn opening_check(&self, ctx: &Context<'_>) -> Result<DraftCheck> {
        apart(opening_check(&visit(ctx), &self.0)).await
    }

    /// Whether the viewer may change it now.
    async fn can_edit(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).edit
    }

    /// Whether the viewer may open pledging now, once nothing stands in the way.
    async fn can_open(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).open
    }

    /// Whether the viewer may cancel it now.
    async fn can_cancel(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).cancel
    }

    /// Whether the viewer may pledge for their agency now.
    async fn can_pledge(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).pledge
    }

    /// Whether the viewer may answer for their agency now.
    async fn can_answer(&self, ctx: &Context<'_>) -> bool {
        self.offers(ctx).answer
    }

    /// How it came out so far; none before the first result, and for those who only fund. After an extension it is the
    /// first attempt's until there is another: its `attempt` tells.
    async fn outcome(&self, ctx: &Context<'_>) -> Option<Outcome> {
        let record = self.0.record.as_ref()?;
        Some(Outcome::new(visit(ctx).language, &self.row().terms, record))
    }

    /// Every result there is, the oldest first, for coordinators; empty for everybody else. Each has a record to download.
    #[graphql(complexity = "20 + 4 * child_complexity")]
    async fn outcomes(&self, ctx: &Context<'_>) -> Result<Vec<Outcome>> {
        let visit = visit(ctx);
        let tx = visit.reading.tx().await?;
        let records = finders::records(tx.as_ref(), visit.member()?, self.row().id).await?;
        Ok(records.iter().map(|record| Outcome::new(visit.language, &self.row().terms, record)).collect())
    }

    /// Why nothing was bought; none in every other phase, and for those who only fund.
    async fn why_not_cleared(&self, ctx: &Context<'_>) -> Option<WhyNotCleared> {
        let ended = phase::phase_at(self.row(), visit(ctx).now()) == phase::Phase::NotCleared;
        let why = phase::why_not_cleared(self.row()).filter(|_| ended && self.0.record.is_some());
        why.map(WhyNotCleared::from)
    }

    /// What the viewer's agency got in that result.
    async fn my_allocation(&self, ctx: &Context<'_>) -> Option<Allocation> {
        let (allocation, record) = (self.0.my_allocation.clone()?, self.0.record.as_ref()?);
        let agency = visit(ctx).own_agency(allocation.agency_id)?.clone();
        let view =
            AllocationView { allocation, agency, stage: record.stage, answered_by: self.0.my_answered_by.clone() };
        Some(Allocation::new(view, &self.row().terms))
    }

    /// What each agency got, without limits, for coordinators; empty for everybody else.
    #[graphql(complexity = "relay::costly(first, last, child_complexity)")]
    async fn allocations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Allocation>> {
        let (visit, page) = (visit(ctx), page(first, after, last, before)?);
        visit.member()?;
        let list = visit.loaders().load_one(AllocationsKey(self.row().id, page.into())).await?;
        Ok(Connection::of(or_empty(list), |row| Allocation::new(row, &self.row().terms)))
    }

    /// All parts that are in, added up, for coordinators: they equal the outcome.
    #[graphql(complexity = "20 + child_complexity")]
    async fn allocation_sums(&self, ctx: &Context<'_>) -> Result<Option<AllocationSums>> {
        let visit = visit(ctx);
        if !permission::may_run(visit.member()?) || self.0.record.is_none() {
            return Ok(None);
        }
        let sums = visit.loaders().load_one(AllocationSumsKey(self.row().id)).await?;
        Ok(Some(sums.unwrap_or_default().into()))
    }

    /// Who was left out, what was saved and how firm the price is, for coordinators.
    #[graphql(complexity = "50 + child_complexity")]
    async fn analysis(&self, ctx: &Context<'_>) -> Result<Option<Analysis>> {
        let visit = visit(ctx);
        visit.member()?;
        Ok(visit.loaders().load_one(AnalysisKey(self.row().id)).await?.map(Analysis::from))
    }

    /// A file for coordinators: the order, marked as a draft until it is final, or a record of a clearing. None where there
    /// is no such file, and for everybody else. A document has room for the four files of one campaign.
    #[graphql(complexity = "2_000 + child_complexity")]
    async fn download(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which file.")] kind: DownloadKind,
        #[graphql(
            desc = "Of a record: of which attempt; the last there is when left out. An order has none to choose."
        )]
        attempt: Option<i32>,
        #[graphql(desc = "Of a record: of which stage; the last there is when left out. An order has none to choose.")]
        stage: Option<Stage>,
    ) -> Result<Option<Download>> {
        let which = WhichRecord { attempt: attempt.map(i64::from), stage: stage.map(Into::into) };
        apart(download(&visit(ctx), &self.0, kind, which)).await
    }
}
