//! Taking data out: everything about me, of my agency, of my network.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::Role;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/data").route(web::get().to(show)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct DataPage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[cynic(rename = "viewer", alias)]
    belonging: Belonging,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
struct Belonging {
    is_everywhere: bool,
    networks: Vec<Membership>,
}

#[derive(cynic::QueryFragment)]
struct Membership {
    role: Role,
    agency: Option<Agency>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
}

#[derive(Template)]
#[template(path = "pages/privacy/data/page.html")]
struct ShowPage {
    p: Page,
    /// The agencies of this network that the reader keeps.
    agencies: Vec<Agency>,
    /// Whether the reader coordinates this network.
    coordinates: bool,
    /// Whether what concerns the reader beyond this network is open to them.
    everywhere: bool,
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(DataPage::build(())).await?;
    let coordinates = data.viewer.roles.contains(&Role::Coordinator);
    let everywhere = data.belonging.is_everywhere;
    // Agencies are known of the network asked about only.
    let kept = data.belonging.networks.into_iter().filter(|held| held.role == Role::Admin);
    let agencies = kept.filter_map(|held| held.agency).collect();
    let p = visit.page(Door::None, data.viewer, data.network)?;
    visit.show(&ShowPage { p, agencies, coordinates, everywhere })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("privacy/data", DataPage::build(()).query)]
}

#[cfg(test)]
mod tests;
