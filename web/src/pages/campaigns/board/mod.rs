//! One page for an agency's board: the need, the worst bill, the alternatives, the risks, the way out, and a resolution
//! to vote on.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;

use super::parts::{self, PledgePreview, PriceBreak};
use super::pledge::{MyPledge, in_words};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{AgencyState, CommitmentRule, Minor, Phase, WhoContracts};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/board").route(web::get().to(show)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct BoardPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<Campaign>,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
    need: String,
    alternatives: String,
    risks: String,
    phase: Phase,
    attempt: i32,
    tool: Tool,
    currency: String,
    zone: String,
    price_breaks: Vec<PriceBreak>,
    closes_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
    commitment_rule: CommitmentRule,
    who_contracts: WhoContracts,
    my_pledge: Option<MyPledge>,
    my_preview: Option<PledgePreview>,
    my_state: AgencyState,
    outcome: Option<Outcome>,
    my_allocation: Option<MyPart>,
}

#[derive(cynic::QueryFragment)]
struct Outcome {
    attempt: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Allocation")]
struct MyPart {
    total: Minor,
    landed_price: Option<Minor>,
}

#[derive(cynic::QueryFragment)]
struct Tool {
    name: String,
    supplier: Supplier,
    exit_record: Option<ExitRecord>,
}

#[derive(cynic::QueryFragment)]
struct Supplier {
    name: String,
}

#[derive(cynic::QueryFragment)]
struct ExitRecord {
    export_formats: String,
    steps: String,
    tested_on: NaiveDate,
    tested_by: String,
}

#[derive(Template)]
#[template(path = "pages/campaigns/board/page.html")]
struct BoardTemplate {
    p: Page,
    c: Campaign,
    back: String,
    agency: String,
    today: NaiveDate,
    /// When requests close and until when agencies answer, as was agreed: a paper has no reader's own time.
    closes: String,
    answer_by: Option<String>,
    cost: Option<Cost>,
    /// What the result says, once it stands for the agency: its price and its total.
    result: Option<(String, String)>,
    /// Said in place of the proposal where nothing is left to decide.
    nothing: Option<String>,
    heading: String,
    resolution: String,
}

/// What the agency's request comes to.
struct Cost {
    lines: Vec<String>,
    worst: String,
    today: Option<String>,
    now: Option<String>,
    rows: Vec<CostRow>,
}

/// What the request comes to at one volume price.
struct CostRow {
    range: String,
    price: String,
    seats: String,
    total: String,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let data = visit.run(BoardPage::build(Vars { id: cynic::Id::new(path.1.as_str()) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    // The page is an agency's own; somebody without one has no board to take it to.
    let agency = p
        .shell()
        .and_then(|shell| shell.agency.as_ref())
        .map(|agency| agency.name.clone())
        .ok_or_else(|| visit.missing())?;
    visit.show(&template(p, campaign, agency))
}

fn template(p: Page, c: Campaign, agency: String) -> BoardTemplate {
    let cost = c.my_preview.as_ref().filter(|preview| preview.seats.0 > 0).map(|preview| cost(&p, &c, preview));
    let resolution = match (&cost, &c.my_preview) {
        (Some(cost), Some(preview)) => p.say(
            "pages-board-resolution",
            &[
                ("agency", agency.as_str().into()),
                ("seats", preview.seats.0.into()),
                ("tool", c.tool.name.as_str().into()),
                ("worst", cost.worst.as_str().into()),
            ],
        ),
        _ => p.t2("pages-board-resolution-blank", "agency", &agency, "tool", &c.tool.name),
    };
    BoardTemplate {
        back: p.to(parts::path(c.id.inner(), "")),
        today: words::time::in_zone(p.now(), p.zone()).date_naive(),
        closes: agreed(&p, &c, c.closes_at),
        answer_by: c.confirm_by.map(|by| agreed(&p, &c, by)),
        nothing: nothing_left(&c).map(|key| p.t(key)),
        result: result(&p, &c),
        heading: p.t1(
            if is_decided(&c) { "pages-board-heading-decided" } else { "pages-board-heading" },
            "title",
            &c.title,
        ),
        cost,
        resolution,
        agency,
        p,
        c,
    }
}

/// An instant in the zone it was agreed in.
fn agreed(p: &Page, c: &Campaign, at: DateTime<Utc>) -> String {
    words::time::show_instant(p.language(), at, words::time::zone(&c.zone).unwrap_or(p.zone()))
}

/// Why a board has nothing to decide any more, by the key of the sentence.
fn nothing_left(c: &Campaign) -> Option<&'static str> {
    match (c.phase, c.my_state) {
        (Phase::Cancelled, _) => Some("pages-board-cancelled"),
        (Phase::NotCleared, _) => Some("pages-board-not-cleared"),
        (Phase::Confirming | Phase::Cleared, AgencyState::Out) => Some("pages-board-out"),
        (Phase::Cleared, AgencyState::In | AgencyState::Confirmed) => None,
        (Phase::Cleared, _) | (Phase::Confirming, AgencyState::None | AgencyState::Withdrawn) => {
            Some("pages-board-declined")
        }
        _ => None,
    }
}

/// Whether there is nothing left to propose: nothing can be decided, or the result is final.
fn is_decided(c: &Campaign) -> bool {
    c.phase == Phase::Cleared || nothing_left(c).is_some()
}

/// The agency's price and total in the result of this attempt.
fn result(p: &Page, c: &Campaign) -> Option<(String, String)> {
    let mine = c.my_allocation.as_ref().filter(|_| c.outcome.as_ref().is_some_and(|one| one.attempt == c.attempt))?;
    let price = mine.landed_price.filter(|_| matches!(c.phase, Phase::Confirming | Phase::Cleared))?;
    Some((p.money(price, &c.currency), p.money(mine.total, &c.currency)))
}

fn cost(p: &Page, c: &Campaign, preview: &PledgePreview) -> Cost {
    // A result has taken the place of what might be.
    let might_be = matches!(c.phase, Phase::Draft | Phase::Pledging | Phase::Closed);
    let rows = preview.breaks.iter().filter(|_| might_be).map(|at| CostRow {
        range: parts::range(p, &c.price_breaks, parts::place(&c.price_breaks, at)),
        price: p.money(at.price_break.unit_price, &c.currency),
        seats: p.number(at.seats_in),
        total: if at.seats_in.0 > 0 { p.money(at.total, &c.currency) } else { p.t("pages-campaign-in-none") },
    });
    Cost {
        lines: c.my_pledge.as_ref().map(|pledge| in_words(p, &pledge.lines, &c.currency)).unwrap_or_default(),
        worst: p.money(preview.worst_bill, &c.currency),
        today: preview.today_bill.map(|bill| p.money(bill, &c.currency)),
        now: preview.now.filter(|_| might_be).map(|now| match now.seats_in.0 {
            0 => p.t("pages-board-now-below"),
            _ => p.money(now.total, &c.currency),
        }),
        rows: rows.collect(),
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("campaigns/board", BoardPage::build(Vars { id: cynic::Id::new("") }).query)]
}

#[cfg(test)]
mod tests;
