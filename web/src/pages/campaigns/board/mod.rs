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
use crate::types::{CommitmentRule, WhoContracts};
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
    cost: Option<Cost>,
    resolution: String,
}

/// What the agency's request comes to.
struct Cost {
    lines: Vec<String>,
    worst: String,
    today: Option<String>,
    now: Option<String>,
    rows: Vec<(String, String, String)>,
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
        cost,
        resolution,
        agency,
        p,
        c,
    }
}

fn cost(p: &Page, c: &Campaign, preview: &PledgePreview) -> Cost {
    let rows = preview.breaks.iter().enumerate().map(|(index, at)| {
        let price = p.money(at.price_break.unit_price, &c.currency);
        let total = if at.seats_in.0 > 0 { p.money(at.total, &c.currency) } else { p.t("pages-campaign-in-none") };
        (parts::range(p, &c.price_breaks, index), price, total)
    });
    Cost {
        lines: c.my_pledge.as_ref().map(|pledge| in_words(p, &pledge.lines, &c.currency)).unwrap_or_default(),
        worst: p.money(preview.worst_bill, &c.currency),
        today: preview.today_bill.map(|bill| p.money(bill, &c.currency)),
        now: preview.now.map(|now| match now.seats_in.0 {
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
