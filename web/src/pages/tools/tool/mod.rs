//! A tool: its facts, how to leave it, and the form to put that on record.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/tools/{id}").route(web::get().to(show)).route(web::post().to(record)));
}

#[derive(cynic::QueryVariables)]
struct Which {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Which")]
struct OneTool {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    tool: Option<Tool>,
}

#[derive(cynic::QueryFragment)]
struct Tool {
    id: cynic::Id,
    name: String,
    supplier: Supplier,
    category: String,
    open_source: String,
    licence: String,
    data_export: String,
    hosting: String,
    canada_hosting: String,
    languages: String,
    french_interface: String,
    source: String,
    confidence: String,
    version: i32,
    exit_record: Option<ExitRecord>,
}

#[derive(cynic::QueryFragment)]
struct Supplier {
    name: String,
    website: Option<String>,
}

#[derive(cynic::QueryFragment)]
struct ExitRecord {
    export_formats: String,
    steps: String,
    tested_on: NaiveDate,
    tested_by: String,
    recorded_at: DateTime<Utc>,
}

#[derive(cynic::QueryVariables)]
struct Record {
    input: RecordExitInput,
}

#[derive(cynic::InputObject)]
struct RecordExitInput {
    tool_id: cynic::Id,
    version: i32,
    export_formats: String,
    steps: String,
    tested_on: NaiveDate,
    tested_by: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Record")]
struct RecordExit {
    #[arguments(input: $input)]
    record_exit: Option<Recorded>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RecordExitPayload")]
struct Recorded {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/tools/tool/page.html")]
struct ToolPage {
    p: Page,
    tool: Tool,
    may_record: bool,
    form: Form,
    /// What somebody else put on record meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    /// The page itself, as it is saved.
    here: String,
}

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 4] = [
    ("exportFormats", "pages-tools-formats"),
    ("steps", "pages-tools-steps"),
    ("testedOn", "pages-tools-tested-on"),
    ("testedBy", "pages-tools-tested-by"),
];

async fn show(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn record(visit: Visit, path: web::Path<(String, String)>, posted: Posted) -> Answer {
    let mut problems = Problems::default();
    if let Some(input) = read(&visit, &path.1, &posted, &mut problems) {
        let data = visit.run(RecordExit::build(Record { input })).await?;
        problems = Problems::of(data.record_exit.map(|recorded| recorded.problems).unwrap_or_default());
        if problems.is_empty() {
            return visit.redirect_done(&visit.to(&format!("tools/{}", path.1)), "exit");
        }
    }
    let page = page(&visit, &path.1, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

fn read(visit: &Visit, id: &str, posted: &Posted, problems: &mut Problems) -> Option<RecordExitInput> {
    let Ok(tested_on) = posted.text("testedOn").parse() else {
        // Without a day there is nothing to send; what else is missing is told all the same.
        let blank = ["exportFormats", "steps", "testedBy"].into_iter().filter(|name| posted.text(name).is_empty());
        blank.for_each(|name| problems.add(name, words::say(visit.language(), "problem-missing", &[])));
        problems.add("testedOn", words::say(visit.language(), "pages-tools-not-a-day", &[]));
        return None;
    };
    Some(RecordExitInput {
        tool_id: cynic::Id::new(id),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        export_formats: posted.text("exportFormats").to_owned(),
        steps: posted.text("steps").to_owned(),
        tested_on,
        tested_by: posted.text("testedBy").to_owned(),
        request_key: posted.request_key(),
    })
}

async fn page(visit: &Visit, id: &str, refused: Option<Form>) -> Result<ToolPage, PageProblem> {
    let data = visit.run(OneTool::build(Which { id: cynic::Id::new(id) })).await?;
    let tool = data.tool.ok_or_else(|| visit.missing())?;
    let may_record = data.viewer.can_run_campaigns;
    let p = visit.page(Door::Tools, data.viewer, data.network)?;
    let saved = filled(&tool);
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form.is_wrong("version").then(|| {
        // Without a record there is nothing but another version: what is known of the tool changed.
        let fields = FIELDS.iter().filter(|_| tool.exit_record.is_some());
        let fields: Vec<(&str, String)> = fields.map(|(name, key)| (*name, p.t(key))).collect();
        form.replace_stale(&saved, &fields, |name, value| said(&p, name, value))
    });
    let here = p.to(format!("tools/{}", tool.id.inner()));
    Ok(ToolPage { p, tool, may_record, form, meanwhile, here })
}

/// A field's value as people read it.
fn said(p: &Page, name: &str, value: &str) -> String {
    let day = Some(value).filter(|_| name == "testedOn").and_then(|value| value.parse::<NaiveDate>().ok());
    day.map_or_else(|| value.to_owned(), |day| p.day(day))
}

/// A first record starts from what the directory knows; a later one from the record before it.
fn filled(tool: &Tool) -> Fields {
    let mut fields = match &tool.exit_record {
        Some(record) => Fields::from_iter([
            ("exportFormats", record.export_formats.clone()),
            ("steps", record.steps.clone()),
            ("testedOn", record.tested_on.to_string()),
            ("testedBy", record.tested_by.clone()),
        ]),
        None => Fields::from_iter([("exportFormats", tool.data_export.clone())]),
    };
    fields.set("version", tool.version.to_string());
    fields
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = RecordExitInput {
        tool_id: cynic::Id::new(""),
        version: 0,
        export_formats: String::new(),
        steps: String::new(),
        tested_on: NaiveDate::MIN,
        tested_by: String::new(),
        request_key: String::new(),
    };
    vec![
        ("tools/tool", OneTool::build(Which { id: cynic::Id::new("") }).query),
        ("tools/tool: record exit", RecordExit::build(Record { input }).query),
    ]
}

#[cfg(test)]
mod tests;
