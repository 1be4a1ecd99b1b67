//! Adding a tool to the directory: its name, what it is for, who sells it, and what is known of it.

use actix_web::web::{self, ServiceConfig};
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
    cfg.service(web::resource("/n/{slug}/tools/new").route(web::get().to(show)).route(web::post().to(add)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct NewTool {
    viewer: ShellViewer,
    network: ShellNetwork,
    tool_categories: Vec<String>,
    #[arguments(first: 100)]
    suppliers: SupplierConnection,
}

#[derive(cynic::QueryFragment)]
struct SupplierConnection {
    nodes: Vec<Supplier>,
}

#[derive(cynic::QueryFragment)]
struct Supplier {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::QueryVariables)]
struct Adding {
    input: AddToolInput,
}

#[derive(cynic::InputObject)]
struct AddToolInput {
    name: String,
    key: Option<String>,
    category: String,
    supplier_id: Option<cynic::Id>,
    supplier_name: Option<String>,
    supplier_website: Option<String>,
    open_source: Option<String>,
    licence: Option<String>,
    data_export: Option<String>,
    hosting: Option<String>,
    canada_hosting: Option<String>,
    languages: Option<String>,
    french_interface: Option<String>,
    source: Option<String>,
    confidence: Option<String>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Adding")]
struct AddTool {
    #[arguments(input: $input)]
    add_tool: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddToolPayload")]
struct Added {
    tool: Option<ToolAdded>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Tool")]
struct ToolAdded {
    id: cynic::Id,
}

type Options = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "pages/tools/new/page.html")]
struct NewToolPage {
    p: Page,
    form: Form,
    categories: Options,
    /// The suppliers that are known; empty when none is.
    suppliers: Options,
}

impl NewToolPage {
    /// What a fact of one word may say; nothing stands for what nobody looked up.
    fn facts(&self, words: [&'static str; 3]) -> Vec<(&'static str, String)> {
        std::iter::once("").chain(words).map(|word| (word, super::fact(&self.p, word))).collect()
    }

    fn yes_or_no(&self) -> Vec<(&'static str, String)> {
        self.facts(["yes", "partial", "no"])
    }

    fn in_canada(&self) -> Vec<(&'static str, String)> {
        self.facts(["yes", "self-host", "no"])
    }

    fn how_sure(&self) -> Vec<(&'static str, String)> {
        self.facts(["high", "medium", "low"])
    }
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Form::empty()).await?;
    visit.show(&page)
}

async fn add(visit: Visit, posted: Posted) -> Answer {
    let added = visit.run(AddTool::build(Adding { input: read(&posted) })).await?.add_tool;
    let added = added.ok_or_else(|| visit.fault("a tool was neither added nor refused"))?;
    if let Some(tool) = added.tool {
        return visit.redirect_done(&visit.to(&format!("tools/{}", tool.id.inner())), "tool-added");
    }
    let page = page(&visit, posted.refused(Problems::of(added.problems))).await?;
    visit.refuse(&page)
}

fn read(posted: &Posted) -> AddToolInput {
    let text = |name: &str| posted.text(name).to_owned();
    let given = |name: &str| Some(text(name)).filter(|given| !given.is_empty());
    AddToolInput {
        name: text("name"),
        key: given("key"),
        category: text("category"),
        supplier_id: given("supplierId").map(cynic::Id::new),
        supplier_name: given("supplierName"),
        supplier_website: given("supplierWebsite"),
        open_source: given("openSource"),
        licence: given("licence"),
        data_export: given("dataExport"),
        hosting: given("hosting"),
        canada_hosting: given("canadaHosting"),
        languages: given("languages"),
        french_interface: given("frenchInterface"),
        source: given("source"),
        confidence: given("confidence"),
        request_key: posted.request_key(),
    }
}

async fn page(visit: &Visit, form: Form) -> Result<NewToolPage, PageProblem> {
    let data = visit.run(NewTool::build(())).await?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let categories = data.tool_categories.into_iter().map(|word| (word.clone(), super::category(&p, &word)));
    let mut categories: Options = categories.collect();
    // What fits nothing else stays last.
    categories.sort_by_cached_key(|(word, said)| (word == "other", said.to_lowercase()));
    categories.insert(0, (String::new(), p.t("pages-tools-new-choose")));
    let suppliers = data.suppliers.nodes.into_iter().map(|known| (known.id.into_inner(), known.name));
    let mut suppliers: Options = suppliers.collect();
    suppliers.sort_by_cached_key(|(_, name)| name.to_lowercase());
    if !suppliers.is_empty() {
        suppliers.insert(0, (String::new(), p.t("pages-tools-new-supplier-other")));
    }
    Ok(NewToolPage { p, form, categories, suppliers })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = AddToolInput {
        name: String::new(),
        key: None,
        category: String::new(),
        supplier_id: None,
        supplier_name: None,
        supplier_website: None,
        open_source: None,
        licence: None,
        data_export: None,
        hosting: None,
        canada_hosting: None,
        languages: None,
        french_interface: None,
        source: None,
        confidence: None,
        request_key: String::new(),
    };
    vec![("tools/new", NewTool::build(()).query), ("tools/new: add", AddTool::build(Adding { input }).query)]
}

#[cfg(test)]
mod tests;
