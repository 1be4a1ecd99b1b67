//! Being forgotten: first what stays and why, then the deed.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, Shell, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/erase").route(web::get().to(ask)).route(web::post().to(erase)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Erasing {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    is_everywhere: bool,
}

#[derive(cynic::QueryVariables)]
struct Wish {
    input: EraseMeInput,
}

#[derive(cynic::InputObject)]
struct EraseMeInput {
    understood: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Wish")]
struct EraseMe {
    #[arguments(input: $input)]
    erase_me: Option<Erased>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EraseMePayload")]
struct Erased {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/privacy/erase/page.html")]
struct ErasePage {
    p: Page,
    form: Form,
}

async fn ask(visit: Visit) -> Answer {
    let p = page(&visit).await?;
    visit.show(&ErasePage { p, form: Form::empty() })
}

async fn erase(visit: Visit, posted: Posted) -> Answer {
    let input = EraseMeInput { understood: posted.has("understood"), request_key: posted.request_key() };
    let data = visit.run_globally(EraseMe::build(Wish { input })).await?;
    let problems = Problems::of(data.erase_me.map(|erased| erased.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done("/sign-in", "erased");
    }
    let p = page(&visit).await?;
    visit.refuse(&ErasePage { p, form: posted.refused(problems) })
}

async fn page(visit: &Visit) -> Result<Page, PageProblem> {
    let data = visit.run(Erasing::build(())).await?;
    let Viewer { shell, is_everywhere } = data.viewer;
    let network = shell.network_at(visit.slug());
    let shell = Shell::of(shell, network).ok_or_else(|| visit.unknown())?;
    if !is_everywhere {
        // The page that says so leads to where a session for all of it begins.
        return Err(visit.forbidden());
    }
    Ok(visit.page_around(Door::None, shell))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = EraseMeInput { understood: false, request_key: String::new() };
    vec![("privacy/erase", Erasing::build(()).query), ("privacy/erase: erase", EraseMe::build(Wish { input }).query)]
}

#[cfg(test)]
mod tests;
