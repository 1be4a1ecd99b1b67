//! Set a provider up, change it, or remove it. Its secret is never shown: an empty field keeps the one there is.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};
use words::say;

use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/providers/new").route(web::get().to(show_new)).route(web::post().to(add)));
    cfg.service(web::resource("/n/{slug}/providers/{id}").route(web::get().to(show)).route(web::post().to(change)));
    let remove = web::resource("/n/{slug}/providers/{id}/remove");
    cfg.service(remove.route(web::get().to(show_remove)).route(web::post().to(remove_it)));
}

#[derive(cynic::QueryVariables)]
struct Which {
    id: cynic::Id,
    known: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Which")]
struct Editing {
    viewer: ShellViewer,
    network: ShellNetwork,
    provider_callback: String,
    #[arguments(id: $id)]
    #[directives(include(if: $known))]
    identity_provider: Option<IdentityProvider>,
}

#[derive(cynic::QueryFragment)]
struct IdentityProvider {
    name: String,
    issuer: String,
    client_id: String,
    has_secret: bool,
    version: i32,
}

#[derive(cynic::QueryVariables)]
struct Addition {
    input: AddProviderInput,
}

#[derive(cynic::InputObject)]
struct AddProviderInput {
    name: String,
    issuer: String,
    client_id: String,
    client_secret: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Addition")]
struct AddProvider {
    #[arguments(input: $input)]
    add_provider: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddProviderPayload")]
struct Added {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeProviderInput,
}

#[derive(cynic::InputObject)]
struct ChangeProviderInput {
    provider_id: cynic::Id,
    version: i32,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct ChangeProvider {
    #[arguments(input: $input)]
    change_provider: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeProviderPayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Removal {
    input: RemoveProviderInput,
}

#[derive(cynic::InputObject)]
struct RemoveProviderInput {
    provider_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Removal")]
struct RemoveProvider {
    #[arguments(input: $input)]
    remove_provider: Option<Removed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RemoveProviderPayload")]
struct Removed {
    provider_id: Option<cynic::Id>,
}

#[derive(Template)]
#[template(path = "pages/providers/edit/page.html")]
struct EditPage {
    p: Page,
    form: Form,
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    callback: String,
    /// The provider's path in this network, if it is there already.
    path: Option<String>,
    has_secret: bool,
}

/// The fields people read, each with what it is called.
const FIELDS: [(&str, &str); 3] =
    [("name", "pages-providers-name"), ("issuer", "pages-providers-issuer"), ("clientId", "pages-providers-client")];

#[derive(Template)]
#[template(path = "pages/providers/edit/remove.html")]
struct RemovePage {
    p: Page,
    name: String,
    path: String,
}

async fn show_new(visit: Visit) -> Answer {
    let page = page(&visit, None, None).await?;
    visit.show(&page)
}

async fn add(visit: Visit, posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let input = AddProviderInput {
        name: text("name"),
        issuer: text("issuer"),
        client_id: text("clientId"),
        client_secret: text("clientSecret"),
        request_key: posted.request_key(),
    };
    let data = visit.run(AddProvider::build(Addition { input })).await?;
    let problems = Problems::of(data.add_provider.map(|added| added.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("providers"), "provider-added");
    }
    let page = page(&visit, None, Some(refused(&visit, posted, problems))).await?;
    visit.refuse(&page)
}

async fn show(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let page = page(&visit, Some(path.into_inner().1), None).await?;
    visit.show(&page)
}

async fn change(visit: Visit, path: web::Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.into_inner().1;
    let text = |name: &str| posted.text(name).to_owned();
    let input = ChangeProviderInput {
        provider_id: cynic::Id::new(&id),
        // What is no version is none of ours, and so stale.
        version: posted.text("version").parse().unwrap_or(-1),
        name: text("name"),
        issuer: text("issuer"),
        client_id: text("clientId"),
        client_secret: text("clientSecret"),
        request_key: posted.request_key(),
    };
    let data = visit.run(ChangeProvider::build(Change { input })).await?;
    let problems = Problems::of(data.change_provider.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("providers"), "provider-changed");
    }
    let page = page(&visit, Some(id), Some(refused(&visit, posted, problems))).await?;
    visit.refuse(&page)
}

/// The form as it came, but for the secret: whoever typed one reads that it has to be typed again.
fn refused(visit: &Visit, posted: Posted, mut problems: Problems) -> Form {
    if !posted.text("clientSecret").is_empty() {
        problems.add("clientSecret", say(visit.language(), "pages-providers-secret-again", &[]));
    }
    posted.refused(problems)
}

async fn show_remove(visit: Visit, path: web::Path<(String, String)>) -> Answer {
    let id = path.into_inner().1;
    let data = visit.run(Editing::build(Which { id: cynic::Id::new(&id), known: true })).await?;
    let Some(provider) = data.identity_provider else { return Err(visit.missing()) };
    let p = visit.page(Door::None, data.viewer, data.network)?;
    visit.show(&RemovePage { p, name: provider.name, path: visit.to(&format!("providers/{id}")) })
}

async fn remove_it(visit: Visit, path: web::Path<(String, String)>, posted: Posted) -> Answer {
    let input =
        RemoveProviderInput { provider_id: cynic::Id::new(path.into_inner().1), request_key: posted.request_key() };
    let removed = visit.run(RemoveProvider::build(Removal { input })).await?.remove_provider;
    if removed.is_none_or(|removed| removed.provider_id.is_none()) {
        return Err(visit.missing());
    }
    visit.redirect_done(&visit.to("providers"), "provider-removed")
}

async fn page(visit: &Visit, id: Option<String>, refused: Option<Form>) -> Result<EditPage, PageProblem> {
    let which = Which { id: cynic::Id::new(id.as_deref().unwrap_or_default()), known: id.is_some() };
    let data = visit.run(Editing::build(which)).await?;
    let known = data.identity_provider;
    if id.is_some() && known.is_none() {
        return Err(visit.missing());
    }
    let has_secret = known.as_ref().is_some_and(|provider| provider.has_secret);
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let saved = known.map_or_else(Fields::default, |provider| {
        Fields::from_iter([
            ("name", provider.name),
            ("issuer", provider.issuer),
            ("clientId", provider.client_id),
            ("version", provider.version.to_string()),
        ])
    });
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form
        .is_wrong("version")
        .then(|| form.replace_stale(&saved, &FIELDS.map(|(name, key)| (name, p.t(key))), |_, value| value.to_owned()));
    let path = id.map(|id| visit.to(&format!("providers/{id}")));
    Ok(EditPage { p, form, meanwhile, callback: data.provider_callback, path, has_secret })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (id, text) = (|| cynic::Id::new(""), String::new);
    let added = AddProviderInput {
        name: text(),
        issuer: text(),
        client_id: text(),
        client_secret: text(),
        request_key: text(),
    };
    let changed = ChangeProviderInput {
        provider_id: id(),
        version: 1,
        name: text(),
        issuer: text(),
        client_id: text(),
        client_secret: text(),
        request_key: text(),
    };
    let removed = RemoveProviderInput { provider_id: id(), request_key: text() };
    vec![
        ("providers/edit", Editing::build(Which { id: id(), known: true }).query),
        ("providers/edit: add", AddProvider::build(Addition { input: added }).query),
        ("providers/edit: change", ChangeProvider::build(Change { input: changed }).query),
        ("providers/edit: remove", RemoveProvider::build(Removal { input: removed }).query),
    ]
}
