//! What staff entered for an agency: a letter to print for staff, and for the agency the place to say "This was not us".

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use super::Told;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Problem, ToldDeedKind};
use crate::visit::{Answer, Visit};

pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/told/{id}").route(web::get().to(show)).route(web::post().to(dispute)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct ToldEntry {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    told_deed: Option<Entry>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToldDeed")]
struct Entry {
    #[cynic(spread)]
    told: Told,
    agency: Agency,
    campaign: Option<Campaign>,
    note: String,
    can_dispute: bool,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
}

#[derive(cynic::QueryVariables)]
struct Disputing {
    input: DisputeToldInput,
}

#[derive(cynic::InputObject)]
struct DisputeToldInput {
    told_deed_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Disputing")]
struct DisputeTold {
    #[arguments(input: $input)]
    dispute_told: Option<Disputed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DisputeToldPayload")]
struct Disputed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/told/entry/page.html")]
struct EntryPage {
    p: Page,
    agency: String,
    campaign: String,
    /// The purchase's page.
    back: String,
    /// Where what was entered is changed.
    change: String,
    action: String,
    what: String,
    how: String,
    disputed: Option<String>,
    note: String,
    is_request: bool,
    can_dispute: bool,
    /// Whether the reader is staff, who print it as a letter.
    is_staff: bool,
    network: String,
    form: Form,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn dispute(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = DisputeToldInput { told_deed_id: cynic::Id::new(id), request_key: posted.request_key() };
    let data = visit.run(DisputeTold::build(Disputing { input })).await?;
    let problems = Problems::of(data.dispute_told.map(|done| done.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to(&format!("told/{id}")), "told-disputed");
    }
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<EntryPage, PageProblem> {
    let data = visit.run(ToldEntry::build(Vars { id: cynic::Id::new(id) })).await?;
    let Entry { told, agency, campaign, note, can_dispute } = data.told_deed.ok_or_else(|| visit.missing())?;
    let campaign = campaign.ok_or_else(|| visit.missing())?;
    let network = data.network.name.clone();
    let is_staff = data.viewer.can_run_campaigns && !can_dispute;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let page = if told.deed == ToldDeedKind::Answered { "outcome" } else { "pledge" };
    Ok(EntryPage {
        back: p.to(parts::path(campaign.id.inner(), "")),
        change: p.to(parts::path(campaign.id.inner(), page)),
        action: p.to(super::path(&told)),
        what: super::what(&p, &told),
        how: super::how(&p, &told),
        disputed: super::disputed(&p, &told),
        is_request: told.deed == ToldDeedKind::Pledged,
        agency: agency.name,
        campaign: campaign.title,
        note,
        can_dispute,
        is_staff,
        network,
        form,
        p,
    })
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let input = DisputeToldInput { told_deed_id: cynic::Id::new(""), request_key: String::new() };
    vec![
        ("campaigns/told/entry", ToldEntry::build(Vars { id: cynic::Id::new("") }).query),
        ("campaigns/told/entry: dispute", DisputeTold::build(Disputing { input }).query),
    ]
}
