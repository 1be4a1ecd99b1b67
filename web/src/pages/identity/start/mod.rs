//! The front door: on to my network, or the choice between several.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::layout::{Door, Shell, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/", web::get().to(show));
    cfg.route("/n/{slug}", web::get().to(with_slash));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Start {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    former_networks: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/identity/start/page.html")]
struct StartPage {
    p: Page,
    networks: Vec<ShellNetwork>,
    /// Where the reader belonged, for whoever belongs nowhere now.
    former: Vec<String>,
}

async fn show(visit: Visit) -> Answer {
    if !visit.has_session() {
        return visit.redirect(if visit.site().demo.is_some() { "/demo" } else { "/sign-in" });
    }
    let data = visit.run(Start::build(())).await?;
    let Viewer { shell, former_networks } = data.viewer;
    let shell = Shell::of(shell, None).ok_or_else(|| visit.unknown())?;
    if let [only] = shell.elsewhere.as_slice() {
        return visit.redirect(&format!("/n/{}/", only.slug));
    }
    let networks = shell.elsewhere.clone();
    let p = visit.page_around(Door::None, shell);
    visit.show(&StartPage { p, networks, former: former_networks })
}

async fn with_slash(visit: Visit) -> Answer {
    visit.redirect(&visit.to(""))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("identity/start", Start::build(()).query)]
}
