//! The API's front page: what it is, what it offers, and a form to run a query.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Variables};
use cynic::QueryBuilder;

use super::schema_text::{Defined, Schema, schema as read_schema};
use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/api").route(web::get().to(show)).route(web::post().to(run)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
pub(super) struct Api {
    pub(super) viewer: ShellViewer,
    pub(super) network: ShellNetwork,
}

#[derive(Template)]
#[template(path = "pages/api/overview/page.html")]
struct ApiPage {
    p: Page,
    schema: &'static Schema,
    kinds: Vec<(String, Vec<&'static Defined>)>,
    form: Form,
    answer: Option<String>,
}

const EXAMPLE: &str = "{\n  viewer { person { name } agency { name } }\n  campaigns(first: 5) {\n    nodes { title phase seatsPledged }\n  }\n}";

async fn show(visit: Visit) -> Answer {
    let form = Form::filled(Fields::from_iter([("query", EXAMPLE), ("variables", "")]));
    let page = page(around(&visit).await?, form, None);
    visit.show(&page)
}

async fn run(visit: Visit, posted: Posted) -> Answer {
    // Who may not see this page has nothing read here.
    let around = around(&visit).await?;
    let mut problems = Problems::default();
    match read(&visit, &posted, &mut problems) {
        Some(request) => {
            let response = visit.run_written(request).await?;
            let answer = serde_json::to_string_pretty(&response)
                .map_err(|error| visit.fault(&format!("an answer cannot be written: {error}")))?;
            visit.show(&page(around, posted.refused(problems), Some(answer)))
        }
        None => {
            let page = page(around, posted.refused(problems), None);
            visit.refuse(&page)
        }
    }
}

/// Only reads are run here: what changes something has a page of its own that explains it.
fn read(visit: &Visit, posted: &Posted, problems: &mut Problems) -> Option<Request> {
    let say = |key: &str, args: &[_]| words::say(visit.language(), key, args);
    let variables = match posted.text("variables") {
        "" => serde_json::Value::Object(serde_json::Map::new()),
        text => match serde_json::from_str(text) {
            Ok(variables @ serde_json::Value::Object(_)) => variables,
            _ => {
                problems.add("variables", say("pages-api-not-variables", &[]));
                return None;
            }
        },
    };
    let request = Request::new(posted.text("query")).variables(Variables::from_json(variables));
    match visit.judge_written(&request) {
        Err(why) => problems.add("query", say("pages-api-not-a-query", &[("why", why.into())])),
        Ok(OperationType::Query) => return Some(request),
        Ok(_) => problems.add("query", say("pages-api-only-queries", &[])),
    }
    None
}

/// The page's reader and network.
async fn around(visit: &Visit) -> Result<Page, PageProblem> {
    let data = visit.run(Api::build(())).await?;
    visit.page(Door::None, data.viewer, data.network)
}

fn page(p: Page, form: Form, answer: Option<String>) -> ApiPage {
    let schema = read_schema();
    let kinds = ["object", "interface", "union", "input", "enum", "scalar"]
        .into_iter()
        .map(|kind| (p.t(format!("pages-api-kind-{kind}")), schema.of_kind(kind)))
        .filter(|(_, types)| !types.is_empty())
        .collect();
    ApiPage { p, schema, kinds, form, answer }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("api/overview", Api::build(()).query)]
}

#[cfg(test)]
mod tests;
