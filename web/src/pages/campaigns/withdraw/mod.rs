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
use crate::types::{PendingState, Problem, Seats};
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
    my_pending_pledge: Option<Pending>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PendingPledge")]
struct Pending {
    id: cynic::Id,
    seats: Seats,
    state: PendingState,
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
    pending_pledge_id: Option<cynic::Id>,
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
    /// What is taken back, in a sentence.
    text: String,
    version: i32,
    /// What waits and is taken back as well.
    pending: Option<String>,
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
        pending_pledge_id: Some(posted.text("pendingPledgeId")).filter(|id| !id.is_empty()).map(cynic::Id::new),
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
    let pending = campaign.my_pending_pledge.filter(|pending| refused || pending.state == PendingState::Waiting);
    let version = campaign.my_pledge.as_ref().map_or(0, |pledge| pledge.version);
    let pledge = campaign.my_pledge.filter(|pledge| !pledge.withdrawn || (refused && pending.is_none()));
    let taken = match (&pledge, &pending) {
        (Some(pledge), _) => ("pages-pledge-withdraw-text", pledge.seats),
        (None, Some(pending)) => ("pages-pledge-withdraw-waiting-text", pending.seats),
        (None, None) => return Err(visit.missing()),
    };
    let waiting = pending.filter(|pending| pending.state == PendingState::Waiting);
    let may_pledge = data.viewer.can_pledge;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let agency = p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    let agency = agency.id.inner().to_owned();
    let (back, action) = (p.to(parts::path(id, "")), p.to(parts::path(id, "withdraw")));
    Ok(WithdrawTemplate {
        text: p.t2(taken.0, "seats", taken.1, "title", &campaign.title),
        pending: waiting.map(|pending| pending.id.inner().to_owned()),
        campaign: campaign.title,
        back,
        action,
        agency,
        version,
        may_pledge,
        p,
        form,
    })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let input = WithdrawPledgeInput {
        campaign_id: id(),
        agency_id: id(),
        version: 1,
        pending_pledge_id: None,
        request_key: String::new(),
    };
    vec![
        ("campaigns/withdraw", WithdrawPage::build(Vars { id: id() }).query),
        ("campaigns/withdraw: do", WithdrawPledge::build(Withdrawing { input }).query),
    ]
}
