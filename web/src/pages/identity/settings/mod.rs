//! My settings: the language and the zone I read in.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono_tz::Tz;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{Language, Named, Problem};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/settings").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Settings {
    viewer: ShellViewer,
    network: ShellNetwork,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeMySettingsInput,
}

#[derive(cynic::InputObject)]
struct ChangeMySettingsInput {
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
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(Settings::build(())).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let fields = Fields::from_iter([("language", Language::from(p.language()).code()), ("zone", p.zone().name())]);
    visit.show(&page(p, Form::filled(fields)))
}

async fn change(visit: Visit, posted: Posted) -> Answer {
    let Some(language) = Language::from_code(posted.text("language")) else {
        // Our own list offers nothing else.
        return Err(visit.missing());
    };
    let input =
        ChangeMySettingsInput { language, zone: posted.text("zone").to_owned(), request_key: posted.request_key() };
    let data = visit.run(ChangeMySettings::build(Change { input })).await?;
    let problems = Problems::of(data.change_my_settings.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("settings"), "settings");
    }
    let data = visit.run(Settings::build(())).await?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    visit.refuse(&page(p, posted.refused(problems)))
}

fn page(p: Page, form: Form) -> SettingsPage {
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
    SettingsPage { p, form, languages, zones }
}

fn own_name(language: Language) -> String {
    words::label(language.into(), Language::KIND, language.code())
}

fn choice(p: &Page, zone: Tz) -> (String, String) {
    (zone.name().to_owned(), words::time::choice(p.language(), zone))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChangeMySettingsInput { language: Language::En, zone: String::new(), request_key: String::new() };
    vec![
        ("identity/settings", Settings::build(()).query),
        ("identity/settings: change", ChangeMySettings::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests;
