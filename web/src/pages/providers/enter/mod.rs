//! A network's own door: a button for each provider people sign in by, and the way by mail.
//!
//! The button's form stays with us; the page it leads to goes on to the provider by itself, or by its link. A form that is sent on
//! to another site is what our policy for browsers forbids.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::cookies;
use crate::forms::{Posted, Problems, encode};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit, is_ours};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/sign-in").route(web::get().to(show)).route(web::post().to(start)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Entrance {
    sign_in_providers: Vec<SignInProvider>,
}

#[derive(cynic::QueryFragment)]
struct SignInProvider {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::QueryVariables)]
struct Start {
    input: StartProviderSignInInput,
}

#[derive(cynic::InputObject)]
struct StartProviderSignInInput {
    provider_id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Start")]
struct StartProviderSignIn {
    #[arguments(input: $input)]
    start_provider_sign_in: Option<Started>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "StartProviderSignInPayload")]
struct Started {
    address: Option<String>,
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/providers/enter/page.html")]
struct EnterPage {
    p: Page,
    providers: Vec<SignInProvider>,
    next: String,
    by_mail: String,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "pages/providers/enter/onward.html")]
struct OnwardPage {
    p: Page,
    address: String,
}

async fn show(visit: Visit) -> Answer {
    let next = visit.query("next").unwrap_or_default().to_owned();
    match page(&visit, &next, Problems::default()).await? {
        Some(page) => visit.show(&page),
        // A network without providers, and one that is not there: both are entered by mail.
        None => visit.redirect(&by_mail(&visit, &next)),
    }
}

async fn start(visit: Visit, posted: Posted) -> Answer {
    let input = StartProviderSignInInput { provider_id: cynic::Id::new(posted.text("provider")) };
    let started = visit.run(StartProviderSignIn::build(Start { input })).await?.start_provider_sign_in;
    let Some(Started { address, problems }) = started else { return Err(visit.missing()) };
    if let Some(address) = address {
        if is_within(&visit, posted.text("next")) {
            visit.set_cookie(cookies::next(visit.site().settings, posted.text("next")));
        }
        return visit.show(&OnwardPage { p: Page::bare(&visit), address });
    }
    match page(&visit, posted.text("next"), Problems::of(problems)).await? {
        Some(page) => visit.refuse(&page),
        None => visit.redirect(&by_mail(&visit, posted.text("next"))),
    }
}

async fn page(visit: &Visit, next: &str, problems: Problems) -> Result<Option<EnterPage>, PageProblem> {
    let providers = visit.run(Entrance::build(())).await?.sign_in_providers;
    if providers.is_empty() {
        return Ok(None);
    }
    let by_mail = by_mail(visit, next);
    let next = if is_within(visit, next) { next.to_owned() } else { String::new() };
    Ok(Some(EnterPage { p: Page::bare(visit), providers, next, by_mail, problems }))
}

/// The way by mail, to the page that was wanted or the network's home.
fn by_mail(visit: &Visit, next: &str) -> String {
    let home = visit.to("");
    format!("/sign-in?next={}", encode(if is_within(visit, next) { next } else { &home }))
}

/// Whether a path lies in this network: a session that comes from a provider counts nowhere else.
pub(super) fn is_within(visit: &Visit, path: &str) -> bool {
    is_ours(path) && path.starts_with(&visit.to("")) && !path.starts_with(&visit.to("sign-in"))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = StartProviderSignInInput { provider_id: cynic::Id::new("") };
    vec![
        ("providers/enter", Entrance::build(()).query),
        ("providers/enter: start", StartProviderSignIn::build(Start { input }).query),
    ]
}
