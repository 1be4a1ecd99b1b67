//! Adding a tool to the directory, and editing what is known of one.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    AddTool, AddToolInput, Adding, EditTool, EditToolInput, Editing, NewTool, Stored, StoredTool, ToolFactsInput, Which,
};
use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/tools/new").route(web::get().to(ask_new)).route(web::post().to(add)));
    let resource = web::resource("/n/{slug}/tools/{id}/edit");
    cfg.service(resource.route(web::get().to(ask_edit)).route(web::post().to(edit)));
}

type Options = Vec<(String, String)>;

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 13] = [
    ("name", "pages-tools-new-name"),
    ("key", "pages-tools-new-key"),
    ("category", "pages-tools-new-category"),
    ("supplierWebsite", "pages-tools-new-supplier-website"),
    ("frenchInterface", "pages-tools-french"),
    ("canadaHosting", "pages-tools-canada"),
    ("openSource", "pages-tools-open-source"),
    ("licence", "pages-tools-licence"),
    ("dataExport", "pages-tools-export"),
    ("hosting", "pages-tools-hosting"),
    ("languages", "pages-tools-languages"),
    ("source", "pages-tools-source"),
    ("confidence", "pages-tools-confidence"),
];

#[derive(Template)]
#[template(path = "pages/tools/edit/page.html")]
struct ToolForm {
    p: Page,
    title: String,
    lead: String,
    save: String,
    back: String,
    back_name: String,
    action: String,
    form: Form,
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    categories: Options,
    /// Whether the tool is new: then it is said who sells it, too.
    is_new: bool,
    /// The suppliers that are known; empty where none is.
    suppliers: Options,
    /// Who sells a tool that is known; empty for a new one.
    seller: String,
}

impl ToolForm {
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

async fn ask_new(visit: Visit) -> Answer {
    let page = new_page(&visit, Form::empty()).await?;
    visit.show(&page)
}

async fn add(visit: Visit, posted: Posted) -> Answer {
    let input = AddToolInput {
        facts: read(&posted),
        supplier_id: given(&posted, "supplierId").map(cynic::Id::new),
        supplier_name: given(&posted, "supplierName"),
        supplier_website: given(&posted, "supplierWebsite"),
        request_key: posted.request_key(),
    };
    let added = visit.run(AddTool::build(Adding { input })).await?.add_tool;
    let added = added.ok_or_else(|| visit.fault("a tool was neither added nor refused"))?;
    if let Some(tool) = added.tool {
        return visit.redirect_done(&visit.to(&format!("tools/{}", tool.id.inner())), "tool-added");
    }
    let page = new_page(&visit, posted.refused(Problems::of(added.problems))).await?;
    visit.refuse(&page)
}

async fn new_page(visit: &Visit, form: Form) -> Result<ToolForm, PageProblem> {
    let data = visit.run(NewTool::build(())).await?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let suppliers = data.suppliers.nodes.into_iter().map(|known| (known.id.into_inner(), known.name));
    let mut suppliers: Options = suppliers.collect();
    suppliers.sort_by_cached_key(|(_, name)| name.to_lowercase());
    if !suppliers.is_empty() {
        suppliers.insert(0, (String::new(), p.t("pages-tools-new-supplier-other")));
    }
    Ok(ToolForm {
        title: p.t("pages-tools-new"),
        lead: p.t("pages-tools-new-lead"),
        save: p.t("pages-tools-new-save"),
        back: p.to("tools"),
        back_name: p.t("pages-tools-title"),
        action: p.to("tools/new"),
        form,
        meanwhile: None,
        categories: categories(&p, data.tool_categories),
        is_new: true,
        suppliers,
        seller: String::new(),
        p,
    })
}

async fn ask_edit(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = edit_page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn edit(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = EditToolInput {
        tool_id: cynic::Id::new(id),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        facts: read(&posted),
        // The site is that of other tools, too: what was not touched here may have been corrected from there.
        supplier_website: Some(posted.text("supplierWebsite"))
            .filter(|site| *site != posted.text("supplierWebsiteWas"))
            .map(str::to_owned),
        request_key: posted.request_key(),
    };
    let edited = visit.run(EditTool::build(Editing { input })).await?.edit_tool;
    let problems = Problems::of(edited.map(|edited| edited.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to(&format!("tools/{id}")), "tool-edited");
    }
    let page = edit_page(&visit, id, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

/// The page with what is stored, or with what was typed and refused.
async fn edit_page(visit: &Visit, id: &str, refused: Option<Form>) -> Result<ToolForm, PageProblem> {
    let data = visit.run(StoredTool::build(Which { id: cynic::Id::new(id) })).await?;
    let stored = data.tool.ok_or_else(|| visit.missing())?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let path = format!("tools/{}", stored.id.inner());
    let saved = filled(&stored);
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form.is_wrong("version").then(|| {
        form.fields.set("supplierWebsiteWas", saved.text("supplierWebsite"));
        form.replace_stale(&saved, &FIELDS.map(|(name, key)| (name, p.t(key))), |name, value| said(&p, name, value))
    });
    Ok(ToolForm {
        title: p.t("pages-tools-edit"),
        lead: p.t("pages-tools-edit-lead"),
        save: p.t("pages-tools-edit-save"),
        back: p.to(&path),
        back_name: stored.name,
        action: p.to(format!("{path}/edit")),
        form,
        meanwhile,
        categories: categories(&p, data.tool_categories),
        is_new: false,
        suppliers: Vec::new(),
        seller: stored.supplier.name,
        p,
    })
}

/// A field's value as people read it.
fn said(p: &Page, name: &str, value: &str) -> String {
    match name {
        "category" => super::category(p, value),
        "openSource" | "canadaHosting" | "frenchInterface" | "confidence" => super::fact(p, value),
        _ => value.to_owned(),
    }
}

fn filled(stored: &Stored) -> Fields {
    // What nobody looked up is the empty choice of its list.
    let word = |word: &str| if word == "unknown" { String::new() } else { word.to_owned() };
    Fields::from_iter([
        ("name", stored.name.clone()),
        ("key", stored.key.clone()),
        ("category", stored.category.clone()),
        ("openSource", word(&stored.open_source)),
        ("licence", stored.licence.clone()),
        ("dataExport", stored.data_export.clone()),
        ("hosting", stored.hosting.clone()),
        ("canadaHosting", word(&stored.canada_hosting)),
        ("languages", stored.languages.clone()),
        ("frenchInterface", word(&stored.french_interface)),
        ("source", stored.source.clone()),
        ("confidence", word(&stored.confidence)),
        ("supplierWebsite", stored.supplier.website.clone().unwrap_or_default()),
        ("supplierWebsiteWas", stored.supplier.website.clone().unwrap_or_default()),
        ("version", stored.version.to_string()),
    ])
}

/// What a tool can be for, by name; what fits nothing else stays last.
fn categories(p: &Page, words: Vec<String>) -> Options {
    let named = words.into_iter().map(|word| {
        let said = super::category(p, &word);
        (word, said)
    });
    let mut named: Options = named.collect();
    named.sort_by_cached_key(|(word, said)| (word == "other", said.to_lowercase()));
    named.insert(0, (String::new(), p.t("pages-tools-new-choose")));
    named
}

fn given(posted: &Posted, name: &str) -> Option<String> {
    Some(posted.text(name).to_owned()).filter(|given| !given.is_empty())
}

fn read(posted: &Posted) -> ToolFactsInput {
    let fact = |name: &str| given(posted, name);
    ToolFactsInput {
        name: posted.text("name").to_owned(),
        key: fact("key"),
        category: posted.text("category").to_owned(),
        open_source: fact("openSource"),
        licence: fact("licence"),
        data_export: fact("dataExport"),
        hosting: fact("hosting"),
        canada_hosting: fact("canadaHosting"),
        languages: fact("languages"),
        french_interface: fact("frenchInterface"),
        source: fact("source"),
        confidence: fact("confidence"),
    }
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
