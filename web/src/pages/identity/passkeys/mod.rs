//! My passkeys. The ceremony itself needs a script; everything around it does not, and mail always remains.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, Shell, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{PageInfo, Problem};
use crate::visit::{Answer, Visit};

/// Where the page is found.
const PLACE: &str = "/my/passkeys";

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/my/passkeys").route(web::get().to(show)).route(web::post().to(change)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Passkeys {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Span")]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    can_use_passkeys: bool,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    passkeys: PasskeyConnection,
}

#[derive(cynic::QueryFragment)]
struct PasskeyConnection {
    nodes: Vec<Passkey>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Passkey {
    id: cynic::Id,
    name: String,
    added_at: DateTime<Utc>,
    last_used_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryVariables)]
struct Add {
    input: AddPasskeyInput,
}

#[derive(cynic::InputObject)]
struct AddPasskeyInput {
    ceremony: String,
    name: String,
    answer: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Add")]
struct AddPasskey {
    #[arguments(input: $input)]
    add_passkey: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddPasskeyPayload")]
struct Added {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Remove {
    input: RemovePasskeyInput,
}

#[derive(cynic::InputObject)]
struct RemovePasskeyInput {
    passkey_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Remove")]
struct RemovePasskey {
    #[arguments(input: $input)]
    remove_passkey: Option<Removed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RemovePasskeyPayload")]
struct Removed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/identity/passkeys/page.html")]
struct PasskeysPage {
    p: Page,
    passkeys: Vec<Passkey>,
    info: PageInfo,
    /// Whether passkeys work at this address.
    works: bool,
    /// Where they do, if this is a demo that was opened by its numbers.
    elsewhere: Option<String>,
    form: Form,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Form::empty()).await?;
    visit.show(&page)
}

/// Two forms are sent here: one beside each passkey, and the one that adds another.
async fn change(visit: Visit, posted: Posted) -> Answer {
    let request_key = posted.request_key();
    let (problems, done) = if posted.has("passkey") {
        let input = RemovePasskeyInput { passkey_id: cynic::Id::new(posted.text("passkey")), request_key };
        let data = visit.run_globally(RemovePasskey::build(Remove { input })).await?;
        (data.remove_passkey.map(|removed| removed.problems), "passkey-removed")
    } else {
        let text = |name| posted.text(name).to_owned();
        let (ceremony, name, answer) = (text("ceremony"), text("name"), text("answer"));
        let input = AddPasskeyInput { ceremony, name, answer, request_key };
        let data = visit.run_globally(AddPasskey::build(Add { input })).await?;
        (data.add_passkey.map(|added| added.problems), "passkey-added")
    };
    let problems = Problems::of(problems.unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.outside(PLACE), done);
    }
    let page = page(&visit, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, form: Form) -> Result<PasskeysPage, PageProblem> {
    let data = visit.run(Passkeys::build(visit.span(50))).await?;
    let network = data.viewer.shell.network_at(visit.slug());
    let shell = Shell::of(data.viewer.shell, network).ok_or_else(|| visit.unknown())?;
    let (list, works) = (data.viewer.passkeys, data.viewer.can_use_passkeys);
    let elsewhere = visit.passkeys_elsewhere();
    let works = works && elsewhere.is_none();
    let p = visit.page_around(Door::None, shell);
    Ok(PasskeysPage { p, elsewhere, passkeys: list.nodes, info: list.page_info, works, form })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    use crate::span::Span;
    let text = String::new;
    let added = AddPasskeyInput { ceremony: text(), name: text(), answer: text(), request_key: text() };
    let removed = RemovePasskeyInput { passkey_id: cynic::Id::new(""), request_key: text() };
    vec![
        ("identity/passkeys", Passkeys::build(Span::default()).query),
        ("identity/passkeys: add", AddPasskey::build(Add { input: added }).query),
        ("identity/passkeys: remove", RemovePasskey::build(Remove { input: removed }).query),
    ]
}

#[cfg(test)]
mod tests;
