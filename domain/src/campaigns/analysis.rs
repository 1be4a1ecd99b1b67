//! What a coordinator asks after the close: who was left out, what was saved, how firm is the price, and who carries it
//! (DESIGN 5.2). All of it follows from the outcome; nobody's limits are looked at.

use std::collections::HashMap;

use clearing::analysis::SafetyMargin;
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, Iterable, StreamTrait};
use uuid::Uuid;

use super::clearing_record::RecordHead;
use super::finders::{self, CampaignView, PartFigures};
use super::outcome::Stage;
use super::permission::may_run;
use super::small_cells::may_be_summed;
use super::terms::{PriceBreak, Terms};
use crate::access::Actor;
use crate::agencies::{self, agency};
use crate::money::Money;
use crate::seats::Seats;

/// A group of agencies, and how it fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCount {
    /// Which group: a word of its enum.
    pub key: String,
    /// Agencies with a line that was left out for its limit or for want of an offer; those who said no are not counted.
    pub agencies_out: i64,
    /// Agencies with seats. An agency that is in with one line and out with another counts in both.
    pub agencies_in: i64,
    /// Seats of the lines left out.
    pub seats_out: Seats,
}

/// Advice to buy some spare seats because the total falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopUp {
    /// Seats to add.
    pub seats: Seats,
    /// What that saves in all.
    pub saving: Money,
    /// The break they reach.
    pub price_break: PriceBreak,
}

/// What can be said of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// By province or territory.
    pub left_out_by_province: Vec<GroupCount>,
    /// By size.
    pub left_out_by_size: Vec<GroupCount>,
    /// By the languages agencies serve in.
    pub left_out_by_language: Vec<GroupCount>,
    /// What the agencies that are in said the same seats cost them today, less what they will pay; hidden where fewer
    /// than five state a price or one of them makes up most of it (DESIGN 2.7). Only of a final record: two sums, one
    /// without an agency that said no in between, would tell by subtraction what it pays today.
    pub stated_savings: Option<Money>,
    /// How many agencies that covers.
    pub savings_agencies: i64,
    /// Agencies in.
    pub agencies_in: i64,
    /// So many seats may leave and the price break holds; 0 when nothing cleared.
    pub safety_margin: Seats,
    /// Agencies without which, each alone, the break is lost, by name: at most [`PIVOTAL_MAX`].
    pub pivotal_agencies: Vec<agency::Model>,
    /// Whether spare seats would be cheaper.
    pub top_up: Option<TopUp>,
    /// Agencies that said yes.
    pub confirmed: i64,
    /// Agencies that said no.
    pub declined: i64,
    /// Agencies that have not said anything.
    pub unanswered: i64,
}

/// The most pivotal agencies that are named: where there are more, hardly anybody is not.
pub const PIVOTAL_MAX: usize = 100;

/// The analyses of the current records of some campaigns, for coordinators; those without a record are left out.
pub async fn analyses(
    conn: &(impl ConnectionTrait + StreamTrait),
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<Uuid, Analysis>, DbErr> {
    if !may_run(actor) {
        return Ok(HashMap::new());
    }
    let views = finders::several(conn, actor, campaigns).await?;
    let parts = finders::part_figures(conn, actor, campaigns).await?;
    let answers = finders::answers(conn, actor, campaigns).await?;
    let found = views.into_iter().filter_map(|CampaignView { campaign, record, .. }| {
        let parts = parts.get(&campaign.id).map_or(&[][..], Vec::as_slice);
        let answers = answers.get(&(campaign.id, campaign.attempt)).copied().unwrap_or_default();
        Some((campaign.id, analyse(&campaign.terms, &record?, parts, answers)))
    });
    let found: Vec<(Uuid, Analysis, Vec<Uuid>)> =
        found.map(|(id, (analysis, pivotal))| (id, analysis, pivotal)).collect();
    let named: Vec<Uuid> = found.iter().flat_map(|(.., pivotal)| pivotal).copied().collect();
    let named = agencies::finders::several(conn, actor, &named).await?;
    let named: HashMap<Uuid, agency::Model> = named.into_iter().map(|agency| (agency.id, agency)).collect();
    let with_names = found.into_iter().map(|(id, analysis, pivotal)| {
        let pivotal_agencies = pivotal.iter().filter_map(|agency| named.get(agency).cloned()).collect();
        (id, Analysis { pivotal_agencies, ..analysis })
    });
    Ok(with_names.collect())
}

/// The analysis, its pivotal agencies still without names, and which those are.
fn analyse(
    terms: &Terms,
    record: &RecordHead,
    parts: &[PartFigures],
    [confirmed, declined, unanswered]: [i64; 3],
) -> (Analysis, Vec<Uuid>) {
    let outcome = outcome(record);
    let offer = terms.offer();
    let margin = offer.as_ref().and_then(|offer| clearing::analysis::safety_margin(offer, &outcome));
    let top_up = offer.as_ref().and_then(|offer| clearing::analysis::top_up(offer, &outcome));
    let savings = savings(parts);
    let total = savings.iter().fold(0i64, |sum, saved| sum.saturating_add(*saved));
    let analysis = Analysis {
        left_out_by_province: groups(parts, |part| part.province),
        left_out_by_size: groups(parts, |part| part.size_band),
        left_out_by_language: groups(parts, |part| part.language),
        stated_savings: (record.stage == Stage::Final && may_be_summed(&savings)).then_some(Money(total)),
        savings_agencies: count(savings.len()),
        agencies_in: record.agencies_in,
        safety_margin: Seats(margin.as_ref().map_or(0, |margin| margin.seats)),
        pivotal_agencies: Vec::new(),
        top_up: top_up.and_then(|advice| {
            let price_break = *terms.price_breaks.get(advice.price_break)?;
            Some(TopUp { seats: Seats(advice.seats), saving: Money(advice.saving), price_break })
        }),
        confirmed,
        declined,
        unanswered,
    };
    (analysis, margin.map_or_else(Vec::new, |margin| pivotal(margin, parts)))
}

/// The agencies without which, each alone, the break is lost, by name.
fn pivotal(margin: SafetyMargin, parts: &[PartFigures]) -> Vec<Uuid> {
    let pivotal = parts.iter().filter(|part| part.included && margin.falls_without(part.seats.count()));
    pivotal.map(|part| part.agency_id).take(PIVOTAL_MAX).collect()
}

/// The outcome as far as the analyses ask for it.
fn outcome(record: &RecordHead) -> clearing::Outcome {
    clearing::Outcome {
        cleared: record.cleared,
        seats: record.seats.count(),
        price_break: record.price_break.and_then(|index| usize::try_from(index).ok()),
        seat_cost: record.seat_cost.minor(),
        fees: Vec::new(),
        total: record.total.minor(),
        lines: Vec::new(),
        agencies: Vec::new(),
    }
}

/// What each agency that is in and stated a price saves.
fn savings(parts: &[PartFigures]) -> Vec<i64> {
    let saved = |part: &PartFigures| {
        let today = part.today_unit_price.filter(|_| part.included)?;
        Some(today.minor().saturating_mul(part.seats.count()).saturating_sub(part.total.minor()))
    };
    parts.iter().filter_map(saved).collect()
}

/// How each group fared, in the order of its enum; groups without a pledge are left out.
fn groups<K>(parts: &[PartFigures], of: impl Fn(&PartFigures) -> K) -> Vec<GroupCount>
where
    K: Iterable + Eq + ActiveEnum<Value = String>,
{
    let group = |key: K| {
        let here = || parts.iter().filter(|part| of(part) == key);
        (here().next().is_some()).then(|| GroupCount {
            agencies_out: count(here().filter(|part| part.seats_left_out > Seats(0)).count()),
            agencies_in: count(here().filter(|part| part.included).count()),
            seats_out: Seats(here().map(|part| part.seats_left_out.count()).sum()),
            key: key.to_value(),
        })
    };
    K::iter().filter_map(group).collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
