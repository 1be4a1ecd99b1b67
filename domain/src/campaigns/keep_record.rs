//! Keep the record of a clearing: one row that proves it, and one for each agency's part.

use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, IntoActiveModel};
use uuid::Uuid;

use super::clear_pledges::{Cleared, Part};
use super::clearing_record::SealedText;
use super::finders;
use super::outcome::{Answer, FeeOutcome, FeeOutcomes, FeeShares, LineOutcomes, Stage};
use super::permission::AdvanceCampaignAction;
use super::{allocation, campaign, clearing_record};
use crate::access::Permit;
use crate::clock::Instant;
use crate::error::Stop;
use crate::money::Money;
use crate::operation::Tx;

/// An allocation has 16 columns, and SQLite takes at most 32,766 parameters in a statement.
const ROWS_AT_ONCE: usize = 1_500;

/// An agency's part with the answer it gave, if any.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub part: Part,
    pub answer: Option<Answer>,
    pub answered_at: Option<Instant>,
    pub answered_by: Option<Uuid>,
}

impl From<Part> for Answered {
    fn from(part: Part) -> Self {
        Self { part, answer: None, answered_at: None, answered_by: None }
    }
}

/// Writes a record with its allocations and gives its id. Parts are held against the whole before they are written, and
/// again as they are read back (DESIGN 5.2): a record whose shares do not add up is never kept.
pub(crate) async fn keep_record(
    tx: &Tx,
    permit: &Permit<'_, AdvanceCampaignAction>,
    stage: Stage,
    cleared: Cleared,
    parts: Vec<Answered>,
    now: Instant,
) -> Result<Uuid, Stop> {
    let campaign = permit.subject();
    let (whole, id) = (Whole::of(&cleared.outcome), tx.new_id());
    let record = record(tx, permit, stage, cleared, &parts, now);
    // Ids rise with the agencies' names, so that a list by id is one by name.
    let mut ids: Vec<Uuid> = parts.iter().map(|_| tx.new_id()).collect();
    ids.sort_unstable();
    let rows = ids.into_iter().zip(parts).map(|(row_id, part)| row(campaign, row_id, id, part));
    let rows: Vec<allocation::Model> = rows.collect();
    whole.must_equal(&rows)?;
    // Not `insert`, which would read the documents back.
    tx.insert_many(vec![clearing_record::ActiveModel { id: Set(id), ..record }]).await?;
    let count = rows.len();
    let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
    while rows.peek().is_some() {
        tx.insert_many::<allocation::ActiveModel>(rows.by_ref().take(ROWS_AT_ONCE).collect()).await?;
    }
    let kept = finders::allocations_of_record(tx.conn(), permit.actor(), campaign, stage).await?;
    if kept.len() != count {
        return Err(fault("some allocations are missing"));
    }
    whole.must_equal(&kept)?;
    Ok(id)
}

fn record(
    tx: &Tx,
    permit: &Permit<'_, AdvanceCampaignAction>,
    stage: Stage,
    cleared: Cleared,
    parts: &[Answered],
    now: Instant,
) -> clearing_record::ActiveModel {
    let (campaign, outcome) = (permit.subject(), cleared.outcome);
    let fees = outcome.fees.into_iter().map(|fee| FeeOutcome {
        key: fee.key,
        amount: Money(fee.amount),
        contributed: Money(fee.contributed),
        net: Money(fee.net),
    });
    let agencies_in = parts.iter().filter(|part| part.part.included).count();
    let counted = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    clearing_record::ActiveModel {
        network_id: Set(tx.network()),
        campaign_id: Set(campaign.id),
        attempt: Set(campaign.attempt),
        stage: Set(stage),
        cleared: Set(outcome.cleared),
        seats: Set(crate::Seats(outcome.seats)),
        seat_cost: Set(Money(outcome.seat_cost)),
        total: Set(Money(outcome.total)),
        agencies_in: Set(counted(agencies_in)),
        agencies_out: Set(counted(parts.len() - agencies_in)),
        price_break: Set(outcome.price_break.map(counted)),
        fees: Set(FeeOutcomes(fees.collect())),
        input: Set(SealedText(cleared.input)),
        redacted_input: Set(cleared.redacted_input),
        redacted_result: Set(cleared.redacted_result),
        input_sha256: Set(cleared.input_sha256),
        recorded_at: Set(now),
        ..Default::default()
    }
}

fn row(campaign: &campaign::Model, id: Uuid, record: Uuid, answered: Answered) -> allocation::Model {
    let part = answered.part;
    allocation::Model {
        network_id: campaign.network_id,
        id,
        record_id: record,
        campaign_id: campaign.id,
        agency_id: part.agency,
        included: part.included,
        seats: part.seats,
        seats_left_out: allocation::Model::left_out_of(&part.lines),
        seat_cost: part.seat_cost,
        total: part.total,
        landed_price: part.landed_price,
        fee_shares: FeeShares(part.fee_shares),
        lines: LineOutcomes(part.lines),
        answer: answered.answer,
        answered_at: answered.answered_at,
        answered_by: answered.answered_by,
    }
}

/// What the parts must add up to.
#[derive(Clone, Debug)]
struct Whole {
    seats: i64,
    seat_cost: i64,
    total: i64,
    /// What is borne of each fee: nothing when nothing clears.
    fees: Vec<i64>,
}

impl Whole {
    fn of(outcome: &clearing::Outcome) -> Self {
        let borne = |fee: &clearing::FeeOutcome| if outcome.cleared { fee.net } else { 0 };
        Self {
            seats: outcome.seats,
            seat_cost: outcome.seat_cost,
            total: outcome.total,
            fees: outcome.fees.iter().map(borne).collect(),
        }
    }

    fn must_equal(&self, rows: &[allocation::Model]) -> Result<(), Stop> {
        let sum = |of: &dyn Fn(&allocation::Model) -> i64| rows.iter().map(|row| i128::from(of(row))).sum::<i128>();
        let equal = |sum: i128, whole: i64, what: &str| match sum == i128::from(whole) {
            true => Ok(()),
            false => Err(fault(&format!("the shares of {what} do not add up to the whole"))),
        };
        equal(sum(&|row| row.seats.count()), self.seats, "seats")?;
        equal(sum(&|row| row.seat_cost.minor()), self.seat_cost, "the cost of seats")?;
        equal(sum(&|row| row.total.minor()), self.total, "the total")?;
        for (n, borne) in self.fees.iter().enumerate() {
            equal(sum(&|row| row.fee_shares.0.get(n).map_or(0, |share| share.amount.minor())), *borne, "a fee")?;
        }
        rows.iter().try_for_each(own_parts)
    }
}

/// Within an agency, seat cost and fee shares make the total, and so do the costs of its lines.
fn own_parts(row: &allocation::Model) -> Result<(), Stop> {
    let shares: i64 = row.fee_shares.0.iter().map(|share| share.amount.minor()).sum();
    let lines: i64 = row.lines.0.iter().map(|line| line.cost.minor()).sum();
    let seats: i64 = row.lines.0.iter().filter(|line| line.included).map(|line| line.seats.count()).sum();
    let total = row.total.minor();
    if row.seat_cost.minor() + shares == total && lines == total && seats == row.seats.count() {
        Ok(())
    } else {
        Err(fault("the parts of an allocation do not add up to it"))
    }
}

pub(crate) fn fault(what: &str) -> Stop {
    Stop::Fault(DbErr::Custom(format!("clearing: {what}")))
}
