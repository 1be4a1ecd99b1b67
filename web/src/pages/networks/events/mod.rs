//! The event log, for coordinators: who did what, for whom, and when.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use cynic::QueryBuilder;

use crate::forms::{Fields, Form, Problems, encode};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::PageInfo;
use crate::visit::{Answer, Visit};

/// How many stand on a page.
const ON_A_PAGE: i32 = 50;
/// What the address chooses by.
const CHOICES: [&str; 6] = ["kind", "person", "agency", "campaign", "from", "to"];

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/events").route(web::get().to(show)));
}

#[derive(cynic::QueryVariables, Default)]
struct Chosen {
    kind: Option<String>,
    person: Option<cynic::Id>,
    agency: Option<cynic::Id>,
    campaign: Option<cynic::Id>,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Chosen")]
struct Events {
    viewer: ShellViewer,
    network: ShellNetwork,
    event_kinds: Vec<EventKind>,
    #[arguments(kind: $kind, personId: $person, agencyId: $agency, campaignId: $campaign, since: $since, until: $until, first: $first, after: $after, last: $last, before: $before)]
    events: EventConnection,
}

#[derive(cynic::QueryFragment)]
struct EventKind {
    kind: String,
    title: String,
}

#[derive(cynic::QueryFragment)]
struct EventConnection {
    nodes: Vec<Event>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Event {
    title: String,
    at: DateTime<Utc>,
    person_id: Option<cynic::Id>,
    person_name: Option<String>,
    agency: Option<Agency>,
    campaign: Option<Campaign>,
    details: Vec<EventDetail>,
    seq: Option<i32>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
}

#[derive(cynic::QueryFragment)]
struct EventDetail {
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "pages/networks/events/page.html")]
struct EventsPage {
    p: Page,
    form: Form,
    kinds: Vec<(String, String)>,
    events: Vec<Event>,
    info: PageInfo,
    /// The address with what is chosen, ending in `?` or `&`.
    base: String,
    /// What is chosen, for the files: empty, or beginning with `?`.
    chosen: String,
}

async fn show(visit: Visit) -> Answer {
    let mut problems = Problems::default();
    let (from, to) = (day(&visit, "from"), day(&visit, "to"));
    let data = visit.run(Events::build(vars(&visit, from.ok().flatten(), to.ok().flatten()))).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    for (name, day) in [("from", from), ("to", to)] {
        if day.is_err() {
            problems.add(name, p.t("pages-events-bad-day"));
        }
    }
    let typed = CHOICES.map(|name| (name, visit.query(name).unwrap_or_default()));
    let form = Form { fields: Fields::from_iter(typed), problems };
    let pairs = typed.iter().filter(|(_, value)| !value.is_empty());
    let chosen: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let chosen = if chosen.is_empty() { String::new() } else { format!("?{}", chosen.join("&")) };
    let base = p.to(format!("events{chosen}{}", if chosen.is_empty() { "?" } else { "&" }));
    let any = (String::new(), p.t("pages-events-any-kind"));
    let kinds = std::iter::once(any).chain(data.event_kinds.into_iter().map(|kind| (kind.kind, kind.title))).collect();
    visit.show(&EventsPage { p, form, kinds, events: data.events.nodes, info: data.events.page_info, base, chosen })
}

/// A day of the address, as browsers send it; none where nothing was typed.
fn day(visit: &Visit, name: &str) -> Result<Option<NaiveDate>, ()> {
    visit.query(name).map(|typed| NaiveDate::parse_from_str(typed, "%Y-%m-%d").map_err(|_| ())).transpose()
}

/// Days begin and end at midnight UTC here; the page says so.
fn vars(visit: &Visit, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Chosen {
    let id = |name| visit.query(name).map(cynic::Id::new);
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_local_timezone(Tz::UTC).single();
    let instant = |day| midnight(day).map(|at| at.to_utc());
    let span = visit.span(ON_A_PAGE);
    Chosen {
        kind: visit.query("kind").map(str::to_owned),
        person: id("person"),
        agency: id("agency"),
        campaign: id("campaign"),
        since: from.and_then(instant),
        until: to.and_then(|day| day.checked_add_signed(TimeDelta::days(1))).and_then(instant),
        first: span.first,
        after: span.after,
        last: span.last,
        before: span.before,
    }
}

/// What a list offers to choose: everything, then whoever or whatever stands on this page, by name.
fn offered(
    form: &Form,
    field: &str,
    all: String,
    shown: impl Iterator<Item = (String, String)>,
) -> Vec<(String, String)> {
    let mut offered: Vec<(String, String)> = shown.collect();
    offered.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    offered.dedup();
    let chosen = form.value(field);
    // What is chosen stays chosen where nothing of it is shown.
    if !chosen.is_empty() && !offered.iter().any(|(id, _)| id == chosen) {
        offered.push((chosen.to_owned(), "…".to_owned()));
    }
    offered.insert(0, (String::new(), all));
    offered
}

impl EventsPage {
    fn people(&self) -> Vec<(String, String)> {
        let named = |event: &Event| Some((event.person_id.as_ref()?.inner().to_owned(), event.person_name.clone()?));
        offered(&self.form, "person", self.p.t("pages-events-anybody"), self.events.iter().filter_map(named))
    }

    fn agencies(&self) -> Vec<(String, String)> {
        let agencies = self.events.iter().filter_map(|event| event.agency.as_ref());
        let named = agencies.map(|agency| (agency.id.inner().to_owned(), agency.name.clone()));
        offered(&self.form, "agency", self.p.t("pages-events-any-agency"), named)
    }

    fn campaigns(&self) -> Vec<(String, String)> {
        let campaigns = self.events.iter().filter_map(|event| event.campaign.as_ref());
        let named = campaigns.map(|campaign| (campaign.id.inner().to_owned(), campaign.title.clone()));
        offered(&self.form, "campaign", self.p.t("pages-events-any-campaign"), named)
    }

    /// Whether anything is chosen.
    fn is_chosen(&self) -> bool {
        !self.chosen.is_empty()
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/events", Events::build(Chosen::default()).query)]
}

#[cfg(test)]
mod tests;
