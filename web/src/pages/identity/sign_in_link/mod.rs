//! Following a sign-in link: opening it changes nothing, its button signs in.
//!
//! Mail scanners open every link they see; they do not press buttons. In another browser than the one that asked, the page
//! says where and when that was, and asks.

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::cookies;
use crate::forms::Posted;
use crate::page::Page;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/sign-in/{token}").route(web::get().to(show)).route(web::post().to(sign_in)));
}

#[derive(cynic::QueryVariables)]
struct Token {
    token: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Token")]
struct LookAtLink {
    #[arguments(token: $token)]
    sign_in_link: Option<SignInLink>,
}

#[derive(cynic::QueryFragment)]
struct SignInLink {
    asked_at: DateTime<Utc>,
    device: Option<String>,
    is_here: bool,
}

#[derive(cynic::QueryVariables)]
struct Link {
    input: SignInInput,
}

#[derive(cynic::InputObject)]
struct SignInInput {
    token: String,
    elsewhere: bool,
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
    /// The link, unless it does not sign in any more.
    link: Option<SignInLink>,
}

impl LinkPage {
    /// Where and when it was asked for.
    fn asked(&self, link: &SignInLink) -> String {
        let unknown = || self.p.t("pages-sign-in-elsewhere-device-unknown");
        let device = link.device.clone().unwrap_or_else(unknown);
        self.p.t2("pages-sign-in-elsewhere-text", "device", device, "when", self.p.from_now(link.asked_at))
    }
}

async fn show(visit: Visit, token: web::Path<String>) -> Answer {
    let data = visit.run(LookAtLink::build(Token { token: token.into_inner() })).await?;
    let page = LinkPage { p: Page::bare(&visit), link: data.sign_in_link };
    // A link that is spent is no form to mend.
    let status = if page.link.is_none() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    visit.answer(status, &page)
}

async fn sign_in(visit: Visit, token: web::Path<String>, posted: Posted) -> Answer {
    let input = SignInInput { token: token.into_inner(), elsewhere: posted.has("elsewhere") };
    let data = visit.run(SignIn::build(Link { input })).await?;
    if data.sign_in.is_none_or(|signed_in| !signed_in.problems.is_empty()) {
        // The page says what is in the way: the link is spent, or it is another browser.
        return visit.redirect(visit.path());
    }
    let target = visit.next().unwrap_or("/");
    let settings = visit.site().settings;
    visit.set_cookie(cookies::gone(settings, cookies::NEXT.under(settings)));
    visit.redirect(target)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = SignInInput { token: String::new(), elsewhere: false };
    vec![
        ("identity/sign_in_link", LookAtLink::build(Token { token: String::new() }).query),
        ("identity/sign_in_link: sign in", SignIn::build(Link { input }).query),
    ]
}

#[cfg(test)]
mod tests;
