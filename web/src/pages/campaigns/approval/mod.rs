//! A request waits for an admin of its own agency: looking at it, approving it, refusing it with a reason.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::parts::{self, PledgeLine, PledgePreview};
use super::pledge::in_words;
use super::told::{self, Told};
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Minor, PendingState, Problem, TodayPriceSource};
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
    pub today_unit_price: Option<Minor>,
    pub today_price_source: Option<TodayPriceSource>,
    pub preview: PledgePreview,
    pub state: PendingState,
    pub asked_by: String,
    pub asked_at: DateTime<Utc>,
    pub is_told: bool,
    pub knows_who_asked: bool,
    pub told_deed: Option<Entry>,
    pub ended_by: Option<String>,
    pub reason: Option<String>,
    pub has_approver: bool,
    pub can_decide: bool,
}

/// What staff entered, as the agency told them.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ToldDeed")]
pub(crate) struct Entry {
    #[cynic(spread)]
    pub told: Told,
    pub note: String,
}

/// What the pages of a purchase say of it.
pub(crate) struct Waiting {
    /// Whether it still waits.
    pub(crate) waits: bool,
    pub(crate) said: Vec<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) worst: String,
    /// How staff were told, where they entered it.
    pub(crate) told: Option<ShownEntry>,
    /// Where the form is filled in with it again, once it was refused or lapsed and may be asked again.
    pub(crate) again: Option<String>,
    /// Where the reader decides, if it is theirs to.
    pub(crate) decide: Option<String>,
}

/// What staff entered: how they were told, their note, and where to say that it was not the agency.
pub(crate) struct ShownEntry {
    pub(crate) how: String,
    pub(crate) note: String,
    pub(crate) disputed: Option<String>,
    pub(crate) path: String,
}

/// Of which purchase something is said.
pub(crate) struct Of<'a> {
    pub(crate) campaign: &'a str,
    pub(crate) currency: &'a str,
    pub(crate) zone: &'a str,
    pub(crate) closes_at: DateTime<Utc>,
    /// Whether the reader may ask for licences now.
    pub(crate) may_ask: bool,
}

/// A request, where it waits.
pub(crate) fn that_waits(pending: Option<&Pending>) -> Option<&Pending> {
    pending.filter(|pending| pending.state == PendingState::Waiting)
}

/// A request, where it was refused or not approved in time.
pub(crate) fn that_failed(pending: Option<&Pending>) -> Option<&Pending> {
    pending.filter(|pending| matches!(pending.state, PendingState::Refused | PendingState::Lapsed))
}

/// What there is to say of a request that waits, was refused, or was not approved in time; nothing of every other.
pub(crate) fn waiting(p: &Page, of: &Of<'_>, pending: Option<&Pending>) -> Option<Waiting> {
    let pending = pending?;
    let waits = pending.state == PendingState::Waiting;
    let said = match pending.state {
        PendingState::Waiting => {
            let key = if pending.has_approver { "pages-approval-until" } else { "pages-approval-nobody" };
            vec![who(p, pending), p.t1(key, "at", p.at_both(of.closes_at, of.zone))]
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
        told: pending.told_deed.as_ref().map(|entry| entered(p, entry)),
        again: (of.may_ask && !waits).then(|| p.to(parts::path(of.campaign, "pledge?earlier=refused"))),
        decide: pending.can_decide.then(|| p.to(parts::path(of.campaign, "approval"))),
    })
}

fn who(p: &Page, pending: &Pending) -> String {
    let told = match (pending.is_told, pending.knows_who_asked) {
        (false, _) => "no",
        (true, true) => "yes",
        (true, false) => "unnamed",
    };
    p.t3("pages-approval-who", "told", told, "by", &pending.asked_by, "at", p.at(pending.asked_at))
}

fn entered(p: &Page, entry: &Entry) -> ShownEntry {
    ShownEntry {
        how: told::how(p, &entry.told),
        note: entry.note.clone(),
        disputed: told::disputed(p, &entry.told),
        path: p.to(told::path(&entry.told)),
    }
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
    can_pledge: bool,
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
    /// Who reads why it is refused.
    reason_hint: String,
    /// Whether what the reader decided on waits no more, and another request does.
    is_another: bool,
    /// Whether an admin is left who may decide.
    has_approver: bool,
    /// What it would cost if requests closed now, in words.
    cost_now: Option<String>,
    /// What the same licences cost today, where that was stated.
    today: Option<String>,
    /// What became of the last that waited, where there is nothing more to say of it.
    nothing: String,
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
        let refused = if posted.has("unnamed") { "refused-unnamed" } else { "refused" };
        return parts::done(&visit, id, if refuses { refused } else { "approved" }, "mine");
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

async fn page(visit: &Visit, id: &str, mut form: Form) -> Result<ApprovalPage, PageProblem> {
    let data = visit.run(ApprovalQuery::build(Vars { id: cynic::Id::new(id) })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    // Who acts for no agency has nothing to approve.
    p.shell().and_then(|shell| shell.agency.as_ref()).ok_or_else(|| visit.missing())?;
    let ToDecide { title, currency, zone, closes_at, can_pledge: may_ask, my_pledge, my_pending_pledge: pending } =
        campaign;
    let of = Of { campaign: id, currency: &currency, zone: &zone, closes_at, may_ask };
    let decided = Some(form.value("pendingPledgeId")).filter(|id| !id.is_empty());
    let is_another =
        decided.is_some_and(|decided| pending.as_ref().is_some_and(|pending| pending.id.inner() != decided));
    // What was ticked was meant for the request that stood beside it.
    if is_another {
        form.fields.remove(|name| name == "notAskedByMe");
    }
    let stands = my_pledge.filter(|pledge| !pledge.withdrawn);
    Ok(ApprovalPage {
        back: p.to(parts::path(id, "")),
        action: p.to(parts::path(id, "approval")),
        waiting: waiting(&p, &of, pending.as_ref()),
        asks_who: pending.as_ref().is_some_and(|pending| !pending.knows_who_asked),
        reason_hint: p.t(match pending.as_ref().is_none_or(|pending| pending.knows_who_asked) {
            true => "pages-approval-reason-hint",
            false => "pages-approval-reason-hint-unnamed",
        }),
        is_another,
        has_approver: pending.as_ref().is_none_or(|pending| pending.has_approver),
        cost_now: pending.as_ref().and_then(|pending| cost_now(&p, &pending.preview, &currency)),
        today: pending.as_ref().and_then(|pending| pending.preview.today_bill).map(|bill| p.money(bill, &currency)),
        nothing: p.t(if pending.is_some() { "pages-approval-nothing-text" } else { "pages-approval-never-text" }),
        to_decide: pending.filter(|pending| pending.can_decide).map(|pending| pending.id.inner().to_owned()),
        now: stands.map(|pledge| in_words(&p, &pledge.lines, &currency)).unwrap_or_default(),
        campaign: title,
        form,
        p,
    })
}

/// What it would cost if requests closed now and nobody's limit were missed; nothing where the supplier offers nothing yet.
fn cost_now(p: &Page, preview: &PledgePreview, currency: &str) -> Option<String> {
    let now = preview.now.as_ref()?;
    Some(match now.seats_in.0 {
        0 => p.t("pages-campaign-in-none"),
        _ if now.seats_in == preview.seats => p.money(now.total, currency),
        _ => p.t2("pages-approval-cost-part", "total", p.money(now.total, currency), "seats", now.seats_in),
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
