//! Cancelling a campaign, with a reason for everybody.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::parts;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Phase, Problem, Seats};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/cancel");
    cfg.service(resource.route(web::get().to(ask)).route(web::post().to(cancel)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct CancelPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<ToCancel>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct ToCancel {
    title: String,
    phase: Phase,
    can_cancel: bool,
    seats_pledged: Seats,
    agencies_in: i32,
    outcome: Option<Outcome>,
}

#[derive(cynic::QueryFragment)]
struct Outcome {
    seats: Seats,
    agencies_in: i32,
}

impl ToCancel {
    /// What cancelling means now: after the final result it undoes no order.
    fn means(&self, p: &Page) -> String {
        match self.outcome.as_ref().filter(|_| self.phase == Phase::Cleared) {
            Some(outcome) => {
                let key = "pages-campaign-cancel-text-final";
                p.t2(key, "agencies", outcome.agencies_in, "seats", outcome.seats)
            }
            None => p.t2("pages-campaign-cancel-text", "agencies", self.agencies_in, "seats", self.seats_pledged),
        }
    }
}

#[derive(cynic::QueryVariables)]
struct Cancelling {
    input: CancelCampaignInput,
}

#[derive(cynic::InputObject)]
struct CancelCampaignInput {
    campaign_id: cynic::Id,
    reason: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Cancelling")]
struct CancelCampaign {
    #[arguments(input: $input)]
    cancel_campaign: Option<Cancelled>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CancelCampaignPayload")]
struct Cancelled {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/cancel/page.html")]
struct CancelTemplate {
    p: Page,
    c: ToCancel,
    back: String,
    action: String,
    form: Form,
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn cancel(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = CancelCampaignInput {
        campaign_id: cynic::Id::new(id),
        reason: posted.text("reason").to_owned(),
        request_key: posted.request_key(),
    };
    let data = visit.run(CancelCampaign::build(Cancelling { input })).await?;
    let problems = Problems::of(data.cancel_campaign.map(|cancelled| cancelled.problems).unwrap_or_default());
    if problems.is_empty() {
        return parts::done(&visit, id, "cancelled", "main");
    }
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<CancelTemplate, PageProblem> {
    let data = visit.run(CancelPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let c = data.campaign.ok_or_else(|| visit.missing())?;
    if !c.can_cancel && form.problems.is_empty() {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    Ok(CancelTemplate { back: p.to(parts::path(id, "")), action: p.to(parts::path(id, "cancel")), p, c, form })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let input = CancelCampaignInput { campaign_id: id(), reason: String::new(), request_key: String::new() };
    vec![
        ("campaigns/cancel", CancelPage::build(Vars { id: id() }).query),
        ("campaigns/cancel: do", CancelCampaign::build(Cancelling { input }).query),
    ]
}
