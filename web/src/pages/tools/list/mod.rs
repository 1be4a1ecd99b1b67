//! The list of tools, searchable.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::forms::encode;
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::PageInfo;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/n/{slug}/tools", web::get().to(show));
}

#[derive(cynic::QueryVariables)]
struct Wanted {
    search: Option<String>,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Tools {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(search: $search, first: $first, after: $after, last: $last, before: $before)]
    tools: ToolConnection,
}

#[derive(cynic::QueryFragment)]
struct ToolConnection {
    nodes: Vec<Tool>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Tool {
    id: cynic::Id,
    name: String,
    supplier: Supplier,
    category: String,
    open_source: String,
    canada_hosting: String,
    french_interface: String,
    exit_record: Option<ExitRecord>,
}

#[derive(cynic::QueryFragment)]
struct Supplier {
    name: String,
}

#[derive(cynic::QueryFragment)]
struct ExitRecord {
    #[expect(dead_code, reason = "that there is one is all the list tells")]
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "pages/tools/list/page.html")]
struct ToolsPage {
    p: Page,
    search: String,
    tools: Vec<Tool>,
    info: PageInfo,
    base: String,
}

async fn show(visit: Visit) -> Answer {
    let search = visit.query("search").unwrap_or_default().to_owned();
    let span = visit.span(25);
    let wanted = Wanted {
        search: Some(search.clone()).filter(|search| !search.is_empty()),
        first: span.first,
        after: span.after,
        last: span.last,
        before: span.before,
    };
    let data = visit.run(Tools::build(wanted)).await?;
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let base = if search.is_empty() { p.to("tools?") } else { p.to(format!("tools?search={}&", encode(&search))) };
    visit.show(&ToolsPage { p, search, tools: data.tools.nodes, info: data.tools.page_info, base })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let wanted = Wanted { search: None, first: None, after: None, last: None, before: None };
    vec![("tools/list", Tools::build(wanted).query)]
}

#[cfg(test)]
mod tests;
