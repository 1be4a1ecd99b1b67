//! A new campaign, and a draft being edited: checked as one goes, saved when one likes.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::parts;
use crate::forms::{Fields, Form, Posted, Problems};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

mod document;
mod instants;
mod read;
mod rows;
mod sheet;
mod stored;

use document::{
    CampaignDraftInput, DraftCampaign, DraftCampaignInput, DraftPage, Drafting, EditCampaign, EditCampaignInput,
    Editing, Vars,
};
use rows::Group;
use sheet::Sheet;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let new = web::resource("/n/{slug}/campaigns/new");
    cfg.service(new.route(web::get().to(start)).route(web::post().to(draft)));
    let edit = web::resource("/n/{slug}/campaigns/{id}/edit");
    cfg.service(edit.route(web::get().to(show)).route(web::post().to(edit_draft)));
}

#[derive(Template)]
#[template(path = "pages/campaigns/draft/page.html")]
struct DraftTemplate {
    p: Page,
    sheet: Sheet,
}

/// What the page shows besides the form.
#[derive(Default)]
struct Showing {
    /// What was typed; otherwise the form is as it is stored.
    typed: Option<Form>,
    /// The draft to check.
    checked: Option<CampaignDraftInput>,
    /// Somebody else saved meanwhile.
    stale: bool,
    /// The tool a new draft is about, where one came from the tool's own page.
    tool: Option<String>,
}

async fn start(visit: Visit) -> Answer {
    let tool = visit.query("tool").map(str::to_owned);
    let page = page(&visit, None, Showing { tool, ..Showing::default() }).await?;
    visit.show(&page)
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, Some(&path.1), Showing::default()).await?;
    visit.show(&page)
}

async fn draft(visit: Visit, posted: Posted) -> Answer {
    act(visit, None, posted).await
}

async fn edit_draft(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    act(visit, Some(path.1.as_str()), posted).await
}

async fn act(visit: Visit, id: Option<&str>, posted: Posted) -> Answer {
    let mut fields = posted.fields().clone();
    if rows::press(&mut fields) {
        let page = page(&visit, id, Showing { typed: Some(Form::filled(fields)), ..Showing::default() }).await?;
        return visit.show(&page);
    }
    if let Some(by) = instants::answer_by(&fields) {
        fields.set("confirmBy", by);
    }
    let mut problems = Problems::default();
    let Some(draft) = read::read(visit.language(), &posted, &fields, &mut problems) else {
        let page = page(&visit, id, Showing { typed: Some(Form { fields, problems }), ..Showing::default() }).await?;
        return visit.refuse(&page);
    };
    if posted.has("check") {
        let showing = Showing { typed: Some(Form::filled(fields)), checked: Some(draft), ..Showing::default() };
        let page = page(&visit, id, showing).await?;
        return visit.show(&page);
    }
    let (saved, found) = save(&visit, id, &posted, draft).await?;
    match saved {
        Some(saved) if found.is_empty() => parts::done(&visit, &saved, "drafted", "main"),
        _ => {
            let stale = found.iter().any(|problem| problem.code == "STALE_VERSION");
            let mut problems = Problems::of(found);
            rows::rename(&mut problems, &fields);
            let showing = Showing { typed: Some(Form { fields, problems }), stale, ..Showing::default() };
            let page = page(&visit, id, showing).await?;
            visit.refuse(&page)
        }
    }
}

/// Saves a draft, new or edited: its id, and what stands in the way.
async fn save(
    visit: &Visit,
    id: Option<&str>,
    posted: &Posted,
    draft: CampaignDraftInput,
) -> Result<(Option<String>, Vec<Problem>), PageProblem> {
    let request_key = posted.request_key();
    let Some(id) = id else {
        let input = DraftCampaignInput { draft, request_key };
        let saved = visit.run(DraftCampaign::build(Drafting { input })).await?.draft_campaign;
        let saved = saved.ok_or_else(|| visit.fault("a draft was neither saved nor refused"))?;
        return Ok((saved.campaign.map(|campaign| campaign.id.into_inner()), saved.problems));
    };
    // Our own form carries the version it was filled in from.
    let version = posted.text("version").parse().map_err(|_| visit.missing())?;
    let input = EditCampaignInput { campaign_id: cynic::Id::new(id), version, draft, request_key };
    let edited = visit.run(EditCampaign::build(Editing { input })).await?.edit_campaign;
    Ok((Some(id.to_owned()), edited.map(|edited| edited.problems).unwrap_or_default()))
}

async fn page(visit: &Visit, id: Option<&str>, showing: Showing) -> Result<DraftTemplate, PageProblem> {
    let Showing { typed, checked, stale, tool } = showing;
    let said =
        |name: &str| typed.as_ref().map(|form| form.fields.text(name).to_owned()).filter(|said| !said.is_empty());
    let tool = tool.or_else(|| said("toolId"));
    let search = said("toolSearch");
    let vars = Vars {
        id: cynic::Id::new(id.unwrap_or_default()),
        editing: id.is_some(),
        checking: checked.is_some(),
        draft: checked.unwrap_or_else(read::nothing),
        chosen: tool.is_some(),
        tool: cynic::Id::new(tool.unwrap_or_default()),
        search: search.clone(),
    };
    let data = visit.run(DraftPage::build(vars)).await?;
    if id.is_some() && data.campaign.is_none() {
        return Err(visit.missing());
    }
    let refused = typed.as_ref().is_some_and(Form::is_refused);
    let may = data.viewer.can_run_campaigns && data.campaign.as_ref().is_none_or(|stored| stored.can_edit || refused);
    if !may {
        return Err(visit.forbidden());
    }
    let page = visit.page(crate::layout::Door::Buying, data.viewer, data.network.shell.clone())?;
    let subject = sheet::Subject {
        id,
        here: &data.network,
        tools: &data.tools,
        chosen: data.tool.as_ref(),
        searched: search.is_some(),
        stored: data.campaign.as_ref(),
        check: data.draft_check,
    };
    let sheet = Sheet::of(&page, subject, typed, stale);
    Ok(DraftTemplate { p: page, sheet })
}

/// The form as it is stored, or as a new one starts.
fn initial(p: &Page, subject: &sheet::Subject<'_>) -> Fields {
    match subject.stored {
        Some(stored) => stored::filled(p, stored),
        None => stored::fresh(p, subject.here, subject.chosen),
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let new = DraftCampaignInput { draft: read::nothing(), request_key: String::new() };
    let edited =
        EditCampaignInput { campaign_id: id(), version: 1, draft: read::nothing(), request_key: String::new() };
    vec![
        (
            "campaigns/draft",
            DraftPage::build(Vars {
                id: id(),
                editing: true,
                draft: read::nothing(),
                checking: true,
                tool: id(),
                chosen: true,
                search: None,
            })
            .query,
        ),
        ("campaigns/draft: new", DraftCampaign::build(Drafting { input: new }).query),
        ("campaigns/draft: edit", EditCampaign::build(Editing { input: edited }).query),
    ]
}

#[cfg(test)]
mod tests;
