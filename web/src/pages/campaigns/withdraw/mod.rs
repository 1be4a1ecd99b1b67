//! Taking a request back.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::parts;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Problem, Seats};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/withdraw");
    cfg.service(resource.route(web::get().to(ask)).route(web::post().to(withdraw)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct WithdrawPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<ToWithdraw>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct ToWithdraw {
    title: String,
    my_pledge: Option<Pledge>,
}

#[derive(cynic::QueryFragment)]
struct Pledge {
    seats: Seats,
    version: i32,
    withdrawn: bool,
}

#[derive(cynic::QueryVariables)]
struct Withdrawing {
    input: WithdrawPledgeInput,
}

#[derive(cynic::InputObject)]
struct WithdrawPledgeInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    version: i32,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Withdrawing")]
struct WithdrawPledge {
    #[arguments(input: $input)]
    withdraw_pledge: Option<Withdrawn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "WithdrawPledgePayload")]
struct Withdrawn {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/withdraw/page.html")]
struct WithdrawTemplate {
    p: Page,
    /// The title of the purchase; `title` is the question's inside the part that asks.
    campaign: String,
    back: String,
    action: String,
    agency: String,
    pledge: Pledge,
    /// Whether the reader makes requests for their agency.
    may_pledge: bool,
    form: Form,
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn withdraw(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    // Our own form carries the version; without one nothing was shown to withdraw.
    let version = posted.text("version").parse().map_err(|_| visit.missing())?;
    let input = WithdrawPledgeInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("agencyId")),
        version,
        request_key: posted.request_key(),
    };
    let data = visit.run(WithdrawPledge::build(Withdrawing { input })).await?;
    let found = data.withdraw_pledge.map(|withdrawn| withdrawn.problems).unwrap_or_default();
    if found.is_empty() {
        return parts::done(&visit, id, "withdrawn", "mine");
    }
    // A withdrawal has no fields: whatever is in its way concerns it as a whole.
    let mut problems = Problems::default();
    found.into_iter().for_each(|problem| problems.add_general(problem.message));
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<WithdrawTemplate, PageProblem> {
    let data = visit.run(WithdrawPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let refused = form.is_refused();
    let pledge = campaign.my_pledge.filter(|pledge| refused || !pledge.withdrawn).ok_or_else(|| visit.missing())?;
    let may_pledge = data.viewer.can_pledge;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let agency = p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    let agency = agency.id.inner().to_owned();
    let (back, action) = (p.to(parts::path(id, "")), p.to(parts::path(id, "withdraw")));
    Ok(WithdrawTemplate { back, action, campaign: campaign.title, agency, pledge, may_pledge, p, form })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let input = WithdrawPledgeInput { campaign_id: id(), agency_id: id(), version: 1, request_key: String::new() };
    vec![
        ("campaigns/withdraw", WithdrawPage::build(Vars { id: id() }).query),
        ("campaigns/withdraw: do", WithdrawPledge::build(Withdrawing { input }).query),
    ]
}
