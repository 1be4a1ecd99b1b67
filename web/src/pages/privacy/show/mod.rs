//! The privacy page: of a network, for its members and for everybody where it is public; and of the server.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::layout::{Door, Shell, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/privacy").route(web::get().to(of_server)));
    cfg.service(web::resource("/n/{slug}/privacy").route(web::get().to(of_network)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct PrivacyPage {
    viewer: ShellViewer,
    privacy: Privacy,
}

#[derive(cynic::QueryFragment)]
struct Privacy {
    network: Option<NetworkPrivacy>,
    hosting_place: Option<String>,
    operator: Option<String>,
    can_describe: bool,
    can_read_breaches: bool,
    retention: Option<Retention>,
}

#[derive(cynic::QueryFragment)]
struct Retention {
    notices: Period,
    mails: Period,
    invitations: Period,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RetentionPeriod")]
struct Period {
    days: i32,
}

#[derive(cynic::QueryFragment)]
struct NetworkPrivacy {
    network_name: String,
    lead_name: String,
    lead_contact: String,
    retention: String,
    others: String,
    changed_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "pages/privacy/show/page.html")]
struct ShowPage {
    p: Page,
    privacy: Privacy,
    /// Whether the page is a network's.
    in_network: bool,
}

async fn of_server(visit: Visit) -> Answer {
    let data = visit.run(PrivacyPage::build(())).await?;
    let p = match Shell::of(data.viewer, None) {
        Some(shell) => visit.page_around(Door::None, shell),
        None => Page::bare(&visit),
    };
    visit.show(&ShowPage { p, privacy: data.privacy, in_network: false })
}

async fn of_network(visit: Visit) -> Answer {
    let data = visit.run(PrivacyPage::build(())).await?;
    let network = data.viewer.network_at(visit.slug());
    // Who does not belong to the network reads what it says in public; where it says nothing, there is nothing.
    if network.is_none() && data.privacy.network.is_none() {
        return Err(if data.viewer.person.is_some() { visit.missing() } else { visit.unknown() });
    }
    let p = match Shell::of(data.viewer, network) {
        Some(shell) => visit.page_around(Door::None, shell),
        None => Page::bare(&visit),
    };
    visit.show(&ShowPage { p, privacy: data.privacy, in_network: true })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("privacy/show", PrivacyPage::build(()).query)]
}

#[cfg(test)]
mod tests;
