//! From pledges to what each agency gets: the clearing, its documents, and each agency's part. Pure.

use std::collections::HashMap;

use uuid::Uuid;

use super::campaign;
use super::finders::StandingPledge;
use super::outcome::{FeeShare, LeftOutReason, LineOutcome};
use super::pledge_line::PledgeLine;
use crate::money::Money;
use crate::seats::Seats;

/// A clearing with its documents. It holds limits, so it cannot be printed.
#[derive(Clone)]
pub(crate) struct Cleared {
    pub outcome: clearing::Outcome,
    /// The true input with every limit; sealed.
    pub input: String,
    pub input_sha256: String,
    pub redacted_input: String,
    pub redacted_result: String,
}

/// Clears a campaign over these pledges.
///
/// The digest of the true input is public (DESIGN 5.3), and everything in that input but the limits can be known from the
/// redacted record. So that nobody can find out limits by trying them against the digest, the true input ends in white
/// space made of `seal`, which no reader of the document minds (docs/adr/0009-sealed-digest.md).
pub(crate) fn clear(campaign: &campaign::Model, pledges: &[StandingPledge], seal: &str) -> Result<Cleared, String> {
    let input = clearing::Input::new(parts(campaign, pledges)).map_err(|problems| tell(&problems))?;
    let outcome = clearing::clear(&input).map_err(|problem| problem.to_string())?;
    let redacted = clearing::redact(&input).map_err(|problem| problem.to_string())?;
    let again = clearing::clear(&redacted).map_err(|problem| problem.to_string())?;
    if again != outcome {
        return Err("the redacted record tells another outcome".to_owned());
    }
    let input = format!("{}{}", input.to_json(), white_space(seal));
    let redacted_input = redacted.to_json();
    let redacted_result = outcome.to_json(&clearing::sha256(redacted_input.as_bytes()));
    Ok(Cleared { outcome, input_sha256: clearing::sha256(input.as_bytes()), input, redacted_input, redacted_result })
}

/// A text as spaces and tabs, bit by bit.
fn white_space(seal: &str) -> String {
    let bits = seal.bytes().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1));
    bits.map(|bit| if bit == 0 { ' ' } else { '\t' }).collect()
}

fn tell(problems: &[clearing::Problem]) -> String {
    // Pointers and sentences name rules and places, never the numbers found there.
    problems.iter().take(3).map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn parts(campaign: &campaign::Model, pledges: &[StandingPledge]) -> clearing::Parts {
    let agencies = pledges.iter().map(|pledge| clearing::Agency {
        id: pledge.agency.to_string(),
        band_weight: Some(pledge.size_band.band_weight()),
    });
    let lines = pledges.iter().flat_map(|pledge| {
        let agency = pledge.agency.to_string();
        pledge.lines.0.iter().enumerate().map(move |(index, line)| clearing::PledgeLine {
            id: line_id(pledge.agency, index),
            agency: agency.clone(),
            seats: line.seats.count(),
            max_landed_price: line.max_landed_price.map(Money::minor),
        })
    });
    clearing::Parts {
        currency: campaign.currency.clone(),
        quote: campaign.terms.quote(),
        shared_fees: campaign.terms.fees(),
        contributions: campaign.terms.gifts(),
        agencies: agencies.collect(),
        pledge_lines: lines.collect(),
    }
}

/// A line's id in the record: its agency and its place, counted from 1.
fn line_id(agency: Uuid, index: usize) -> String {
    format!("{agency}/{}", index + 1)
}

/// One agency's part of a clearing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub agency: Uuid,
    pub included: bool,
    pub seats: Seats,
    pub seat_cost: Money,
    pub total: Money,
    pub landed_price: Option<Money>,
    pub fee_shares: Vec<FeeShare>,
    pub lines: Vec<LineOutcome>,
}

/// What each agency gets, in the order of the pledges.
pub(crate) fn shares(pledges: &[StandingPledge], outcome: &clearing::Outcome) -> Result<Vec<Part>, String> {
    let in_it: HashMap<&str, &clearing::AgencyOutcome> =
        outcome.agencies.iter().map(|agency| (agency.id.as_str(), agency)).collect();
    let mut decisions = outcome.lines.iter();
    let part = |pledge: &StandingPledge| {
        let decided: Vec<&clearing::LineOutcome> = decisions.by_ref().take(pledge.lines.0.len()).collect();
        if decided.len() != pledge.lines.0.len() {
            return Err("the outcome has fewer lines than were pledged".to_owned());
        }
        let agency = in_it.get(pledge.agency.to_string().as_str()).copied();
        let lines = lines(&pledge.lines.0, &decided, agency.map_or(0, |agency| agency.total))?;
        Ok(match agency {
            Some(agency) => in_part(pledge.agency, agency, &outcome.fees, lines),
            None => out_part(pledge.agency, lines),
        })
    };
    pledges.iter().map(part).collect()
}

fn in_part(id: Uuid, agency: &clearing::AgencyOutcome, fees: &[clearing::FeeOutcome], lines: Vec<LineOutcome>) -> Part {
    let shares = fees.iter().zip(&agency.fee_shares);
    let landed_price = lines.iter().find(|line| line.included).and_then(|line| line.landed_price_rounded);
    Part {
        agency: id,
        included: true,
        seats: Seats(agency.seats),
        seat_cost: Money(agency.seat_cost),
        total: Money(agency.total),
        landed_price,
        fee_shares: shares.map(|(fee, share)| FeeShare { key: fee.key.clone(), amount: Money(*share) }).collect(),
        lines,
    }
}

/// The part of an agency none of whose lines is in.
pub(crate) fn out_part(agency: Uuid, lines: Vec<LineOutcome>) -> Part {
    let nothing = Money(0);
    Part {
        agency,
        included: false,
        seats: Seats(0),
        seat_cost: nothing,
        total: nothing,
        landed_price: None,
        fee_shares: Vec::new(),
        lines,
    }
}

/// Each line's decision, and its part of the agency's total by seats: largest remainder, ties to the earlier line.
fn lines(pledged: &[PledgeLine], decided: &[&clearing::LineOutcome], total: i64) -> Result<Vec<LineOutcome>, String> {
    let weight = |line: &PledgeLine, decision: &clearing::LineOutcome| {
        if decision.decision.is_included() { line.seats.count() } else { 0 }
    };
    let weights: Vec<(usize, i64)> =
        pledged.iter().zip(decided).map(|(line, decision)| weight(line, decision)).enumerate().collect();
    let costs = clearing::split::by_weights(total, &weights).map_err(|error| error.to_string())?;
    let outcomes = pledged.iter().zip(decided).zip(costs).map(|((line, decided), cost)| {
        let price = decided.decision.landed_price();
        let rounded = price.and_then(|price| match decided.decision {
            clearing::Decision::Included { .. } => price.round_half_up(),
            // Up, so that it stands above the limit it missed.
            _ => price.ceil(),
        });
        LineOutcome {
            line: decided.id.clone(),
            seats: line.seats,
            max_landed_price: line.max_landed_price,
            included: decided.decision.is_included(),
            reason: reason(decided.decision),
            landed_price: price.map(|price| price.to_string()),
            landed_price_rounded: rounded.map(Money),
            cost: Money(cost),
        }
    });
    Ok(outcomes.collect())
}

fn reason(decision: clearing::Decision) -> Option<LeftOutReason> {
    match decision {
        clearing::Decision::Included { .. } => None,
        clearing::Decision::CapBelowLandedPrice { .. } => Some(LeftOutReason::CapBelowLandedPrice),
        clearing::Decision::NoOfferAtThisQuantity => Some(LeftOutReason::NoOfferAtThisQuantity),
    }
}

#[cfg(test)]
mod tests;
