//! The whole result, as a coordinator reads it: every agency's licences and costs, never its limits.

use words::Language;

use super::document::{Allocation, Analysis, Campaign, GroupCount, Outcome};
use crate::page::Page;
use crate::pages::campaigns::download;
use crate::types::{self, DownloadKind, Minor, Named, Phase, QuoteKind, SilenceMeans, Stage};

/// Everything only a coordinator sees.
pub(super) struct Whole {
    pub(super) rows: Vec<Row>,
    pub(super) sums: Option<Sums>,
    pub(super) groups: Vec<Group>,
    /// Agencies that asked and are not in, by the reason.
    pub(super) left_out: Vec<(String, i32)>,
    /// What to know before the order: savings, margin, pivotal agencies, top-up.
    pub(super) advice: Vec<String>,
    /// The pivotal agencies, where they are too many for one sentence.
    pub(super) pivotal: Vec<String>,
    pub(super) answers: Option<String>,
    pub(super) files: Vec<File>,
    pub(super) draft: bool,
}

/// An agency's part.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) province: String,
    pub(super) included: bool,
    pub(super) seats: String,
    pub(super) price: String,
    pub(super) seat_cost: String,
    pub(super) fees: String,
    pub(super) total: String,
    pub(super) answer: String,
}

/// The sums of all agencies' parts, and whether they are the totals of the result.
pub(super) struct Sums {
    pub(super) agencies: i32,
    pub(super) seats: String,
    pub(super) seat_cost: String,
    pub(super) fees: String,
    pub(super) total: String,
    pub(super) agree: bool,
}

/// Who was left out, by one property.
pub(super) struct Group {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) rows: Vec<(String, i32, i32, String)>,
}

/// A file to download.
pub(super) struct File {
    pub(super) href: String,
    pub(super) name: String,
}

pub(super) fn of(p: &Page, c: &Campaign, outcome: &Outcome, analysis: &Analysis) -> Whole {
    let asked = c.phase == Phase::Confirming;
    // A cancelled purchase keeps its records, and has no order.
    let stands = c.phase != Phase::Cancelled;
    Whole {
        rows: c.allocations.nodes.iter().map(|part| row(p, c, part, asked)).collect(),
        sums: sums(p, c, outcome),
        groups: groups(p, analysis),
        left_out: left_out(p, c, outcome, analysis),
        pivotal: if stands { pivotal(outcome, analysis) } else { Vec::new() },
        advice: if stands { advice(p, c, outcome, analysis) } else { Vec::new() },
        answers: asked.then(|| {
            p.t3(
                "pages-outcome-answers",
                "yes",
                analysis.confirmed,
                "no",
                analysis.declined,
                "open",
                analysis.unanswered,
            )
        }),
        files: files(p, c, outcome.cleared && stands),
        draft: outcome.stage == Stage::Provisional && stands,
    }
}

/// As many pivotal agencies as one sentence names.
const NAMED_MAX: usize = 5;

/// The pivotal agencies of a result that may still change, where a sentence would run on too long.
fn pivotal(outcome: &Outcome, analysis: &Analysis) -> Vec<String> {
    let many = outcome.stage == Stage::Provisional && analysis.pivotal_agencies.len() > NAMED_MAX;
    let names = analysis.pivotal_agencies.iter().filter(|_| many);
    names.map(|agency| agency.name.clone()).collect()
}

/// Who asked and is not in. A final result also leaves out who said no, or said nothing where that counts as no.
fn left_out(p: &Page, c: &Campaign, outcome: &Outcome, analysis: &Analysis) -> Vec<(String, i32)> {
    let is_final = outcome.stage == Stage::Final;
    let declined = if is_final { analysis.declined } else { 0 };
    let is_no = is_final && c.silence_counts_as == SilenceMeans::No;
    let silent = if is_no { analysis.unanswered } else { 0 };
    let unmet = outcome.agencies_out.saturating_sub(declined).saturating_sub(silent).max(0);
    let mut counts = vec![(p.t("pages-outcome-agencies-out"), unmet)];
    if declined > 0 {
        counts.push((p.t("pages-outcome-agencies-declined"), declined));
    }
    if silent > 0 {
        counts.push((p.t("pages-outcome-agencies-silent"), silent));
    }
    counts
}

fn row(p: &Page, c: &Campaign, part: &Allocation, asked: bool) -> Row {
    let money = |amount: Minor| p.money(amount, &c.currency);
    let fees = part.fee_shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.amount.0));
    Row {
        name: part.agency.name.clone(),
        province: p.name(part.agency.province),
        included: part.included,
        seats: p.number(part.seats),
        price: part.landed_price.filter(|_| part.included).map(money).unwrap_or_default(),
        seat_cost: money(part.seat_cost),
        fees: money(Minor(fees)),
        total: money(part.total),
        answer: match (part.included, part.answer) {
            (_, Some(answer)) => {
                let said = p.name(answer);
                part.answered_at
                    .map(|at| p.t2("pages-outcome-answer-on", "answer", &said, "at", p.short(at)))
                    .unwrap_or(said)
            }
            (true, None) if asked => p.t("pages-outcome-not-answered"),
            (true, None) => p.t("pages-outcome-is-in"),
            (false, None) => p.t("pages-outcome-left-out"),
        },
    }
}

fn sums(p: &Page, c: &Campaign, outcome: &Outcome) -> Option<Sums> {
    let sums = c.allocation_sums.as_ref()?;
    let money = |amount: Minor| p.money(amount, &c.currency);
    let fees = outcome.fees.iter().fold(0_i64, |sum, fee| sum.saturating_add(fee.net.0));
    let parts = (sums.seats, sums.seat_cost, sums.fees, sums.total);
    Some(Sums {
        agencies: sums.agencies,
        seats: p.number(sums.seats),
        seat_cost: money(sums.seat_cost),
        fees: money(sums.fees),
        total: money(sums.total),
        agree: parts == (outcome.seats, outcome.seat_cost, Minor(fees), outcome.total),
    })
}

fn groups(p: &Page, analysis: &Analysis) -> Vec<Group> {
    let group = |id: &'static str, kind: &str, counts: &[GroupCount]| Group {
        id,
        title: p.t(format!("pages-outcome-left-out-{id}")),
        rows: counts
            .iter()
            .filter(|count| count.agencies_out > 0 || count.agencies_in > 0)
            .map(|count| {
                (
                    words::label(p.language(), kind, &count.key),
                    count.agencies_out,
                    count.agencies_in,
                    p.number(count.seats_out),
                )
            })
            .collect(),
    };
    vec![
        group("region", types::Province::KIND, &analysis.left_out_by_province),
        group("size", types::SizeBand::KIND, &analysis.left_out_by_size),
        group("language", types::AgencyLanguage::KIND, &analysis.left_out_by_language),
    ]
}

fn advice(p: &Page, c: &Campaign, outcome: &Outcome, analysis: &Analysis) -> Vec<String> {
    let money = |amount: Minor| p.money(amount, &c.currency);
    let mut said = Vec::new();
    said.push(match analysis.stated_savings {
        Some(saved) => {
            let saved = money(saved);
            p.t3(
                "pages-outcome-savings",
                "saved",
                &saved,
                "stated",
                analysis.savings_agencies,
                "in",
                analysis.agencies_in,
            )
        }
        None if outcome.stage == Stage::Provisional => p.t("pages-outcome-savings-later"),
        None => p.t1("pages-outcome-savings-none", "stated", analysis.savings_agencies),
    });
    // Once the result is final nobody can drop out any more.
    if let Some(reached) = outcome.price_break.filter(|_| outcome.stage == Stage::Provisional) {
        said.push(match c.quote_kind {
            QuoteKind::AllUnits => {
                let price = money(reached.unit_price);
                p.t2("pages-outcome-margin", "seats", analysis.safety_margin, "price", &price)
            }
            QuoteKind::Graduated => p.t1("pages-outcome-margin-graduated", "seats", analysis.safety_margin),
        });
    }
    let is_named = (1..=NAMED_MAX).contains(&analysis.pivotal_agencies.len());
    if is_named && outcome.stage == Stage::Provisional {
        let names: Vec<&str> = analysis.pivotal_agencies.iter().map(|agency| agency.name.as_str()).collect();
        said.push(p.t2("pages-outcome-pivotal", "count", names.len(), "names", names.join(", ")));
    }
    if let Some(top_up) = &analysis.top_up {
        let (saving, price) = (money(top_up.saving), money(top_up.price_break.unit_price));
        said.push(p.t3("pages-outcome-top-up", "seats", top_up.seats, "price", &price, "saving", &saving));
    }
    said
}

/// The order, where there is one, and every record.
fn files(p: &Page, c: &Campaign, has_order: bool) -> Vec<File> {
    let href = |kind: DownloadKind, which: &str| {
        p.to(format!("campaigns/{}/download/{}{which}", c.id.inner(), download::word(kind)))
    };
    // A French Excel opens the commas of the other file as one column.
    let order = match p.language() {
        Language::En => [DownloadKind::OrderCsv, DownloadKind::OrderXlsx],
        Language::Fr => [DownloadKind::OrderXlsx, DownloadKind::OrderCsv],
    };
    let order = order.into_iter().filter(|_| has_order);
    let order = order.map(|kind| File { href: href(kind, ""), name: p.name(kind) });
    let again = c.outcomes.iter().any(|record| record.attempt > 1);
    let records = c.outcomes.iter().flat_map(|record| {
        let (attempt, stage) = (record.attempt, record.stage);
        let which = format!("?attempt={attempt}&stage={}", stage.code().to_ascii_lowercase());
        [DownloadKind::RecordInput, DownloadKind::RecordResult].map(|kind| File {
            href: href(kind, &which),
            name: match again {
                true => {
                    p.t3("pages-outcome-file-again", "file", p.name(kind), "stage", p.name(stage), "attempt", attempt)
                }
                false => p.t2("pages-outcome-file", "file", p.name(kind), "stage", p.name(stage)),
            },
        })
    });
    order.chain(records).collect()
}
