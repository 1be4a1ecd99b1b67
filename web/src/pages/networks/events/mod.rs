//! The event log, for coordinators: who did what, for whom, and when.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;

use crate::forms::{self, Fields, Form, Problems, encode};
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
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
    /// Whether what is chosen makes no sense: then nothing is listed.
    wrong: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Chosen")]
struct Events {
    viewer: ShellViewer,
    network: Network,
    event_kinds: Vec<EventKind>,
    event_choices: EventChoices,
    #[arguments(kind: $kind, personId: $person, agencyId: $agency, campaignId: $campaign, fromDay: $from, toDay: $to, first: $first, after: $after, last: $last, before: $before)]
    #[directives(skip(if: $wrong))]
    events: Option<EventConnection>,
}

#[derive(cynic::QueryFragment)]
struct EventKind {
    kind: String,
    title: String,
}

#[derive(cynic::QueryFragment)]
struct Network {
    #[cynic(spread)]
    shell: ShellNetwork,
    zone: String,
}

#[derive(cynic::QueryFragment)]
struct EventChoices {
    people: Vec<EventChoice>,
    agencies: Vec<EventChoice>,
    campaigns: Vec<EventChoice>,
}

#[derive(cynic::QueryFragment)]
struct EventChoice {
    id: cynic::Id,
    name: String,
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
    campaign_title: Option<String>,
    details: Vec<EventDetail>,
    seq: Option<i32>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
}

#[derive(cynic::QueryFragment)]
struct EventDetail {
    value: String,
    label: String,
    said: Option<String>,
}

/// A list to choose from, with everything first.
type Offered = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "pages/networks/events/page.html")]
struct EventsPage {
    p: Page,
    form: Form,
    kinds: Offered,
    people: Offered,
    agencies: Offered,
    campaigns: Offered,
    /// What is listed; none where what is chosen makes no sense.
    listed: Option<EventConnection>,
    /// The zone in which days are counted, as people know it.
    place: String,
    /// The address with what is chosen, ending in `?` or `&`.
    base: String,
    /// What is chosen, for the files: empty, or beginning with `?`.
    chosen: String,
}

async fn show(visit: Visit) -> Answer {
    let (from, to) = (day(&visit, "from"), day(&visit, "to"));
    let turned = matches!((from, to), (Ok(Some(from)), Ok(Some(to))) if from > to);
    let data = visit.run(Events::build(vars(&visit, from, to, turned))).await?;
    let Network { shell, zone } = data.network;
    let p = visit.page(Door::None, data.viewer, shell)?;
    let mut problems = Problems::default();
    for (name, day) in [("from", from), ("to", to)] {
        if day.is_err() {
            problems.add(name, p.t("pages-events-bad-day"));
        }
    }
    if turned {
        problems.add("to", p.t("pages-events-turned"));
    }
    let typed = CHOICES.map(|name| (name, visit.query(name).unwrap_or_default()));
    let form = Form { fields: Fields::from_iter(typed), problems };
    let pairs = typed.iter().filter(|(_, value)| !value.is_empty());
    let chosen: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let chosen = if chosen.is_empty() { String::new() } else { format!("?{}", chosen.join("&")) };
    let base = p.to(format!("events{chosen}{}", if chosen.is_empty() { "?" } else { "&" }));
    let any = (String::new(), p.t("pages-events-any-kind"));
    let kinds = std::iter::once(any).chain(data.event_kinds.into_iter().map(|kind| (kind.kind, kind.title))).collect();
    let EventChoices { people, agencies, campaigns } = data.event_choices;
    visit.show(&EventsPage {
        kinds,
        people: offered(&form, "person", p.t("pages-events-anybody"), people),
        agencies: offered(&form, "agency", p.t("pages-events-any-agency"), agencies),
        campaigns: offered(&form, "campaign", p.t("pages-events-any-campaign"), campaigns),
        place: words::time::zone(&zone).map_or(zone, |zone| words::time::place(p.language(), zone)),
        form,
        listed: data.events,
        base,
        chosen,
        p,
    })
}

/// A day of the address; none where nothing was typed.
fn day(visit: &Visit, name: &str) -> Result<Option<NaiveDate>, ()> {
    let Some(typed) = visit.query(name) else { return Ok(None) };
    forms::day(typed).map(Some).ok_or(())
}

fn vars(visit: &Visit, from: Result<Option<NaiveDate>, ()>, to: Result<Option<NaiveDate>, ()>, turned: bool) -> Chosen {
    let id = |name| visit.query(name).map(cynic::Id::new);
    let span = visit.span(ON_A_PAGE);
    Chosen {
        kind: visit.query("kind").map(str::to_owned),
        person: id("person"),
        agency: id("agency"),
        campaign: id("campaign"),
        from: from.ok().flatten(),
        to: to.ok().flatten(),
        first: span.first,
        after: span.after,
        last: span.last,
        before: span.before,
        wrong: turned || from.is_err() || to.is_err(),
    }
}

/// What a list offers to choose: everything, then whoever or whatever there is.
fn offered(form: &Form, field: &str, all: String, choices: Vec<EventChoice>) -> Offered {
    let named = choices.into_iter().map(|choice| (choice.id.inner().to_owned(), choice.name));
    let mut offered: Offered = std::iter::once((String::new(), all)).chain(named).collect();
    let chosen = form.value(field);
    // What is chosen stays chosen where the list does not reach it.
    if offered.iter().all(|(id, _)| id != chosen) {
        offered.push((chosen.to_owned(), "…".to_owned()));
    }
    offered
}

impl EventsPage {
    /// Whether anything is chosen.
    fn is_chosen(&self) -> bool {
        !self.chosen.is_empty()
    }
}

impl Event {
    /// What of its details people read, each with what it is called.
    fn said(&self) -> Vec<(&str, &str)> {
        self.details.iter().filter_map(|detail| Some((detail.label.as_str(), detail.said.as_deref()?))).collect()
    }

    /// The ids and hashes among them.
    fn ids(&self) -> Vec<(&str, &str)> {
        let ids = self.details.iter().filter(|detail| detail.said.is_none());
        ids.map(|detail| (detail.label.as_str(), detail.value.as_str())).collect()
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/events", Events::build(Chosen::default()).query)]
}

#[cfg(test)]
mod tests;
