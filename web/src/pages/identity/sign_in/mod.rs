//! Asking for a sign-in link by mail.
//!
//! A known and an unknown address get the same answer, so that nobody can find
//! out who belongs to a network.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::cookies;
use crate::forms::{Fields, Form, Posted, Problems, encode};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit, is_ours};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/sign-in").route(web::get().to(show)).route(web::post().to(send)));
    cfg.route("/sign-in-with-passkey", web::post().to(enter));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct SignInWays {
    viewer: Ways,
    privacy: IsPublic,
    sign_in_providers: Vec<Provider>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SignInProvider")]
struct Provider {
    #[expect(dead_code, reason = "asked for to know that there is one")]
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
struct Ways {
    can_use_passkeys: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Privacy")]
struct IsPublic {
    network: Option<NetworkName>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NetworkPrivacy")]
struct NetworkName {
    network_name: String,
}

#[derive(cynic::QueryVariables)]
struct Passkey {
    input: SignInWithPasskeyInput,
}

#[derive(cynic::InputObject)]
struct SignInWithPasskeyInput {
    ceremony: String,
    answer: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Passkey")]
struct SignInWithPasskey {
    #[arguments(input: $input)]
    sign_in_with_passkey: Option<SignedIn>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SignInPayload")]
struct SignedIn {
    problems: Vec<Problem>,
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
    /// Where the network one is on the way to has a door of its own, with its organization's sign-in.
    entrance: Option<String>,
    /// Whether passkeys work at this address.
    passkeys: bool,
}

async fn show(visit: Visit) -> Answer {
    let next = visit.query("next").filter(|path| is_ours(path)).unwrap_or_default();
    let form = Form::filled(Fields::from_iter([("next", next)]));
    let page = page(&visit, form, visit.query("sent").is_some()).await?;
    visit.show(&page)
}

/// The page, as it is on the way to whatever page is wanted.
async fn page(visit: &Visit, form: Form, is_sent: bool) -> Result<SignInPage, PageProblem> {
    let at = network_at(form.value("next")).map(str::to_owned);
    let ways = ways(visit, at.as_deref()).await?;
    let entrance = at.as_deref().filter(|_| !ways.sign_in_providers.is_empty());
    let entrance = entrance.map(|slug| format!("/n/{slug}/sign-in?next={}", encode(form.value("next"))));
    let public = ways.privacy.network.map(|network| network.network_name);
    let privacy = at.zip(public).map(|(slug, name)| (format!("/n/{slug}/privacy"), name));
    let passkeys = ways.viewer.can_use_passkeys && visit.passkeys_elsewhere().is_none();
    Ok(SignInPage { p: Page::bare(visit), form, is_sent, privacy, entrance, passkeys })
}

/// How one may sign in, and what the network at hand says of data in public. A path may name a network that does not exist.
async fn ways(visit: &Visit, at: Option<&str>) -> Result<SignInWays, PageProblem> {
    if let Some(slug) = at
        && let Ok(ways) = visit.run_at(slug, SignInWays::build(())).await
    {
        return Ok(ways);
    }
    visit.run_globally(SignInWays::build(())).await
}

/// The name of the network a path of ours lies in.
fn network_at(path: &str) -> Option<&str> {
    path.strip_prefix("/n/")?.split(['/', '?']).next()
}

async fn send(visit: Visit, posted: Posted) -> Answer {
    let input = RequestSignInLinkInput { email: posted.text("email").to_owned(), request_key: posted.request_key() };
    let data = visit.run(RequestSignInLink::build(Request { input })).await?;
    let problems = Problems::of(data.request_sign_in_link.map(|requested| requested.problems).unwrap_or_default());
    if !problems.is_empty() {
        let page = page(&visit, posted.refused(problems), false).await?;
        return visit.refuse(&page);
    }
    if is_ours(posted.text("next")) {
        visit.set_cookie(cookies::next(visit.site().settings, posted.text("next")));
    }
    visit.redirect("/sign-in?sent=yes")
}

/// A passkey has answered.
async fn enter(visit: Visit, posted: Posted) -> Answer {
    let input = SignInWithPasskeyInput {
        ceremony: posted.text("ceremony").to_owned(),
        answer: posted.text("answer").to_owned(),
    };
    let data = visit.run(SignInWithPasskey::build(Passkey { input })).await?;
    let problems = Problems::of(data.sign_in_with_passkey.map(|signed_in| signed_in.problems).unwrap_or_default());
    if !problems.is_empty() {
        let page = page(&visit, posted.refused(problems), false).await?;
        let p = page.p.found_at("/sign-in".to_owned());
        return visit.refuse(&SignInPage { p, ..page });
    }
    visit.redirect(Some(posted.text("next")).filter(|path| is_ours(path)).unwrap_or("/"))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = RequestSignInLinkInput { email: String::new(), request_key: String::new() };
    let answer = SignInWithPasskeyInput { ceremony: String::new(), answer: String::new() };
    vec![
        ("identity/sign_in", SignInWays::build(()).query),
        ("identity/sign_in: ask for a link", RequestSignInLink::build(Request { input }).query),
        ("identity/sign_in: with a passkey", SignInWithPasskey::build(Passkey { input: answer }).query),
    ]
}

#[cfg(test)]
mod tests;
