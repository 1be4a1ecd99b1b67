//! The order a coordinator places with the supplier. Until the outcome is final it is a draft, and says so in every format.

use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use super::campaign;
use super::clearing_record::RecordHead;
use super::finders;
use super::outcome::{FeeOutcome, FeeShare, Stage};
use super::permission::may_run;
use super::terms::{QuoteKind, Terms};
use crate::access::Actor;
use crate::agencies::agency;
use crate::clock::Instant;
use crate::money::Money;
use crate::seats::Seats;
use crate::tools::{supplier, tool};

/// One agency's line of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// The agency.
    pub agency: agency::Model,
    /// Its seats.
    pub seats: Seats,
    /// The price of one; none where seats of different breaks cost different prices.
    pub unit_price: Option<Money>,
    /// What its seats cost.
    pub seat_cost: Money,
    /// Its share of each fee.
    pub fee_shares: Vec<FeeShare>,
    /// Both, before tax.
    pub total: Money,
}

/// Seats of one price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricePart {
    /// How many.
    pub seats: Seats,
    /// The price of one.
    pub unit_price: Money,
    /// What they cost.
    pub cost: Money,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Agencies still answer: nobody may place it.
    pub draft: bool,
    /// The campaign's attempt.
    pub attempt: i64,
    /// The campaign.
    pub campaign: campaign::Model,
    /// What is bought.
    pub tool: tool::Model,
    /// From whom.
    pub supplier: Option<supplier::Model>,
    /// The seats by price: one part where one price holds for all.
    pub parts: Vec<PricePart>,
    /// The agencies, by name.
    pub rows: Vec<OrderRow>,
    /// All seats.
    pub seats: Seats,
    /// What they cost.
    pub seat_cost: Money,
    /// The fees.
    pub fees: Vec<FeeOutcome>,
    /// Both, before tax.
    pub total: Money,
    /// When the record it follows from was made.
    pub recorded_at: Instant,
}

/// The order of a campaign that cleared, for coordinators.
pub async fn order(conn: &impl ConnectionTrait, actor: &Actor, campaign: Uuid) -> Result<Option<Order>, DbErr> {
    if !may_run(actor) {
        return Ok(None);
    }
    let Some(view) = finders::view(conn, actor, campaign).await? else { return Ok(None) };
    let Some(record) = view.record.filter(|record| record.cleared && view.campaign.cancelled_at.is_none()) else {
        return Ok(None);
    };
    let unit_price = one_price(&view.campaign.terms, &record);
    let parts = finders::parts_in(conn, actor, campaign).await?;
    let rows = parts.into_iter().map(|(part, agency)| OrderRow {
        agency,
        seats: part.seats,
        unit_price,
        seat_cost: part.seat_cost,
        fee_shares: part.fee_shares.0,
        total: part.total,
    });
    Ok(Some(Order {
        draft: record.stage == Stage::Provisional,
        attempt: record.attempt,
        parts: price_parts(&view.campaign.terms, record.seats),
        rows: rows.collect(),
        campaign: view.campaign,
        tool: view.tool,
        supplier: view.supplier,
        seats: record.seats,
        seat_cost: record.seat_cost,
        fees: record.fees.0,
        total: record.total,
        recorded_at: record.recorded_at,
    }))
}

fn one_price(terms: &Terms, record: &RecordHead) -> Option<Money> {
    let reached = usize::try_from(record.price_break?).ok()?;
    match terms.quote_kind {
        QuoteKind::AllUnits => terms.price_breaks.get(reached).map(|step| step.unit_price),
        QuoteKind::Graduated => None,
    }
}

/// The seats of each price. `GRADUATED`: seats up to the next break's minimum less one at each break's own price, those
/// below the first minimum at the first price.
fn price_parts(terms: &Terms, seats: Seats) -> Vec<PricePart> {
    let breaks = &terms.price_breaks;
    let reached = breaks.iter().take_while(|step| step.seats_min <= seats).count();
    let part = |n: usize| {
        let step = breaks.get(n)?;
        let from = if n == 0 || terms.quote_kind == QuoteKind::AllUnits { 1 } else { step.seats_min.count() };
        let to = breaks.get(n + 1).map_or(seats.count(), |next| seats.count().min(next.seats_min.count() - 1));
        let count = if terms.quote_kind == QuoteKind::AllUnits { seats.count() } else { to - from + 1 };
        Some(PricePart {
            seats: Seats(count),
            unit_price: step.unit_price,
            cost: Money(count * step.unit_price.minor()),
        })
    };
    match terms.quote_kind {
        QuoteKind::AllUnits => reached.checked_sub(1).and_then(part).into_iter().collect(),
        QuoteKind::Graduated => (0..reached).filter_map(part).collect(),
    }
}

#[cfg(test)]
mod tests;
