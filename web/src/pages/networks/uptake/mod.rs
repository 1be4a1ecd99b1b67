//! What buying together brought, by region, size and language; small groups stay hidden.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{AgencyLanguage, Minor, Named, Province, Seats, SizeBand};
use crate::visit::{Answer, Visit};

mod picture;

use picture::{Bar, bars};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/uptake", web::get().to(show));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct UptakeOfNetwork {
    viewer: ShellViewer,
    network: ShellNetwork,
    uptake: Uptake,
}

#[derive(cynic::QueryFragment)]
struct Uptake {
    campaigns: i32,
    by_province: Vec<UptakeCell>,
    by_size: Vec<UptakeCell>,
    by_language: Vec<UptakeCell>,
    total: UptakeCell,
    currency: String,
}

#[derive(cynic::QueryFragment, Clone)]
struct UptakeCell {
    key: String,
    agencies: Option<i32>,
    licences: Option<Seats>,
    stated_savings: Option<Minor>,
    savings_agencies: Option<i32>,
    hidden: bool,
}

/// One table with its heading and the heading of its first column.
struct Breakdown {
    id: &'static str,
    title: String,
    first: String,
    rows: Vec<(String, UptakeCell)>,
}

#[derive(Template)]
#[template(path = "pages/networks/uptake/page.html")]
struct UptakePage {
    p: Page,
    campaigns: i32,
    total: UptakeCell,
    currency: String,
    breakdowns: Vec<Breakdown>,
    bars: Vec<Bar>,
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(UptakeOfNetwork::build(())).await?;
    let p = visit.page(Door::Uptake, data.viewer, data.network)?;
    let Uptake { campaigns, by_province, by_size, by_language, total, currency } = data.uptake;
    let breakdowns = vec![
        breakdown(&p, "province", Province::KIND, by_province),
        breakdown(&p, "size", SizeBand::KIND, by_size),
        breakdown(&p, "language", AgencyLanguage::KIND, by_language),
    ];
    let bars = bars(&p, &breakdowns[0].rows);
    visit.show(&UptakePage { p, campaigns, total, currency, breakdowns, bars })
}

fn breakdown(p: &Page, id: &'static str, kind: &str, cells: Vec<UptakeCell>) -> Breakdown {
    let named = |cell: UptakeCell| {
        let key = words::label_key(kind, &cell.key);
        // A group the network made up itself has no name of ours.
        let name = if words::has(p.language(), &key) { p.t(&key) } else { cell.key.clone() };
        (name, cell)
    };
    Breakdown {
        id,
        title: p.t(format!("pages-uptake-by-{id}")),
        first: p.t(format!("pages-uptake-{id}")),
        rows: cells.into_iter().map(named).collect(),
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/uptake", UptakeOfNetwork::build(()).query)]
}

#[cfg(test)]
mod tests;
