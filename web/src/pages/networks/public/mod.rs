//! What a network says to everybody, where it does; nothing about who belongs to it.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::layout::ShellLogo;
use crate::page::Page;
use crate::schema;
use crate::types::Language;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/about/{name}").route(web::get().to(show)));
}

#[derive(cynic::QueryVariables, Clone)]
struct Vars {
    slug: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct About {
    #[arguments(slug: $slug)]
    public_network: Option<PublicNetwork>,
}

#[derive(cynic::QueryFragment)]
struct PublicNetwork {
    slug: String,
    name: String,
    about: String,
    languages: Vec<Language>,
    logo: Option<ShellLogo>,
}

impl PublicNetwork {
    fn logo_path(&self, logo: &ShellLogo) -> String {
        format!("/about/{}/logo/{}.png", self.slug, logo.digest)
    }
}

#[derive(Template)]
#[template(path = "pages/networks/public/page.html")]
struct AboutPage {
    p: Page,
    network: PublicNetwork,
}

async fn show(visit: Visit, name: Path<String>) -> Answer {
    let vars = Vars { slug: name.into_inner() };
    let data = visit.run_globally(About::build(vars.clone())).await?;
    // One that is not public is told like one that is not there.
    let network = data.public_network.ok_or_else(|| visit.missing())?;
    let language = visit.language_among(&network.languages);
    if language == visit.language() {
        return visit.show(&AboutPage { p: Page::bare(&visit), network });
    }
    let data = visit.run_globally_in(language, About::build(vars)).await?;
    let network = data.public_network.ok_or_else(|| visit.missing())?;
    visit.show(&AboutPage { p: Page::bare_in(&visit, language), network })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/public", About::build(Vars { slug: String::new() }).query)]
}
