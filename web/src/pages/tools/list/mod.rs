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
    /// Whether the reader adds tools.
    may_add: bool,
    /// Whether there is no tool at all, whatever is looked for.
    is_bare: bool,
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
    let may_add = data.viewer.can_run_campaigns;
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let base = if search.is_empty() { p.to("tools?") } else { p.to(format!("tools?search={}&", encode(&search))) };
    let (tools, info) = (data.tools.nodes, data.tools.page_info);
    let is_bare = tools.is_empty() && search.is_empty() && !info.has_previous_page && !info.has_next_page;
    visit.show(&ToolsPage { p, search, tools, info, base, may_add, is_bare })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let wanted = Wanted { search: None, first: None, after: None, last: None, before: None };
    vec![("tools/list", Tools::build(wanted).query)]
}

#[cfg(test)]
mod tests;
