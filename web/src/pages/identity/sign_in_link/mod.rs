//! Following a sign-in link: opening it changes nothing, its button signs in.
//!
//! Mail scanners open every link they see; they do not press buttons.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::MutationBuilder;

use crate::cookies;
use crate::forms::{Posted, Problems};
use crate::page::Page;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/sign-in/{token}").route(web::get().to(show)).route(web::post().to(sign_in)));
}

#[derive(cynic::QueryVariables)]
struct Link {
    input: SignInInput,
}

#[derive(cynic::InputObject)]
struct SignInInput {
    token: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Link")]
struct SignIn {
    #[arguments(input: $input)]
    sign_in: Option<SignedIn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SignInPayload")]
struct SignedIn {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/sign_in_link/page.html")]
struct LinkPage {
    p: Page,
    problems: Problems,
}

async fn show(visit: Visit) -> Answer {
    visit.show(&LinkPage { p: Page::bare(&visit), problems: Problems::default() })
}

async fn sign_in(visit: Visit, token: web::Path<String>, _posted: Posted) -> Answer {
    let input = SignInInput { token: token.into_inner() };
    let data = visit.run(SignIn::build(Link { input })).await?;
    let problems = Problems::of(data.sign_in.map(|signed_in| signed_in.problems).unwrap_or_default());
    if !problems.is_empty() {
        return visit.refuse(&LinkPage { p: Page::bare(&visit), problems });
    }
    let target = visit.next().unwrap_or("/");
    visit.set_cookie(cookies::gone(visit.site().settings, cookies::NEXT));
    visit.redirect(target)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("identity/sign_in_link", SignIn::build(Link { input: SignInInput { token: String::new() } }).query)]
}

#[cfg(test)]
mod tests;
