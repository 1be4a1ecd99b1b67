//! Back from a provider. The one page that acts when it is opened: what it acts on works once, in the browser that left.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::MutationBuilder;

use super::enter::is_within;
use crate::cookies;
use crate::forms::Problems;
use crate::page::Page;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/sign-in/back").route(web::get().to(finish)));
}

#[derive(cynic::QueryVariables)]
struct Finish {
    input: FinishProviderSignInInput,
}

#[derive(cynic::InputObject)]
struct FinishProviderSignInInput {
    state: String,
    code: Option<String>,
    issuer: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Finish")]
struct FinishProviderSignIn {
    #[arguments(input: $input)]
    finish_provider_sign_in: Option<Finished>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "FinishProviderSignInPayload")]
struct Finished {
    signed_in: bool,
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/providers/back/page.html")]
struct BackPage {
    p: Page,
    problems: Problems,
}

async fn finish(visit: Visit) -> Answer {
    let given = |name| visit.query(name).map(str::to_owned);
    // Whoever says that something went wrong there brings no code that counts.
    let code = given("code").filter(|_| visit.query("error").is_none());
    let input = FinishProviderSignInInput { state: given("state").unwrap_or_default(), code, issuer: given("iss") };
    let finished = visit.run(FinishProviderSignIn::build(Finish { input })).await?.finish_provider_sign_in;
    let Some(Finished { signed_in, problems }) = finished else { return Err(visit.missing()) };
    if signed_in {
        let home = visit.to("");
        let target = visit.next().filter(|path| is_within(&visit, path)).unwrap_or(&home).to_owned();
        visit.set_cookie(cookies::gone(visit.site().settings, cookies::NEXT.under(visit.site().settings)));
        return visit.redirect(&target);
    }
    let page = BackPage { p: Page::bare(&visit), problems: Problems::of(problems) };
    if page.problems.is_empty() { visit.show(&page) } else { visit.refuse(&page) }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = FinishProviderSignInInput { state: String::new(), code: None, issuer: None };
    vec![("providers/back", FinishProviderSignIn::build(Finish { input }).query)]
}
