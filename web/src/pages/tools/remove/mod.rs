//! Remove a tool that was added by mistake: asked once more, since nothing brings it back.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/tools/{id}/remove");
    cfg.service(resource.route(web::get().to(ask)).route(web::post().to(remove)));
}

#[derive(cynic::QueryVariables)]
struct Which {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Which")]
struct ToolToRemove {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    tool: Option<Tool>,
}

#[derive(cynic::QueryFragment)]
struct Tool {
    name: String,
    version: i32,
}

#[derive(cynic::QueryVariables)]
struct Removal {
    input: RemoveToolInput,
}

#[derive(cynic::InputObject)]
struct RemoveToolInput {
    tool_id: cynic::Id,
    version: i32,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Removal")]
struct RemoveTool {
    #[arguments(input: $input)]
    remove_tool: Option<Removed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RemoveToolPayload")]
struct Removed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/tools/remove/page.html")]
struct RemovePage {
    p: Page,
    form: Form,
    name: String,
    version: i32,
    /// The tool's own page.
    back: String,
}

impl RemovePage {
    /// Whether the tool cannot be removed, so that there is nothing to press.
    fn stays(&self) -> bool {
        self.form.is_refused() && !self.form.is_wrong("version")
    }
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn remove(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let input = RemoveToolInput {
        tool_id: cynic::Id::new(path.1.as_str()),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        request_key: posted.request_key(),
    };
    let removed = visit.run(RemoveTool::build(Removal { input })).await?.remove_tool;
    let problems = Problems::of(removed.map(|removed| removed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("tools"), "tool-removed");
    }
    let page = page(&visit, &path.1, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<RemovePage, PageProblem> {
    let data = visit.run(ToolToRemove::build(Which { id: cynic::Id::new(id) })).await?;
    let tool = data.tool.ok_or_else(|| visit.missing())?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let back = p.to("tools/") + id;
    Ok(RemovePage { p, form, name: tool.name, version: tool.version, back })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = RemoveToolInput { tool_id: cynic::Id::new(""), version: 0, request_key: String::new() };
    vec![
        ("tools/remove", ToolToRemove::build(Which { id: cynic::Id::new("") }).query),
        ("tools/remove: remove", RemoveTool::build(Removal { input }).query),
    ]
}

#[cfg(test)]
mod tests;
