//! Taking a request back.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};
use words::say;

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
    version: Option<i32>,
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
    /// What would be taken back, in a sentence; empty where there is nothing any more.
    text: String,
    version: i32,
    /// What waits.
    pending: Option<String>,
    /// Whether one request counts and another waits: then the reader chooses.
    has_both: bool,
    /// Whether the reader makes requests for their agency.
    may_pledge: bool,
    form: Form,
}

/// What the form says where only what waits is taken back.
const ONLY_WAITING: &str = "waiting";

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn withdraw(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let only_waiting = posted.text("taken") == ONLY_WAITING;
    // Our own form carries the version; without one nothing was shown to withdraw.
    let version: i32 = posted.text("version").parse().map_err(|_| visit.missing())?;
    let input = WithdrawPledgeInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("agencyId")),
        version: Some(version).filter(|_| !only_waiting),
        pending_pledge_id: Some(posted.text("pendingPledgeId")).filter(|id| !id.is_empty()).map(cynic::Id::new),
        request_key: posted.request_key(),
    };
    let data = visit.run(WithdrawPledge::build(Withdrawing { input })).await?;
    let found = data.withdraw_pledge.map(|withdrawn| withdrawn.problems).unwrap_or_default();
    if found.is_empty() {
        return parts::done(&visit, id, if only_waiting { "waiting-taken-back" } else { "withdrawn" }, "mine");
    }
    // A withdrawal has no fields: whatever is in its way concerns it as a whole.
    let mut problems = Problems::default();
    for problem in found {
        let is_late = ["STALE_VERSION", "NOTHING_PLEDGED", "NOTHING_WAITS"].contains(&problem.code.as_str());
        let late = || say(visit.language(), "pages-pledge-withdraw-stale", &[]);
        problems.add_general(if is_late { late() } else { problem.message });
    }
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<WithdrawTemplate, PageProblem> {
    let data = visit.run(WithdrawPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let refused = form.is_refused();
    let pending = campaign.my_pending_pledge.filter(|pending| pending.state == PendingState::Waiting);
    let version = campaign.my_pledge.as_ref().map_or(0, |pledge| pledge.version);
    let pledge = campaign.my_pledge.filter(|pledge| !pledge.withdrawn);
    // Whoever pressed the button reads why nothing came of it, also where nothing is left to take back.
    if pledge.is_none() && pending.is_none() && !refused {
        return Err(visit.missing());
    }
    let may_pledge = data.viewer.can_pledge;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let agency = p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    let agency = agency.id.inner().to_owned();
    let (back, action) = (p.to(parts::path(id, "")), p.to(parts::path(id, "withdraw")));
    let said = |key: &'static str, seats: Seats| p.t2(key, "seats", seats, "title", &campaign.title);
    let counts = pledge.as_ref().map(|pledge| said("pages-pledge-withdraw-text", pledge.seats));
    let waits = pending.as_ref().map(|pending| said("pages-pledge-withdraw-waiting-text", pending.seats));
    let has_both = counts.is_some() && waits.is_some();
    let both = pledge.as_ref().zip(pending.as_ref()).map(|(pledge, pending)| {
        let (key, title) = ("pages-pledge-withdraw-both-text", &campaign.title);
        p.t3(key, "counts", pledge.seats, "waits", pending.seats, "title", title)
    });
    Ok(WithdrawTemplate {
        text: both.or(counts).or(waits).unwrap_or_default(),
        has_both,
        pending: pending.map(|pending| pending.id.inner().to_owned()),
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
        version: Some(1),
        pending_pledge_id: None,
        request_key: String::new(),
    };
    vec![
        ("campaigns/withdraw", WithdrawPage::build(Vars { id: id() }).query),
        ("campaigns/withdraw: do", WithdrawPledge::build(Withdrawing { input }).query),
    ]
}
