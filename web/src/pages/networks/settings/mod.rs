//! What coordinators set: what the network is called, where its deadlines are, what it buys in, what it says to everybody.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Language, Named, Problem};
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
    version: i32,
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
    languages: Vec<Language>,
    is_public: bool,
    version: i32,
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
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    zones: Vec<(String, String)>,
    currencies: Vec<(String, String)>,
    settled: bool,
    public: String,
    /// Whether everybody may read that page now.
    is_public: bool,
}

/// What can be offered, as the form writes it.
const LANGUAGES: [&str; 4] = ["EN FR", "FR EN", "EN", "FR"];

/// What such a choice is called.
fn said_of(languages: &str) -> String {
    format!("pages-network-languages-{}", languages.to_ascii_lowercase().replace(' ', "-"))
}

impl SettingsPage {
    /// What is said of a name in a language the network does not offer, where there is one still.
    fn name_hint(&self, code: &str) -> String {
        if self.p.offers(code) { String::new() } else { self.p.t("pages-network-name-not-needed") }
    }

    fn languages(&self) -> Vec<(&'static str, String)> {
        LANGUAGES.map(|languages| (languages, self.p.t(said_of(languages)))).into()
    }
}

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 8] = [
    ("nameEn", "pages-network-name-en"),
    ("nameFr", "pages-network-name-fr"),
    ("zone", "pages-network-zone"),
    ("currency", "pages-network-currency"),
    ("languages", "pages-network-languages"),
    ("aboutEn", "pages-network-about-en"),
    ("aboutFr", "pages-network-about-fr"),
    ("isPublic", "pages-network-public"),
];

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
        languages: posted.text("languages").split(' ').filter_map(Language::from_code).collect(),
        is_public: posted.has("isPublic"),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
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
    let saved = filled(&network, &settings);
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
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form.is_wrong("version").then(|| {
        let read = |name: &str, value: &str| match name {
            "zone" => zones.iter().find(|(zone, _)| zone == value).map_or(value, |(_, said)| said.as_str()).to_owned(),
            "languages" if LANGUAGES.contains(&value) => p.t(said_of(value)),
            "isPublic" => p.yes_no(!value.is_empty()),
            _ => value.to_owned(),
        };
        form.replace_stale(&saved, &FIELDS.map(|(name, key)| (name, p.t(key))), read)
    });
    Ok(SettingsPage { p, form, meanwhile, zones, currencies, settled, public, is_public })
}

fn filled(network: &Network, settings: &NetworkSettings) -> Fields {
    let mut fields = Fields::from_iter([
        ("nameEn", network.name_en.as_str()),
        ("nameFr", &network.name_fr),
        ("aboutEn", &settings.about_en),
        ("aboutFr", &settings.about_fr),
        ("zone", &network.zone),
        ("currency", &network.currency),
    ]);
    let offered = &network.shell.languages;
    let languages: Vec<&str> = offered.iter().map(|language| language.code()).collect();
    fields.set("languages", languages.join(" "));
    // A name nobody reads apart is the other one: it is not asked for, and follows it.
    if network.name_en == network.name_fr && offered.len() == 1 {
        fields.set(if offered[0] == Language::En { "nameFr" } else { "nameEn" }, "");
    }
    fields.set("version", settings.version.to_string());
    if settings.is_public {
        fields.set("isPublic", "yes");
    }
    fields
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
        languages: vec![Language::En],
        is_public: false,
        version: 0,
        request_key: text(),
    };
    vec![
        ("networks/settings", Settings::build(()).query),
        ("networks/settings: change", ChangeNetwork::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests;
