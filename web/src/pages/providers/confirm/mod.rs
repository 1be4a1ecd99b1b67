//! The mailed link that confirms who somebody is at a provider: opening it changes nothing, its button confirms, in the browser that
//! came from there and in no other.

use actix_web::http::StatusCode;
use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use super::enter::is_within;
use crate::cookies;
use crate::forms::Posted;
use crate::page::Page;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/sign-in/confirm/{token}");
    cfg.service(resource.route(web::get().to(show)).route(web::post().to(confirm)));
}

#[derive(cynic::QueryVariables)]
struct Token {
    token: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Token")]
struct LookAtLink {
    #[arguments(token: $token)]
    provider_link: Option<ProviderLink>,
}

#[derive(cynic::QueryFragment)]
struct ProviderLink {
    network: String,
    slug: String,
    provider: String,
    email: String,
    asked_at: DateTime<Utc>,
    device: Option<String>,
    is_here: bool,
}

#[derive(cynic::QueryVariables)]
struct Confirm {
    input: ConfirmProviderLinkInput,
}

#[derive(cynic::InputObject)]
struct ConfirmProviderLinkInput {
    token: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Confirm")]
struct ConfirmProviderLink {
    #[arguments(input: $input)]
    confirm_provider_link: Option<Confirmed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ConfirmProviderLinkPayload")]
struct Confirmed {
    signed_in: bool,
    #[expect(dead_code, reason = "the page that is shown again says what is in the way")]
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/providers/confirm/page.html")]
struct ConfirmPage {
    p: Page,
    /// The link, unless it confirms nothing any more.
    link: Option<ProviderLink>,
}

impl ConfirmPage {
    /// Who came from where, when and in what.
    fn asked(&self, link: &ProviderLink) -> String {
        let device = link.device.clone().unwrap_or_else(|| self.p.t("pages-sign-in-elsewhere-device-unknown"));
        let when = self.p.from_now(link.asked_at);
        self.p.t3("pages-providers-confirm-asked", "email", &link.email, "device", device, "when", when)
    }
}

async fn show(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let (slug, token) = path.into_inner();
    let data = visit.run(LookAtLink::build(Token { token })).await?;
    // The token says where it leads; at another network's door it leads nowhere.
    let link = data.provider_link.filter(|link| link.slug == slug);
    let page = ConfirmPage { p: Page::bare(&visit), link };
    // A link that is spent is no form to mend.
    let status = if page.link.is_none() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    visit.answer(status, &page)
}

async fn confirm(visit: Visit, path: web::Path<(String, String)>, _posted: Posted) -> Answer {
    let input = ConfirmProviderLinkInput { token: path.into_inner().1 };
    let data = visit.run(ConfirmProviderLink::build(Confirm { input })).await?;
    if data.confirm_provider_link.is_none_or(|confirmed| !confirmed.signed_in) {
        // The page says what is in the way: the link is spent, or it is another browser.
        return visit.redirect(visit.path());
    }
    let home = visit.to("");
    let target = visit.next().filter(|path| is_within(&visit, path)).unwrap_or(&home).to_owned();
    visit.set_cookie(cookies::gone(visit.site().settings, cookies::NEXT.under(visit.site().settings)));
    visit.redirect(&target)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ConfirmProviderLinkInput { token: String::new() };
    vec![
        ("providers/confirm", LookAtLink::build(Token { token: String::new() }).query),
        ("providers/confirm: confirm", ConfirmProviderLink::build(Confirm { input }).query),
    ]
}
