//! A request waits for an admin of its own agency: looking at it, approving it, refusing it with a reason.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::parts::{self, PledgeLine};
use super::pledge::in_words;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Minor, PendingState, Problem};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/approval");
    cfg.service(resource.route(web::get().to(show)).route(web::post().to(decide)));
}

/// A request that waits, or waited, for an admin of its own agency.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "PendingPledge")]
pub(crate) struct Pending {
    pub id: cynic::Id,
    pub lines: Vec<PledgeLine>,
    pub worst_bill: Minor,
    pub state: PendingState,
    pub asked_by: String,
    pub asked_at: DateTime<Utc>,
    pub is_told: bool,
    pub knows_who_asked: bool,
    pub ended_by: Option<String>,
    pub reason: Option<String>,
    pub can_decide: bool,
}

/// What the pages of a purchase say of it.
pub(crate) struct Waiting {
    /// Whether it still waits.
    pub(crate) waits: bool,
    pub(crate) said: Vec<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) worst: String,
    /// Where the reader decides, if it is theirs to.
    pub(crate) decide: Option<String>,
}

/// Of which purchase something is said.
pub(crate) struct Of<'a> {
    pub(crate) campaign: &'a str,
    pub(crate) currency: &'a str,
    pub(crate) zone: &'a str,
    pub(crate) closes_at: DateTime<Utc>,
}

/// What there is to say of a request that waits, was refused, or was not approved in time; nothing of every other.
pub(crate) fn waiting(p: &Page, of: &Of<'_>, pending: Option<&Pending>) -> Option<Waiting> {
    let pending = pending?;
    let waits = pending.state == PendingState::Waiting;
    let said = match pending.state {
        PendingState::Waiting => {
            vec![who(p, pending), p.t1("pages-approval-until", "at", p.at_both(of.closes_at, of.zone))]
        }
        PendingState::Refused => refused(p, pending),
        PendingState::Lapsed => vec![p.t1("pages-approval-was-lapsed", "at", p.at(pending.asked_at))],
        PendingState::Approved | PendingState::Replaced | PendingState::Withdrawn => return None,
    };
    Some(Waiting {
        waits,
        said,
        lines: if waits { in_words(p, &pending.lines, of.currency) } else { Vec::new() },
        worst: p.money(pending.worst_bill, of.currency),
        decide: pending.can_decide.then(|| p.to(parts::path(of.campaign, "approval"))),
    })
}

fn who(p: &Page, pending: &Pending) -> String {
    let told = if pending.is_told { "yes" } else { "no" };
    p.t3("pages-approval-who", "told", told, "by", &pending.asked_by, "at", p.at(pending.asked_at))
}

fn refused(p: &Page, pending: &Pending) -> Vec<String> {
    let by = pending.ended_by.as_deref().unwrap_or_default();
    let mut said = vec![p.t2("pages-approval-was-refused", "by", by, "at", p.at(pending.asked_at))];
    said.extend(pending.reason.as_ref().map(|reason| p.t1("pages-approval-was-refused-why", "reason", reason)));
    said
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct ApprovalQuery {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<ToDecide>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct ToDecide {
    title: String,
    currency: String,
    zone: String,
    closes_at: DateTime<Utc>,
    my_pledge: Option<Stands>,
    my_pending_pledge: Option<Pending>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pledge")]
struct Stands {
    lines: Vec<PledgeLine>,
    withdrawn: bool,
}

#[derive(cynic::QueryVariables)]
struct Approving {
    input: ApprovePledgeInput,
}

#[derive(cynic::InputObject)]
struct ApprovePledgeInput {
    pending_pledge_id: cynic::Id,
    not_asked_by_me: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Approving")]
struct ApprovePledge {
    #[arguments(input: $input)]
    approve_pledge: Option<Approved>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ApprovePledgePayload")]
struct Approved {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Refusing {
    input: RefusePledgeInput,
}

#[derive(cynic::InputObject)]
struct RefusePledgeInput {
    pending_pledge_id: cynic::Id,
    reason: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Refusing")]
struct RefusePledge {
    #[arguments(input: $input)]
    refuse_pledge: Option<Refused>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RefusePledgePayload")]
struct Refused {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/approval/page.html")]
struct ApprovalPage {
    p: Page,
    campaign: String,
    back: String,
    action: String,
    /// What waits, or what became of the last that did.
    waiting: Option<Waiting>,
    /// The id of what the reader decides.
    to_decide: Option<String>,
    /// Whether the reader has to say that it was not them who asked.
    asks_who: bool,
    /// What counts now, line by line.
    now: Vec<String>,
    form: Form,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn decide(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let (pending_pledge_id, request_key) = (cynic::Id::new(posted.text("pendingPledgeId")), posted.request_key());
    let refuses = posted.has("refuse");
    let found = if refuses {
        let input = RefusePledgeInput { pending_pledge_id, reason: posted.text("reason").to_owned(), request_key };
        let data = visit.run(RefusePledge::build(Refusing { input })).await?;
        data.refuse_pledge.map(|refused| refused.problems)
    } else {
        let not_asked_by_me = posted.has("notAskedByMe");
        let input = ApprovePledgeInput { pending_pledge_id, not_asked_by_me, request_key };
        let data = visit.run(ApprovePledge::build(Approving { input })).await?;
        data.approve_pledge.map(|approved| approved.problems)
    };
    let found = found.unwrap_or_default();
    if found.is_empty() {
        return parts::done(&visit, id, if refuses { "refused" } else { "approved" }, "mine");
    }
    let mut problems = Problems::default();
    for problem in found {
        // Only these two are filled in here: whatever else is in the way concerns it as a whole.
        match problem.field.filter(|field| ["reason", "notAskedByMe"].contains(&field.as_str())) {
            Some(field) => problems.add(field, problem.message),
            None => problems.add_general(problem.message),
        }
    }
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<ApprovalPage, PageProblem> {
    let data = visit.run(ApprovalQuery::build(Vars { id: cynic::Id::new(id) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    // Who acts for no agency has nothing to approve.
    p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    let ToDecide { title, currency, zone, closes_at, my_pledge, my_pending_pledge: pending } = campaign;
    let of = Of { campaign: id, currency: &currency, zone: &zone, closes_at };
    let stands = my_pledge.filter(|pledge| !pledge.withdrawn);
    Ok(ApprovalPage {
        back: p.to(parts::path(id, "")),
        action: p.to(parts::path(id, "approval")),
        waiting: waiting(&p, &of, pending.as_ref()),
        asks_who: pending.as_ref().is_some_and(|pending| !pending.knows_who_asked),
        to_decide: pending.filter(|pending| pending.can_decide).map(|pending| pending.id.inner().to_owned()),
        now: stands.map(|pledge| in_words(&p, &pledge.lines, &currency)).unwrap_or_default(),
        campaign: title,
        form,
        p,
    })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let approve = ApprovePledgeInput { pending_pledge_id: id(), not_asked_by_me: false, request_key: String::new() };
    let refuse = RefusePledgeInput { pending_pledge_id: id(), reason: String::new(), request_key: String::new() };
    vec![
        ("campaigns/approval", ApprovalQuery::build(Vars { id: id() }).query),
        ("campaigns/approval: approve", ApprovePledge::build(Approving { input: approve }).query),
        ("campaigns/approval: refuse", RefusePledge::build(Refusing { input: refuse }).query),
    ]
}

#[cfg(test)]
mod tests;
