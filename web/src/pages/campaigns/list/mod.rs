//! The list of campaigns: those under way first, the others one step away.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::parts;
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{AgencyState, PageInfo, Phase, Seats};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns").route(web::get().to(show)));
}

const PAGE: i32 = 20;

#[derive(cynic::QueryVariables)]
struct Vars {
    phases: Option<Vec<Phase>>,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct CampaignsPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(phases: $phases, first: $first, after: $after, last: $last, before: $before)]
    campaigns: Campaigns,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CampaignConnection")]
struct Campaigns {
    nodes: Vec<Campaign>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
    phase: Phase,
    tool: Tool,
    zone: String,
    closes_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
    seats_pledged: Seats,
    agencies_in: i32,
    my_state: AgencyState,
    my_seats: Seats,
    my_pending_pledge: Option<parts::Waits>,
    outcome: Option<Outcome>,
}

impl Campaign {
    /// How many licences wait for approval beside the request that counts.
    fn waits_beside(&self) -> Option<Seats> {
        parts::waits_beside(self.my_pending_pledge, self.my_state)
    }
}

#[derive(cynic::QueryFragment, Clone, Copy)]
struct Outcome {
    seats: Seats,
    agencies_in: i32,
}

#[derive(cynic::QueryFragment)]
struct Tool {
    name: String,
}

/// Which campaigns are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    UnderWay,
    Finished,
    Drafts,
}

impl Shown {
    const ALL: [Shown; 3] = [Shown::UnderWay, Shown::Finished, Shown::Drafts];

    fn word(self) -> &'static str {
        match self {
            Shown::UnderWay => "open",
            Shown::Finished => "finished",
            Shown::Drafts => "drafts",
        }
    }

    fn empty_title(self) -> &'static str {
        match self {
            Shown::UnderWay => "pages-campaigns-none-open",
            Shown::Finished => "pages-campaigns-none-finished",
            Shown::Drafts => "pages-campaigns-none-drafts",
        }
    }

    /// What to do next where there is nothing to see.
    fn empty_text(self, runs_campaigns: bool) -> &'static str {
        match (self, runs_campaigns) {
            (Shown::UnderWay | Shown::Finished | Shown::Drafts, true) => "pages-campaigns-none-start",
            (Shown::UnderWay, false) => "pages-campaigns-none-wait",
            (Shown::Finished | Shown::Drafts, false) => "pages-campaigns-none-look",
        }
    }

    fn phases(self) -> Vec<Phase> {
        match self {
            Shown::UnderWay => vec![Phase::Pledging, Phase::Closed, Phase::Confirming],
            Shown::Finished => vec![Phase::Cleared, Phase::NotCleared, Phase::Cancelled],
            Shown::Drafts => vec![Phase::Draft],
        }
    }
}

/// A way to other campaigns.
struct Tab {
    href: String,
    name: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "pages/campaigns/list/page.html")]
struct ListTemplate {
    p: Page,
    shown: Shown,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    info: PageInfo,
    base: String,
    has_agency: bool,
    runs_campaigns: bool,
}

/// A campaign in the list.
struct Row {
    href: String,
    c: Campaign,
    /// What the reader has to do by when, or when it closes or has closed.
    by: Option<DateTime<Utc>>,
    /// What the two numbers count: requests, until there is a result to tell.
    counted: &'static str,
    seats: Seats,
    agencies: i32,
}

/// What is counted, and how many licences and agencies that is.
fn counted(c: &Campaign) -> (&'static str, Seats, i32) {
    match (c.phase, c.outcome) {
        (Phase::Confirming, Some(outcome)) => ("pages-campaigns-first-result", outcome.seats, outcome.agencies_in),
        (Phase::Cleared, Some(outcome)) => ("pages-campaigns-bought", outcome.seats, outcome.agencies_in),
        _ => ("pages-campaigns-seats", c.seats_pledged, c.agencies_in),
    }
}

async fn show(visit: Visit) -> Answer {
    let shown =
        Shown::ALL.into_iter().find(|shown| visit.query("show") == Some(shown.word())).unwrap_or(Shown::UnderWay);
    let before = visit.query("before").map(str::to_owned);
    let vars = Vars {
        phases: Some(shown.phases()),
        first: before.is_none().then_some(PAGE),
        after: visit.query("after").filter(|_| before.is_none()).map(str::to_owned),
        last: before.is_some().then_some(PAGE),
        before,
    };
    let data = visit.run(CampaignsPage::build(vars)).await?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    visit.show(&template(p, shown, data.campaigns))
}

fn template(p: Page, shown: Shown, campaigns: Campaigns) -> ListTemplate {
    let runs_campaigns = p.shell().is_some_and(|shell| shell.can_run_campaigns);
    let tabs = Shown::ALL.into_iter().filter(|tab| *tab != Shown::Drafts || runs_campaigns);
    let href = |tab: Shown| match tab {
        Shown::UnderWay => p.to("campaigns"),
        other => p.to(format!("campaigns?show={}", other.word())),
    };
    let tabs = tabs.map(|tab| Tab {
        href: href(tab),
        name: p.t(format!("pages-campaigns-show-{}", tab.word())),
        here: tab == shown,
    });
    let rows = campaigns.nodes.into_iter().map(|c| {
        let (counted, seats, agencies) = counted(&c);
        Row {
            href: p.to(parts::path(c.id.inner(), "")),
            by: match c.phase {
                Phase::Draft | Phase::Pledging | Phase::Closed => Some(c.closes_at),
                Phase::Confirming => c.confirm_by.filter(|by| p.now() < *by),
                Phase::Cleared | Phase::NotCleared | Phase::Cancelled => None,
            },
            counted,
            seats,
            agencies,
            c,
        }
    });
    ListTemplate {
        tabs: tabs.collect(),
        rows: rows.collect(),
        info: campaigns.page_info,
        base: p.to(format!("campaigns?show={}&", shown.word())),
        has_agency: p.shell().is_some_and(|shell| shell.agency.is_some()),
        runs_campaigns,
        shown,
        p,
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let vars = Vars { phases: None, first: None, after: None, last: None, before: None };
    vec![("campaigns/list", CampaignsPage::build(vars).query)]
}

#[cfg(test)]
mod tests;
