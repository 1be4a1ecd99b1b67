//! The log of breaches of privacy: reading it, writing down another one, and adding what is known better of one.

mod document;

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{Entries, Entry, Log, RecordBreach, RecordBreachInput, Recording};
use crate::forms::{self, Fields, Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{BreachHarm, Named, PageInfo};
use crate::visit::{Answer, Visit};

/// How many entries stand on a page.
const ON_A_PAGE: i32 = 20;
/// The most entries about one breach that are shown beneath its form.
const ABOUT_ONE: i32 = 100;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/breaches").route(web::get().to(list)));
    cfg.service(web::resource("/n/{slug}/breaches/new").route(web::get().to(begin)).route(web::post().to(record_new)));
    cfg.service(web::resource("/n/{slug}/breaches/{id}").route(web::get().to(show)).route(web::post().to(record_more)));
}

#[derive(Template)]
#[template(path = "pages/privacy/breaches/list.html")]
struct ListPage {
    p: Page,
    entries: Vec<Entry>,
    info: PageInfo,
}

#[derive(Template)]
#[template(path = "pages/privacy/breaches/page.html")]
struct FormPage {
    p: Page,
    form: Form,
    /// Where the form is sent.
    action: String,
    title: String,
    harms: Vec<(String, String)>,
    /// What was written about this breach before, newest first.
    entries: Vec<Entry>,
}

async fn list(visit: Visit) -> Answer {
    let span = visit.span(ON_A_PAGE);
    let vars = Entries { breach: None, first: span.first, after: span.after, last: span.last, before: span.before };
    let data = visit.run(Log::build(vars)).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let (entries, info) = (data.breach_entries.nodes, data.breach_entries.page_info);
    visit.show(&ListPage { p, entries, info })
}

async fn begin(visit: Visit) -> Answer {
    let page = new_page(&visit, Form::filled(Fields::from_iter([("revision", "0"), ("harm", "NOT_JUDGED")]))).await?;
    visit.show(&page)
}

async fn new_page(visit: &Visit, form: Form) -> Result<FormPage, PageProblem> {
    // Nothing is shown of the log, but whoever may not read it has nothing to write down either.
    let data = visit.run(Log::build(Entries { first: Some(1), ..Entries::default() })).await?;
    let action = visit.to("breaches/new");
    let p = visit.page(Door::None, data.viewer, data.network)?.found_at(action.clone());
    let title = p.t("pages-breaches-new");
    Ok(FormPage { harms: harms(&p), p, form, action, title, entries: Vec::new() })
}

async fn record_new(visit: Visit, posted: Posted) -> Answer {
    match record(&visit, &posted, None).await? {
        None => visit.redirect_done(&visit.to("breaches"), "breach"),
        Some(problems) => {
            let page = new_page(&visit, posted.refused(problems)).await?;
            visit.refuse(&page)
        }
    }
}

async fn show(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn record_more(visit: Visit, path: web::Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.into_inner().1;
    match record(&visit, &posted, Some(cynic::Id::new(&id))).await? {
        None => visit.redirect_done(&visit.to("breaches"), "breach"),
        Some(problems) => {
            let is_stale = problems.iter().any(|(field, _)| field == Some("revision"));
            let mut page = page(&visit, &id, Some(posted.refused(problems))).await?;
            // Sent again, it follows what somebody else wrote meanwhile: on purpose.
            if is_stale {
                page.form.fields.set("revision", page.entries.first().map_or(0, |entry| entry.revision).to_string());
            }
            visit.refuse(&page)
        }
    }
}

async fn page(visit: &Visit, id: &str, refused: Option<Form>) -> Result<FormPage, PageProblem> {
    let vars = Entries { breach: Some(cynic::Id::new(id)), first: Some(ABOUT_ONE), ..Entries::default() };
    let data = visit.run(Log::build(vars)).await?;
    let action = visit.to(&format!("breaches/{id}"));
    let p = visit.page(Door::None, data.viewer, data.network)?.found_at(action.clone());
    let entries = data.breach_entries.nodes;
    let Some(newest) = entries.first() else { return Err(visit.missing()) };
    let title = p.t1("pages-breaches-number", "number", newest.number);
    let form = refused.unwrap_or_else(|| Form::filled(stored(&p, newest)));
    Ok(FormPage { harms: harms(&p), p, form, action, title, entries })
}

/// What is known now, to be changed into what is known better.
fn stored(p: &Page, entry: &Entry) -> Fields {
    Fields::from_iter([
        ("revision", entry.revision.to_string()),
        ("happened", entry.happened.clone()),
        ("happenedWhen", entry.happened_when.clone()),
        ("noticedOn", entry.noticed_on.to_string()),
        ("data", entry.data.clone()),
        ("people", entry.people.map(|people| p.number(people)).unwrap_or_default()),
        ("harm", entry.harm.code().to_owned()),
        ("harmReasons", entry.harm_reasons.clone()),
        ("told", entry.told.clone()),
        ("done", entry.done.clone()),
    ])
}

/// Writes it down; what is wrong with it, if anything.
async fn record(visit: &Visit, posted: &Posted, breach: Option<cynic::Id>) -> Result<Option<Problems>, PageProblem> {
    let text = |name| posted.text(name).to_owned();
    let mut problems = Problems::default();
    let noticed_on = forms::day(posted.text("noticedOn"));
    if noticed_on.is_none() && !posted.text("noticedOn").is_empty() {
        problems.add("noticedOn", words::say(visit.language(), "pages-breaches-not-a-day", &[]));
    }
    let people = people(visit, posted, &mut problems);
    // What cannot be read is sent as what nothing is recorded with, so that everything else that is wrong is said with it.
    let people = if problems.concern("people") { Some(-1) } else { people };
    let input = RecordBreachInput {
        breach_id: breach,
        // What is no number is none of ours, and so stale.
        revision: posted.text("revision").parse().unwrap_or(-1),
        happened: text("happened"),
        happened_when: text("happenedWhen"),
        noticed_on,
        data: text("data"),
        people,
        harm: BreachHarm::from_code(posted.text("harm")).unwrap_or(BreachHarm::NotJudged),
        harm_reasons: text("harmReasons"),
        told: text("told"),
        done: text("done"),
        request_key: posted.request_key(),
    };
    let data = visit.run(RecordBreach::build(Recording { input })).await?;
    let mut found = data.record_breach.map(|recorded| recorded.problems).unwrap_or_default();
    found.retain(|problem| problem.field.as_deref().is_none_or(|field| !problems.concern(field)));
    let problems = problems.and(Problems::of(found));
    Ok((!problems.is_empty()).then_some(problems))
}

/// How many people it concerns, if that is known.
fn people(visit: &Visit, posted: &Posted, problems: &mut Problems) -> Option<i32> {
    if posted.text("people").is_empty() {
        return None;
    }
    let typed = posted.number(visit.language(), "people", problems)?;
    let people = i32::try_from(typed).ok();
    if people.is_none() {
        problems.add("people", words::say(visit.language(), "pages-breaches-not-a-number", &[]));
    }
    people
}

fn harms(p: &Page) -> Vec<(String, String)> {
    BreachHarm::ALL.iter().map(|harm| (harm.code().to_owned(), p.name(harm))).collect()
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    document::documents()
}

#[cfg(test)]
mod tests;
