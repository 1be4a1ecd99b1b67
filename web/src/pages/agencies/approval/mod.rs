//! The amount above which an agency's requests wait for another of its admins: where its admins set it.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::unit;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Minor, Problem};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/agencies/{id}/approval");
    cfg.service(resource.route(web::get().to(show)).route(web::post().to(change)));
}

/// From which amount on.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AgencyApproval")]
pub(super) struct Approval {
    pub above: Option<Minor>,
    pub currency: String,
    pub is_on: bool,
    pub can_change: bool,
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct AgencyApprovalQuery {
    viewer: ShellViewer,
    network: Network,
    #[arguments(id: $id)]
    agency: Option<Agency>,
}

#[derive(cynic::QueryFragment)]
struct Network {
    #[cynic(spread)]
    shell: ShellNetwork,
    currency: String,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
    version: i32,
    approval: Option<Approval>,
}

#[derive(cynic::QueryVariables)]
struct Changing {
    input: ChangeApprovalInput,
}

#[derive(cynic::InputObject)]
struct ChangeApprovalInput {
    agency_id: cynic::Id,
    version: i32,
    above: Option<Minor>,
    alone_understood: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Changing")]
struct ChangeApproval {
    #[arguments(input: $input)]
    change_approval: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeApprovalPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/agencies/approval/page.html")]
struct ApprovalTemplate {
    p: Page,
    agency: String,
    /// What holds, in a sentence: what the rule is, or that the network has it no more.
    lead: String,
    back: String,
    action: String,
    invite: String,
    currency: String,
    unit: String,
    /// What is set now, where somebody else changed it meanwhile.
    meanwhile: Option<String>,
    form: Form,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn change(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let mut problems = Problems::default();
    let currency = posted.text("currency").to_owned();
    let above = posted.money_if_any(visit.language(), &currency, "above", &mut problems);
    if problems.is_empty() {
        let input = ChangeApprovalInput {
            agency_id: cynic::Id::new(id),
            version: posted.text("version").parse().unwrap_or_default(),
            above: above.map(Minor),
            alone_understood: posted.has("aloneUnderstood"),
            request_key: posted.request_key(),
        };
        let data = visit.run(ChangeApproval::build(Changing { input })).await?;
        problems = Problems::of(data.change_approval.map(|changed| changed.problems).unwrap_or_default());
        if problems.is_empty() {
            let done = if above.is_some() { "approval" } else { "approval-none" };
            return visit.redirect_done(&visit.to(&super::path(id, "")), done);
        }
    }
    let page = page(&visit, id, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

/// The page with what is set, or with what was typed. A form that came too late holds the version there is now: whoever
/// sends it again has been told.
async fn page(visit: &Visit, id: &str, refused: Option<Form>) -> Result<ApprovalTemplate, PageProblem> {
    let data = visit.run(AgencyApprovalQuery::build(Vars { id: cynic::Id::new(id) })).await?;
    let agency = data.agency.ok_or_else(|| visit.missing())?;
    let may = |approval: &Approval| approval.can_change;
    let approval = agency.approval.filter(may).ok_or_else(|| visit.forbidden())?;
    let currency = data.network.currency;
    let p = visit.page(Door::None, data.viewer, data.network.shell)?;
    let above = approval.above.map(|above| p.money_input(above)).unwrap_or_default();
    let mut form = refused.unwrap_or_else(|| Form::filled(Fields::from_iter([("above", above)])));
    let set = match approval.above {
        Some(above) => p.t1("pages-agencies-approval-above", "amount", p.money(above, &approval.currency)),
        None => p.t("pages-agencies-approval-none"),
    };
    let lead = match approval.above.filter(|_| !approval.is_on) {
        Some(above) => p.t1("pages-agencies-approval-off", "amount", p.money(above, &approval.currency)),
        None => p.t1("pages-agencies-approval-lead", "agency", &agency.name),
    };
    let meanwhile = form.is_wrong("version").then_some(set);
    form.fields.set("version", agency.version.to_string());
    Ok(ApprovalTemplate {
        back: p.to(super::path(id, "")),
        action: p.to(super::path(id, "approval")),
        invite: p.to(format!("members/invite?agency={id}&role=ADMIN")),
        unit: unit(&currency),
        agency: agency.name,
        lead,
        currency,
        meanwhile,
        form,
        p,
    })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChangeApprovalInput {
        agency_id: cynic::Id::new(""),
        version: 1,
        above: None,
        alone_understood: false,
        request_key: String::new(),
    };
    vec![
        ("agencies/approval", AgencyApprovalQuery::build(Vars { id: cynic::Id::new("") }).query),
        ("agencies/approval: change", ChangeApproval::build(Changing { input }).query),
    ]
}

#[cfg(test)]
mod tests;
