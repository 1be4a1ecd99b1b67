//! What the network allows its staff and its agencies.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/network/rules").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct RulesQuery {
    viewer: ShellViewer,
    network: ShellNetwork,
    network_rules: NetworkRules,
}

#[derive(cynic::QueryFragment)]
struct NetworkRules {
    told_requests: bool,
    told_yes: bool,
    version: i32,
    own_approval: bool,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeRulesInput,
}

#[derive(cynic::InputObject)]
struct ChangeRulesInput {
    told_requests: bool,
    told_yes: bool,
    version: i32,
    own_approval: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct ChangeRules {
    #[arguments(input: $input)]
    change_rules: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeRulesPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/networks/rules/page.html")]
struct RulesPage {
    p: Page,
    form: Form,
    /// What somebody else saved meanwhile, where it is other than what was ticked.
    meanwhile: Option<Vec<Difference>>,
}

/// The ticks, each with what it is called.
const TICKS: [(&str, &str); 3] = [
    ("toldRequests", "pages-rules-told-requests"),
    ("toldYes", "pages-rules-told-yes"),
    ("ownApproval", "pages-rules-own-approval"),
];

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, None).await?;
    visit.show(&page)
}

async fn change(visit: Visit, posted: Posted) -> Answer {
    let input = ChangeRulesInput {
        told_requests: posted.has("toldRequests"),
        told_yes: posted.has("toldYes"),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        own_approval: posted.has("ownApproval"),
        request_key: posted.request_key(),
    };
    let data = visit.run(ChangeRules::build(Change { input })).await?;
    let problems = Problems::of(data.change_rules.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("network/rules"), "rules");
    }
    let page = page(&visit, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, refused: Option<Form>) -> Result<RulesPage, PageProblem> {
    let data = visit.run(RulesQuery::build(())).await?;
    let rules = data.network_rules;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let ticks =
        [("toldRequests", rules.told_requests), ("toldYes", rules.told_yes), ("ownApproval", rules.own_approval)];
    let ticked = ticks.into_iter().filter(|(_, ticked)| *ticked).map(|(name, _)| (name, "yes"));
    let mut saved = Fields::from_iter(ticked);
    saved.set("version", rules.version.to_string());
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form.is_wrong("version").then(|| {
        form.replace_stale(&saved, &TICKS.map(|(name, key)| (name, p.t(key))), |_, value| p.yes_no(!value.is_empty()))
    });
    Ok(RulesPage { p, form, meanwhile })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChangeRulesInput {
        told_requests: true,
        told_yes: false,
        own_approval: true,
        version: 0,
        request_key: String::new(),
    };
    vec![
        ("networks/rules", RulesQuery::build(()).query),
        ("networks/rules: change", ChangeRules::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests;
