//! Pledges: what an agency would take, and at most at which price. Only its own people ever see this.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::campaigns::finders::{CampaignView, PledgeVersion, PledgeView};
use domain::campaigns::pledge_line::PledgeLine as StoredLine;
use domain::campaigns::preview::{self, LinePreview};
use domain::campaigns::{LineInput, pledge};

use super::fixed::TodayPriceSource;
use super::terms::PriceBreak;
use super::told::by_name;
use crate::agencies::Agency;
use crate::loaders::{CampaignKey, HistoryKey};
use crate::relay::{self, Kind};
use crate::scalars::{Instant, Minor, SeatCount, int};
use crate::visit::{Visit, visit};

/// What an agency would take of a campaign, and at most at which price: a conditional request. Only the agency's own
/// people see it.
#[derive(Clone, Debug)]
pub struct Pledge(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    view: PledgeView,
    /// The campaign, where it is known already.
    campaign: Option<Arc<CampaignView>>,
}

impl Pledge {
    pub(crate) fn new(view: PledgeView, campaign: Option<Arc<CampaignView>>) -> Self {
        Self(Arc::new(Parts { view, campaign }))
    }

    fn row(&self) -> &pledge::Model {
        &self.0.view.pledge
    }
}

/// What an agency would take of a campaign, and at most at which price: a conditional request. Only the agency's own
/// people see it.
#[Object]
impl Pledge {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Pledge, self.row().id)
    }

    /// Which agency pledged.
    async fn agency(&self) -> Agency {
        Agency::new(self.0.view.agency.clone())
    }

    /// Its lines.
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<PledgeLine>> {
        let campaign = match &self.0.campaign {
            Some(known) => Some(known.clone()),
            None => visit(ctx).loaders().load_one(CampaignKey(self.row().campaign_id)).await?,
        };
        Ok(match campaign {
            Some(campaign) => {
                let preview = preview::of_pledge(&campaign.campaign, self.row(), self.0.view.agency.size_band);
                preview.lines.into_iter().map(PledgeLine::from).collect()
            }
            None => self.row().lines.0.iter().map(PledgeLine::stored).collect(),
        })
    }

    /// Seats of all lines.
    async fn seats(&self) -> SeatCount {
        self.row().seats.into()
    }

    /// What the agency pays today for a licence and a year, if it said so.
    async fn today_unit_price(&self) -> Option<Minor> {
        self.row().today_unit_price.map(Minor::from)
    }

    /// Where that price was read.
    async fn today_price_source(&self) -> Option<TodayPriceSource> {
        self.row().today_price_source.map(TodayPriceSource::from)
    }

    /// Whether it was taken back.
    async fn withdrawn(&self) -> bool {
        self.row().withdrawn
    }

    /// Rises with every change: a form sends it along, so that nobody overwrites what they have not seen.
    async fn version(&self) -> i32 {
        int(self.row().version)
    }

    /// When it was last changed.
    async fn changed_at(&self) -> Instant {
        Instant(self.row().changed_at)
    }

    /// The name of who changed it last; a guest, to whom nobody of the network is named, reads that it was the coordinators.
    async fn changed_by(&self, ctx: &Context<'_>) -> Cow<'_, str> {
        by_name(&visit(ctx), self.0.view.changed_by.as_deref())
    }

    /// Every version there was, newest first, at most 200: the agency's own history.
    #[graphql(complexity = "20 + 200 * child_complexity")]
    async fn history(&self, ctx: &Context<'_>) -> Result<Vec<PledgeChange>> {
        let visit = visit(ctx);
        visit.member()?;
        let changes = visit.loaders().load_one(HistoryKey(self.row().id)).await?;
        Ok(changes.unwrap_or_default().into_iter().map(|version| PledgeChange::of(&visit, version)).collect())
    }
}

/// Some seats and the most the agency would pay for each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct PledgeLine {
    /// How many.
    seats: SeatCount,
    /// The most the agency would pay for a licence, fees included, before tax; none accepts any price.
    max_landed_price: Option<Minor>,
    /// What the agency typed when it stated a total for the line; the limit is this divided by the seats, rounded down.
    max_total: Option<Minor>,
    /// Whether the limit would hold if pledging closed now and nobody's limit was missed; none where that cannot be said.
    holds_now: Option<bool>,
}

impl PledgeLine {
    fn stored(line: &StoredLine) -> Self {
        Self {
            seats: line.seats.into(),
            max_landed_price: line.max_landed_price.map(Minor::from),
            max_total: line.max_total.map(Minor::from),
            holds_now: None,
        }
    }
}

impl From<LinePreview> for PledgeLine {
    fn from(line: LinePreview) -> Self {
        Self {
            seats: line.seats.into(),
            max_landed_price: line.max_landed_price.map(Minor::from),
            max_total: line.max_total.map(Minor::from),
            holds_now: line.holds_now,
        }
    }
}

/// One version of a pledge.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct PledgeChange {
    /// When it was made.
    at: Instant,
    /// The name of who made it; a guest, to whom nobody of the network is named, reads that it was the coordinators.
    by: String,
    /// The name of the agency's admin who approved it, where it needed that.
    approved_by: Option<String>,
    /// Which version.
    version: i32,
    /// Whether the pledge was taken back by it.
    withdrawn: bool,
    /// The lines then.
    lines: Vec<PledgeLine>,
}

impl PledgeChange {
    fn of(visit: &Visit, PledgeVersion { change, by, approved_by }: PledgeVersion) -> Self {
        Self {
            at: Instant(change.changed_at),
            by: by_name(visit, by.as_deref()).into_owned(),
            approved_by,
            version: int(change.version),
            withdrawn: change.withdrawn,
            lines: change.lines.0.iter().map(PledgeLine::stored).collect(),
        }
    }
}

/// What lines would mean for the agency. It ignores everybody else's limits, which nobody knows before the close.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct PledgePreview {
    /// The lines asked about, in their order.
    lines: Vec<PledgeLine>,
    /// Their seats.
    seats: SeatCount,
    /// The largest bill any result could bring.
    worst_bill: Minor,
    /// Whether a request with these lines would wait for an admin of the agency who is not the one who asks. Never for what
    /// stands already.
    waits_for_approval: bool,
    /// What the same seats cost at today's price, if it was stated.
    today_bill: Option<Minor>,
    /// What each price break would mean.
    breaks: Vec<BreakPreview>,
    /// What closing now would mean; none without an offer at this quantity.
    now: Option<BreakPreview>,
}

impl PledgePreview {
    /// The same, where a request with these lines would wait for the agency's own approval.
    pub(super) fn waiting(self, waits_for_approval: bool) -> Self {
        Self { waits_for_approval, ..self }
    }
}

impl From<preview::PledgePreview> for PledgePreview {
    fn from(preview: preview::PledgePreview) -> Self {
        Self {
            lines: preview.lines.into_iter().map(PledgeLine::from).collect(),
            seats: preview.seats.into(),
            worst_bill: preview.worst_bill.into(),
            waits_for_approval: false,
            today_bill: preview.today_bill.map(Minor::from),
            breaks: preview.breaks.into_iter().map(BreakPreview::from).collect(),
            now: preview.now.map(BreakPreview::from),
        }
    }
}

/// What one price break would mean for the agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct BreakPreview {
    /// The break.
    price_break: PriceBreak,
    /// The seats of all agencies it is worked out for.
    seats_total: SeatCount,
    /// The agency's seats whose limit would hold.
    seats_in: SeatCount,
    /// Its bill for them, before tax; 0 when no line would hold.
    total: Minor,
    /// Its price per licence, fees included, rounded to the cent; none without an offer.
    landed_price: Option<Minor>,
    /// Its bill less today's price for the same seats: negative is cheaper. None without a price of today.
    against_today: Option<Minor>,
    /// Whether the total of all pledges, these lines included, reaches it now.
    reached: bool,
}

impl From<preview::BreakPreview> for BreakPreview {
    fn from(preview: preview::BreakPreview) -> Self {
        Self {
            price_break: preview.price_break.into(),
            seats_total: preview.seats_total.into(),
            seats_in: preview.seats_in.into(),
            total: preview.total.into(),
            landed_price: preview.landed_price.map(Minor::from),
            against_today: preview.against_today.map(Minor::from),
            reached: preview.reached,
        }
    }
}

/// The next price break and what reaching it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct NextBreak {
    /// The break.
    price_break: PriceBreak,
    /// Seats missing.
    seats_missing: SeatCount,
    /// What the viewer's agency would save if others pledged them; none without a pledge, without an offer now, and where
    /// all its limits lie below the price of now.
    saving_for_my_agency: Option<Minor>,
}

impl From<preview::NextBreak> for NextBreak {
    fn from(next: preview::NextBreak) -> Self {
        Self {
            price_break: next.price_break.into(),
            seats_missing: next.seats_missing.into(),
            saving_for_my_agency: next.saving.map(Minor::from),
        }
    }
}

/// A line of a pledge.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct PledgeLineInput {
    /// How many seats, 1 to 10,000,000.
    seats: SeatCount,
    /// The most the agency would pay for a licence, fees included, before tax. Without any limit every price is accepted.
    max_landed_price: Option<Minor>,
    /// The same as a total for the line: it is divided by the seats, rounded down. Give one of the two.
    max_total: Option<Minor>,
    /// That a line without a limit may cost as much as the worst possible bill is understood.
    #[graphql(default)]
    no_limit_understood: bool,
}

impl PledgeLineInput {
    pub(super) fn understood(self) -> LineInput {
        LineInput {
            seats: self.seats.into(),
            max_landed_price: self.max_landed_price.map(Into::into),
            max_total: self.max_total.map(Into::into),
            no_limit_understood: self.no_limit_understood,
        }
    }
}

/// Lines to look at before they are pledged. Nothing is written.
#[derive(Clone, Debug, InputObject)]
pub struct PledgePreviewInput {
    /// In which campaign.
    pub(super) campaign_id: ID,
    /// The lines, at most 20.
    #[graphql(validator(max_items = 20))]
    pub(super) lines: Vec<PledgeLineInput>,
    /// What the agency pays today for a licence and a year.
    pub(super) today_unit_price: Option<Minor>,
}
