//! How a campaign came out, as a whole and for each agency.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, Object, SimpleObject};
use domain::campaigns::analysis;
use domain::campaigns::clearing_record::RecordHead;
use domain::campaigns::finders::{self, AllocationView};
use domain::campaigns::outcome;
use domain::campaigns::terms::Terms;
use uuid::Uuid;
use words::Language;

use super::fixed::{Answer, LeftOutReason, Stage};
use super::terms::{PriceBreak, label};
use super::told::by_name;
use crate::agencies::Agency;
use crate::relay::{self, Entry, Kind};
use crate::scalars::{Instant, Minor, SeatCount, int};
use crate::visit::visit;

/// How a campaign came out. The same for everybody in the network; what one agency got is in its allocation.
#[derive(Clone, Debug, SimpleObject)]
pub struct Outcome {
    /// Whether it may still change.
    stage: Stage,
    /// 1, or 2 after an extension.
    attempt: i32,
    /// Whether there is a purchase.
    cleared: bool,
    /// Seats in.
    seats: SeatCount,
    /// The price break reached; none when nothing cleared.
    price_break: Option<PriceBreak>,
    /// What the seats cost.
    seat_cost: Minor,
    /// What became of each shared fee.
    fees: Vec<FeeOutcome>,
    /// What the seats and the net fees cost together, before tax.
    total: Minor,
    /// Agencies with at least one line in.
    agencies_in: i32,
    /// Agencies that asked and are wholly out.
    agencies_out: i32,
    /// SHA-256 of the sealed input it was worked out from, so that the record can be held against its event.
    input_sha256: String,
    /// When it was worked out.
    recorded_at: Instant,
}

impl Outcome {
    pub(super) fn new(language: Language, terms: &Terms, record: &RecordHead) -> Self {
        let step = record
            .price_break
            .and_then(|index| usize::try_from(index).ok())
            .and_then(|index| terms.price_breaks.get(index));
        Self {
            stage: record.stage.into(),
            attempt: int(record.attempt),
            cleared: record.cleared,
            seats: record.seats.into(),
            price_break: step.copied().map(PriceBreak::from),
            seat_cost: record.seat_cost.into(),
            fees: record.fees.0.iter().map(|fee| FeeOutcome::new(language, terms, fee)).collect(),
            total: record.total.into(),
            agencies_in: int(record.agencies_in),
            agencies_out: int(record.agencies_out),
            input_sha256: record.input_sha256.clone(),
            recorded_at: Instant(record.recorded_at),
        }
    }
}

/// What became of a shared fee.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct FeeOutcome {
    /// Its short name within the campaign.
    key: String,
    /// What people read, in the reader's language.
    label: String,
    /// Its whole amount.
    amount: Minor,
    /// What contributions paid of it.
    contributed: Minor,
    /// What the agencies share.
    net: Minor,
}

impl FeeOutcome {
    fn new(language: Language, terms: &Terms, fee: &outcome::FeeOutcome) -> Self {
        Self {
            key: fee.key.clone(),
            label: fee_label(language, terms, &fee.key),
            amount: fee.amount.into(),
            contributed: fee.contributed.into(),
            net: fee.net.into(),
        }
    }
}

/// What people read for a fee's key.
pub(super) fn fee_label(language: Language, terms: &Terms, key: &str) -> String {
    let fee = terms.shared_fees.iter().find(|fee| fee.key == key);
    fee.map_or(key, |fee| label(language, fee)).to_owned()
}

/// One agency's part of an outcome. Its own people see it whole; coordinators without limits; nobody else at all.
#[derive(Clone, Debug)]
pub struct Allocation(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    view: AllocationView,
    terms: Terms,
}

impl Allocation {
    pub(crate) fn new(view: AllocationView, terms: &Terms) -> Self {
        Self(Arc::new(Parts { view, terms: terms.clone() }))
    }
}

impl Entry for Allocation {
    fn place(&self) -> Uuid {
        self.0.view.allocation.id
    }
}

/// One agency's part of an outcome. Its own people see it whole; coordinators without limits; nobody else at all.
#[Object]
impl Allocation {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Allocation, self.0.view.allocation.id)
    }

    /// Which agency.
    async fn agency(&self) -> Agency {
        Agency::new(self.0.view.agency.clone())
    }

    /// Whether it may still change.
    async fn stage(&self) -> Stage {
        self.0.view.stage.into()
    }

    /// Whether at least one of its lines is in.
    async fn included(&self) -> bool {
        self.0.view.allocation.included
    }

    /// The seats it gets.
    async fn seats(&self) -> SeatCount {
        self.0.view.allocation.seats.into()
    }

    /// What they cost.
    async fn seat_cost(&self) -> Minor {
        self.0.view.allocation.seat_cost.into()
    }

    /// Its share of each fee.
    async fn fee_shares(&self, ctx: &Context<'_>) -> Vec<FeeShare> {
        let language = visit(ctx).language;
        let share = |share: &outcome::FeeShare| FeeShare {
            key: share.key.clone(),
            label: fee_label(language, &self.0.terms, &share.key),
            amount: share.amount.into(),
        };
        self.0.view.allocation.fee_shares.0.iter().map(share).collect()
    }

    /// Its bill, before tax: the cost of its seats and its shares of the fees.
    async fn total(&self) -> Minor {
        self.0.view.allocation.total.into()
    }

    /// Its price per licence, fees included, rounded to the cent; none when it is out.
    async fn landed_price(&self) -> Option<Minor> {
        self.0.view.allocation.landed_price.map(Minor::from)
    }

    /// What it answered.
    async fn answer(&self) -> Option<Answer> {
        self.0.view.allocation.answer.map(Answer::from)
    }

    /// When it answered.
    async fn answered_at(&self) -> Option<Instant> {
        self.0.view.allocation.answered_at.map(Instant)
    }

    /// The name of who answered for it; a guest, to whom nobody of the network is named, reads that it was the coordinators.
    async fn answered_by(&self, ctx: &Context<'_>) -> Option<Cow<'_, str>> {
        self.0.view.allocation.answered_by.map(|_| by_name(&visit(ctx), self.0.view.answered_by.as_deref()))
    }

    /// What became of each of its lines.
    async fn lines(&self) -> Vec<LineOutcome> {
        self.0.view.allocation.lines.0.iter().map(LineOutcome::from).collect()
    }
}

/// One agency's share of a fee.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct FeeShare {
    /// The fee's short name within the campaign.
    key: String,
    /// What people read, in the reader's language.
    label: String,
    /// The share.
    amount: Minor,
}

/// What became of one line of a pledge, and why.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct LineOutcome {
    /// Its seats.
    seats: SeatCount,
    /// The most the agency would pay for a licence; only its own people see it.
    max_landed_price: Option<Minor>,
    /// Whether it is in.
    included: bool,
    /// Why it is out.
    reason: Option<LeftOutReason>,
    /// The price per licence, fees included: paid when in, missed when out; rounded to the cent. None without an offer.
    landed_price: Option<Minor>,
    /// The same as an exact fraction of minor units, such as `15587/2`.
    exact_landed_price: Option<String>,
    /// How far the price lies above the limit; only the agency's own people see it.
    missed_by: Option<Minor>,
    /// Its part of the agency's bill; 0 when out.
    cost: Minor,
}

impl From<&outcome::LineOutcome> for LineOutcome {
    fn from(line: &outcome::LineOutcome) -> Self {
        let missed = match (line.included, line.landed_price_rounded, line.max_landed_price) {
            (false, Some(price), Some(limit)) => Some(Minor(price.minor().saturating_sub(limit.minor()))),
            _ => None,
        };
        Self {
            seats: line.seats.into(),
            max_landed_price: line.max_landed_price.map(Minor::from),
            included: line.included,
            reason: line.reason.map(LeftOutReason::from),
            landed_price: line.landed_price_rounded.map(Minor::from),
            exact_landed_price: line.landed_price.clone(),
            missed_by: missed,
            cost: line.cost.into(),
        }
    }
}

/// All parts that are in, added up by the database: they equal the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct AllocationSums {
    /// Agencies in.
    agencies: i32,
    /// Their seats.
    seats: SeatCount,
    /// What the seats cost.
    seat_cost: Minor,
    /// The fees they share.
    fees: Minor,
    /// Both.
    total: Minor,
}

impl From<finders::AllocationSums> for AllocationSums {
    fn from(sums: finders::AllocationSums) -> Self {
        Self {
            agencies: int(sums.agencies),
            seats: sums.seats.into(),
            seat_cost: sums.seat_cost.into(),
            fees: sums.fees.into(),
            total: sums.total.into(),
        }
    }
}

/// What a coordinator asks after the close: who was left out, what was saved, and how firm the price is. Nobody's limits
/// are to be seen in it.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Analysis {
    #[graphql(skip)]
    left_out_by_province: Vec<GroupCount>,
    #[graphql(skip)]
    left_out_by_size: Vec<GroupCount>,
    #[graphql(skip)]
    left_out_by_language: Vec<GroupCount>,
    /// What the agencies that stated today's price save against it; none when so few did that it would tell on one, and
    /// none before the result is final, because two sums would tell on who left in between.
    stated_savings: Option<Minor>,
    /// How many agencies that are in stated today's price.
    savings_agencies: i32,
    /// Agencies in.
    agencies_in: i32,
    /// So many seats may leave and the price break holds; 0 when nothing cleared.
    safety_margin: SeatCount,
    #[graphql(skip)]
    pivotal_agencies: Vec<Agency>,
    /// Spare seats that would make the whole purchase cheaper; none when there are none.
    top_up: Option<TopUp>,
    /// Agencies that said yes.
    confirmed: i32,
    /// Agencies that said no.
    declined: i32,
    /// Agencies that have not answered.
    unanswered: i32,
}

#[ComplexObject]
impl Analysis {
    /// Who was left out, by province.
    #[graphql(complexity = "13 * child_complexity")]
    async fn left_out_by_province(&self) -> &[GroupCount] {
        &self.left_out_by_province
    }

    /// Who was left out, by size.
    #[graphql(complexity = "4 * child_complexity")]
    async fn left_out_by_size(&self) -> &[GroupCount] {
        &self.left_out_by_size
    }

    /// Who was left out, by language.
    #[graphql(complexity = "3 * child_complexity")]
    async fn left_out_by_language(&self) -> &[GroupCount] {
        &self.left_out_by_language
    }

    /// The agencies without which, each alone, the price break is lost: at most 100 of them.
    #[graphql(complexity = "100 * child_complexity")]
    async fn pivotal_agencies(&self) -> &[Agency] {
        &self.pivotal_agencies
    }
}

impl From<analysis::Analysis> for Analysis {
    fn from(analysis: analysis::Analysis) -> Self {
        let groups = |groups: Vec<analysis::GroupCount>| groups.into_iter().map(GroupCount::from).collect();
        Self {
            left_out_by_province: groups(analysis.left_out_by_province),
            left_out_by_size: groups(analysis.left_out_by_size),
            left_out_by_language: groups(analysis.left_out_by_language),
            stated_savings: analysis.stated_savings.map(Minor::from),
            savings_agencies: int(analysis.savings_agencies),
            agencies_in: int(analysis.agencies_in),
            safety_margin: analysis.safety_margin.into(),
            pivotal_agencies: analysis.pivotal_agencies.into_iter().map(Agency::new).collect(),
            top_up: analysis.top_up.map(TopUp::from),
            confirmed: int(analysis.confirmed),
            declined: int(analysis.declined),
            unanswered: int(analysis.unanswered),
        }
    }
}

/// Who was left out of one group of agencies.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct GroupCount {
    /// The group, such as `ON`, `MICRO` or `EN`.
    key: String,
    /// Agencies with a line left out.
    agencies_out: i32,
    /// Agencies with a line in.
    agencies_in: i32,
    /// The seats left out.
    seats_out: SeatCount,
}

impl From<analysis::GroupCount> for GroupCount {
    fn from(group: analysis::GroupCount) -> Self {
        Self {
            key: group.key,
            agencies_out: int(group.agencies_out),
            agencies_in: int(group.agencies_in),
            seats_out: group.seats_out.into(),
        }
    }
}

/// Advice to buy some spare seats because the whole purchase then costs less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct TopUp {
    /// Seats to add.
    seats: SeatCount,
    /// How much less everything costs then.
    saving: Minor,
    /// The price break they reach.
    price_break: PriceBreak,
}

impl From<analysis::TopUp> for TopUp {
    fn from(advice: analysis::TopUp) -> Self {
        Self { seats: advice.seats.into(), saving: advice.saving.into(), price_break: advice.price_break.into() }
    }
}
