//! What a coordinator asks after the close: who was left out, what was saved, how firm is the price, and who carries it
//! (DESIGN 5.2). All of it follows from the outcome; nobody's limits are looked at.

use std::collections::HashMap;

use sea_orm::{ActiveEnum, ConnectionTrait, DbErr, Iterable};
use uuid::Uuid;

use super::allocation;
use super::clearing_record::RecordHead;
use super::finders::{self, CampaignView, ToldApart as Told};
use super::outcome::Stage;
use super::permission::may_run;
use super::small_cells::may_be_summed;
use super::terms::{PriceBreak, Terms};
use crate::access::Actor;
use crate::agencies::agency;
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
    /// Agencies without which, each alone, the break is lost.
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

/// The analyses of the current records of some campaigns, for coordinators; those without a record are left out.
pub async fn analyses(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    campaigns: &[Uuid],
) -> Result<HashMap<Uuid, Analysis>, DbErr> {
    if !may_run(actor) {
        return Ok(HashMap::new());
    }
    let views = finders::several(conn, actor, campaigns).await?;
    let parts = finders::told_apart(conn, actor, campaigns).await?;
    let answers = finders::answers(conn, actor, campaigns).await?;
    let analysed = views.into_iter().filter_map(|CampaignView { campaign, record, .. }| {
        let parts = parts.get(&campaign.id).map_or(&[][..], Vec::as_slice);
        let answers = answers.get(&(campaign.id, campaign.attempt)).copied().unwrap_or_default();
        Some((campaign.id, analyse(&campaign.terms, &record?, parts, answers)))
    });
    Ok(analysed.collect())
}

fn analyse(
    terms: &Terms,
    record: &RecordHead,
    parts: &[Told],
    [confirmed, declined, unanswered]: [i64; 3],
) -> Analysis {
    let outcome = outcome(record, parts);
    let offer = terms.offer();
    let margin = offer.as_ref().and_then(|offer| clearing::analysis::safety_margin(offer, &outcome));
    let pivotal = offer.as_ref().map_or_else(Vec::new, |offer| clearing::analysis::pivotal_agencies(offer, &outcome));
    let top_up = offer.as_ref().and_then(|offer| clearing::analysis::top_up(offer, &outcome));
    let pivotal: std::collections::HashSet<&str> = pivotal.iter().map(|one| one.agency.as_str()).collect();
    let savings = savings(parts);
    let total = savings.iter().fold(0i64, |sum, saved| sum.saturating_add(*saved));
    Analysis {
        left_out_by_province: groups(parts, |agency| agency.province),
        left_out_by_size: groups(parts, |agency| agency.size_band),
        left_out_by_language: groups(parts, |agency| agency.language),
        stated_savings: (record.stage == Stage::Final && may_be_summed(&savings)).then_some(Money(total)),
        savings_agencies: count(savings.len()),
        agencies_in: record.agencies_in,
        safety_margin: Seats(margin.map_or(0, |margin| margin.seats)),
        pivotal_agencies: parts
            .iter()
            .filter(|(part, ..)| pivotal.contains(part.agency_id.to_string().as_str()))
            .map(|(_, agency, _)| agency.clone())
            .collect(),
        top_up: top_up.and_then(|advice| {
            let price_break = *terms.price_breaks.get(advice.price_break)?;
            Some(TopUp { seats: Seats(advice.seats), saving: Money(advice.saving), price_break })
        }),
        confirmed,
        declined,
        unanswered,
    }
}

/// The outcome as far as the analyses ask for it.
fn outcome(record: &RecordHead, parts: &[Told]) -> clearing::Outcome {
    let agencies = parts.iter().filter(|(part, ..)| part.included).map(|(part, ..)| clearing::AgencyOutcome {
        id: part.agency_id.to_string(),
        seats: part.seats.count(),
        seat_cost: part.seat_cost.minor(),
        fee_shares: part.fee_shares.0.iter().map(|share| share.amount.minor()).collect(),
        total: part.total.minor(),
    });
    clearing::Outcome {
        cleared: record.cleared,
        seats: record.seats.count(),
        price_break: record.price_break.and_then(|index| usize::try_from(index).ok()),
        seat_cost: record.seat_cost.minor(),
        fees: Vec::new(),
        total: record.total.minor(),
        lines: Vec::new(),
        agencies: agencies.collect(),
    }
}

/// What each agency that is in and stated a price saves.
fn savings(parts: &[Told]) -> Vec<i64> {
    let saved = |(part, _, today): &Told| {
        let today = today.filter(|_| part.included)?;
        Some(today.minor().saturating_mul(part.seats.count()).saturating_sub(part.total.minor()))
    };
    parts.iter().filter_map(saved).collect()
}

/// How each group fared, in the order of its enum; groups without a pledge are left out.
fn groups<K>(parts: &[Told], of: impl Fn(&agency::Model) -> K) -> Vec<GroupCount>
where
    K: Iterable + Eq + ActiveEnum<Value = String>,
{
    let group = |key: K| {
        let here = || parts.iter().filter(|(_, agency, _)| of(agency) == key).map(|(part, ..)| part);
        let seats_out = |part: &allocation::Model| -> i64 {
            part.lines.0.iter().filter(|line| line.reason.is_some()).map(|line| line.seats.count()).sum()
        };
        (here().next().is_some()).then(|| GroupCount {
            agencies_out: count(here().filter(|part| seats_out(part) > 0).count()),
            agencies_in: count(here().filter(|part| part.included).count()),
            seats_out: Seats(here().map(seats_out).sum()),
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
