//! What coordinators set: what the network is called, where its deadlines are, what it buys in, what it says to everybody.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/network").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Settings {
    viewer: ShellViewer,
    network: Network,
    network_settings: NetworkSettings,
}

#[derive(cynic::QueryFragment)]
struct Network {
    #[cynic(spread)]
    shell: ShellNetwork,
    name_en: String,
    name_fr: String,
    zone: String,
    currency: String,
}

#[derive(cynic::QueryFragment)]
struct NetworkSettings {
    about_en: String,
    about_fr: String,
    is_public: bool,
    currency_is_settled: bool,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeNetworkInput,
}

#[derive(cynic::InputObject)]
struct ChangeNetworkInput {
    name_en: String,
    name_fr: String,
    about_en: String,
    about_fr: String,
    zone: String,
    currency: String,
    is_public: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct ChangeNetwork {
    #[arguments(input: $input)]
    change_network: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeNetworkPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/networks/settings/page.html")]
struct SettingsPage {
    p: Page,
    form: Form,
    zones: Vec<(String, String)>,
    currencies: Vec<(String, String)>,
    settled: bool,
    public: String,
    /// Whether everybody may read that page now.
    is_public: bool,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, None).await?;
    visit.show(&page)
}

async fn change(visit: Visit, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let input = ChangeNetworkInput {
        name_en: text("nameEn"),
        name_fr: text("nameFr"),
        about_en: text("aboutEn"),
        about_fr: text("aboutFr"),
        zone: text("zone"),
        currency: text("currency"),
        is_public: posted.has("isPublic"),
        request_key: posted.request_key(),
    };
    let data = visit.run(ChangeNetwork::build(Change { input })).await?;
    let problems = Problems::of(data.change_network.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("network"), "network");
    }
    let page = page(&visit, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, refused: Option<Form>) -> Result<SettingsPage, PageProblem> {
    let data = visit.run(Settings::build(())).await?;
    let (network, settings) = (data.network, data.network_settings);
    let public = format!("/about/{}", network.shell.slug);
    let p = visit.page(Door::None, data.viewer, network.shell)?;
    let mut zones: Vec<(String, String)> = words::time::canadian_zones()
        .iter()
        .filter_map(|name| words::time::zone(name))
        .map(|zone| (zone.name().to_owned(), words::time::choice(p.language(), zone)))
        .collect();
    if zones.iter().all(|(name, _)| *name != network.zone) {
        zones.push((network.zone.clone(), network.zone.clone()));
    }
    let offered =
        words::money::CURRENCIES.iter().filter(|code| !settings.currency_is_settled || **code == network.currency);
    let currencies = offered.map(|code| ((*code).to_owned(), (*code).to_owned())).collect();
    let (settled, is_public) = (settings.currency_is_settled, settings.is_public);
    let form = refused.unwrap_or_else(|| {
        Form::filled(filled(
            network_fields(&network.name_en, &network.name_fr),
            &settings,
            [network.zone, network.currency],
        ))
    });
    Ok(SettingsPage { p, form, zones, currencies, settled, public, is_public })
}

fn network_fields(name_en: &str, name_fr: &str) -> Vec<(&'static str, String)> {
    vec![("nameEn", name_en.to_owned()), ("nameFr", name_fr.to_owned())]
}

fn filled(
    mut fields: Vec<(&'static str, String)>,
    settings: &NetworkSettings,
    [zone, currency]: [String; 2],
) -> Fields {
    fields.extend([("aboutEn", settings.about_en.clone()), ("aboutFr", settings.about_fr.clone())]);
    fields.extend([("zone", zone), ("currency", currency)]);
    if settings.is_public {
        fields.push(("isPublic", "yes".to_owned()));
    }
    Fields::from_iter(fields)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let text = String::new;
    let input = ChangeNetworkInput {
        name_en: text(),
        name_fr: text(),
        about_en: text(),
        about_fr: text(),
        zone: text(),
        currency: text(),
        is_public: false,
        request_key: text(),
    };
    vec![
        ("networks/settings", Settings::build(()).query),
        ("networks/settings: change", ChangeNetwork::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests;
