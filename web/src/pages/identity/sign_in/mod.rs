//! Asking for a sign-in link by mail.
//!
//! A known and an unknown address get the same answer, so that nobody can find
//! out who belongs to a network.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::MutationBuilder;

use crate::cookies;
use crate::forms::{Fields, Form, Posted, Problems};
use crate::page::Page;
use crate::pages::privacy::public_at;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit, is_ours};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/sign-in").route(web::get().to(show)).route(web::post().to(send)));
}

#[derive(cynic::QueryVariables)]
struct Request {
    input: RequestSignInLinkInput,
}

#[derive(cynic::InputObject)]
struct RequestSignInLinkInput {
    email: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Request")]
struct RequestSignInLink {
    #[arguments(input: $input)]
    request_sign_in_link: Option<Requested>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RequestSignInLinkPayload")]
struct Requested {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/sign_in/page.html")]
struct SignInPage {
    p: Page,
    form: Form,
    is_sent: bool,
    /// Where the network one is on the way to says what becomes of one's data, and its name; where it is public.
    privacy: Option<(String, String)>,
}

async fn show(visit: Visit) -> Answer {
    let next = visit.query("next").filter(|path| is_ours(path)).unwrap_or_default();
    let form = Form::filled(Fields::from_iter([("next", next)]));
    let privacy = public_at(&visit, next).await;
    visit.show(&SignInPage { p: Page::bare(&visit), form, is_sent: visit.query("sent").is_some(), privacy })
}

async fn send(visit: Visit, posted: Posted) -> Answer {
    let input = RequestSignInLinkInput { email: posted.text("email").to_owned(), request_key: posted.request_key() };
    let data = visit.run(RequestSignInLink::build(Request { input })).await?;
    let problems = Problems::of(data.request_sign_in_link.map(|requested| requested.problems).unwrap_or_default());
    if !problems.is_empty() {
        let form = posted.refused(problems);
        return visit.refuse(&SignInPage { p: Page::bare(&visit), form, is_sent: false, privacy: None });
    }
    if is_ours(posted.text("next")) {
        visit.set_cookie(cookies::next(visit.site().settings, posted.text("next")));
    }
    visit.redirect("/sign-in?sent=yes")
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = RequestSignInLinkInput { email: String::new(), request_key: String::new() };
    vec![("identity/sign_in", RequestSignInLink::build(Request { input }).query)]
}

#[cfg(test)]
mod tests;
