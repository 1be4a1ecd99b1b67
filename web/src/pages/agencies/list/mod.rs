//! The list of agencies, searchable and filtered.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::forms::{Fields, Form, encode};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{AgencyLanguage, Labelled, Named, PageInfo, Province, SizeBand, Standing};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/agencies", web::get().to(show));
}

#[derive(cynic::QueryVariables)]
struct Wanted {
    filter: AgencyFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::InputObject, Default)]
pub(super) struct AgencyFilter {
    search: Option<String>,
    province: Option<Province>,
    size_band: Option<SizeBand>,
    language: Option<AgencyLanguage>,
    standing: Option<Standing>,
    guests: Option<bool>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Agencies {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(filter: $filter)]
    agencies_found: i32,
    #[arguments(filter: $filter, first: $first, after: $after, last: $last, before: $before)]
    agencies: AgencyConnection,
}

#[derive(cynic::QueryFragment)]
struct AgencyConnection {
    nodes: Vec<Agency>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    #[cynic(rename = "listedName", alias)]
    name: String,
    key: Option<String>,
    province: Province,
    size_band: SizeBand,
    language: AgencyLanguage,
    standing: Option<Standing>,
}

#[derive(Template)]
#[template(path = "pages/agencies/list/page.html")]
struct AgenciesPage {
    p: Page,
    form: Form,
    filters: Vec<Filter>,
    is_filtered: bool,
    keeps: bool,
    found: i32,
    agencies: Vec<Agency>,
    info: PageInfo,
    base: String,
    /// Where these agencies are as a file.
    download: String,
}

/// A list to choose from, with everything first.
struct Filter {
    name: &'static str,
    label: String,
    options: Vec<(&'static str, String)>,
}

/// The parameters of the address, in the order of the form.
const NAMES: [&str; 6] = ["search", "province", "size", "language", "standing", "guests"];

/// What the address asks for, by its parameters.
pub(super) fn asked(visit: &Visit) -> Vec<(&'static str, String)> {
    NAMES
        .into_iter()
        .filter_map(|name| visit.query(name).map(|value| (name, value.trim().to_owned())))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

impl AgencyFilter {
    pub(super) fn of(asked: &[(&'static str, String)]) -> AgencyFilter {
        let value = |name: &str| asked.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
        AgencyFilter {
            search: value("search").map(str::to_owned),
            province: value("province").and_then(Province::from_code),
            size_band: value("size").and_then(SizeBand::from_code),
            language: value("language").and_then(AgencyLanguage::from_code),
            standing: value("standing").and_then(Standing::from_code),
            guests: value("guests").map(|guests| guests == "yes"),
        }
    }
}

async fn show(visit: Visit) -> Answer {
    let asked = asked(&visit);
    let filter = AgencyFilter::of(&asked);
    let span = visit.span(50);
    let wanted = Wanted { filter, first: span.first, after: span.after, last: span.last, before: span.before };
    let data = visit.run(Agencies::build(wanted)).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let keeps = p.shell().is_some_and(|shell| shell.can_run_campaigns);
    let parameters: String = asked.iter().map(|(name, value)| format!("{name}={}&", encode(value))).collect();
    let page = AgenciesPage {
        base: p.to(format!("agencies?{parameters}")),
        download: p
            .to(format!("agencies/download/list?{}", parameters.trim_end_matches('&')))
            .trim_end_matches('?')
            .to_owned(),
        filters: filters(&p, keeps),
        is_filtered: !asked.is_empty(),
        form: Form::filled(Fields::from_iter(asked)),
        keeps,
        found: data.agencies_found,
        agencies: data.agencies.nodes,
        info: data.agencies.page_info,
        p,
    };
    visit.show(&page)
}

fn filters(p: &Page, keeps: bool) -> Vec<Filter> {
    let mut filters =
        vec![filter::<Province>(p, "province"), filter::<SizeBand>(p, "size"), filter::<AgencyLanguage>(p, "language")];
    if keeps {
        filters.push(filter::<Standing>(p, "standing"));
        filters.push(guests(p));
    }
    filters
}

fn guests(p: &Page) -> Filter {
    let said = |value: &'static str| (value, p.t(format!("pages-agencies-guests-{value}")));
    let options = vec![("", p.t("pages-agencies-all-values")), said("yes"), said("no")];
    Filter { name: "guests", label: p.t("pages-agencies-guests"), options }
}

fn filter<T: Named + Labelled>(p: &Page, name: &'static str) -> Filter {
    let mut options = vec![("", p.t("pages-agencies-all-values"))];
    options.extend(T::ALL.iter().map(|value| (value.code(), p.name(value))));
    Filter { name, label: p.t(format!("pages-agencies-{name}")), options }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let filter =
        AgencyFilter { search: None, province: None, size_band: None, language: None, standing: None, guests: None };
    let wanted = Wanted { filter, first: None, after: None, last: None, before: None };
    vec![("agencies/list", Agencies::build(wanted).query)]
}

#[cfg(test)]
mod tests;
