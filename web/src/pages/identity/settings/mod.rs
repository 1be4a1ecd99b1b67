//! My settings: what I am called, and the language and the zone I read in.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono_tz::Tz;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Language, Named, Problem};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/settings").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Settings {
    viewer: Viewer,
    network: ShellNetwork,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    is_everywhere: bool,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeMySettingsInput,
}

#[derive(cynic::InputObject)]
struct ChangeMySettingsInput {
    name: Option<String>,
    language: Language,
    zone: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct ChangeMySettings {
    #[arguments(input: $input)]
    change_my_settings: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeMySettingsPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/settings/page.html")]
struct SettingsPage {
    p: Page,
    form: Form,
    languages: Vec<(&'static str, String)>,
    zones: Vec<(String, String)>,
    /// Whether the reader may change what they are called in every network.
    everywhere: bool,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, |p, name| {
        let language = Language::from(p.language()).code().to_owned();
        let fields = [("name", name), ("language", language), ("zone", p.zone().name().to_owned())];
        Form::filled(Fields::from_iter(fields))
    });
    visit.show(&page.await?)
}

async fn change(visit: Visit, posted: Posted) -> Answer {
    let Some(language) = Language::from_code(posted.text("language")) else {
        // Our own list offers nothing else.
        return Err(visit.missing());
    };
    // A session that opens one network alone has no field for it.
    let name = posted.has("name").then(|| posted.text("name").to_owned());
    let (zone, request_key) = (posted.text("zone").to_owned(), posted.request_key());
    let input = ChangeMySettingsInput { name, language, zone, request_key };
    let data = visit.run(ChangeMySettings::build(Change { input })).await?;
    let problems = Problems::of(data.change_my_settings.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("settings"), "settings");
    }
    let page = page(&visit, |_, _| posted.refused(problems));
    visit.refuse(&page.await?)
}

/// The page around a form, which is made knowing the reader's name.
async fn page(visit: &Visit, form: impl FnOnce(&Page, String) -> Form) -> Result<SettingsPage, PageProblem> {
    let Settings { viewer: Viewer { shell, is_everywhere: everywhere }, network } =
        visit.run(Settings::build(())).await?;
    let name = shell.person.as_ref().map(|person| person.name.clone()).unwrap_or_default();
    let p = visit.page(Door::None, shell, network)?;
    let form = form(&p, name);
    // Each language calls itself by its own name, so that whoever reads only that one finds it.
    let languages = Language::ALL.iter().map(|language| (language.code(), own_name(*language))).collect();
    let mut zones: Vec<(String, String)> = words::time::canadian_zones()
        .iter()
        .filter_map(|name| words::time::zone(name))
        .map(|zone| choice(&p, zone))
        .collect();
    if !zones.iter().any(|(name, _)| name == p.zone().name()) {
        zones.push(choice(&p, p.zone()));
    }
    Ok(SettingsPage { p, form, languages, zones, everywhere })
}

fn own_name(language: Language) -> String {
    words::label(language.into(), Language::KIND, language.code())
}

fn choice(p: &Page, zone: Tz) -> (String, String) {
    (zone.name().to_owned(), words::time::choice(p.language(), zone))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (language, text) = (Language::En, String::new);
    let input = ChangeMySettingsInput { name: None, language, zone: text(), request_key: text() };
    vec![
        ("identity/settings", Settings::build(()).query),
        ("identity/settings: change", ChangeMySettings::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests;
