//! Invite somebody, or add somebody who does not use mail.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Language, Named, Problem, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/members/invite").route(web::get().to(show)).route(web::post().to(invite)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    agency: cynic::Id,
    chosen: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct Inviting {
    viewer: Viewer,
    network: ShellNetwork,
    // Whoever keeps one agency's people finds it among their own.
    #[arguments(first: 100)]
    agencies: AgencyConnection,
    // The agency whose page somebody comes from may be none of these.
    #[arguments(id: $agency)]
    #[directives(include(if: $chosen))]
    node: Option<Chosen>,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
enum Chosen {
    Agency(Agency),
    #[cynic(fallback)]
    SomethingElse,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    can_keep_people: bool,
}

#[derive(cynic::QueryFragment)]
struct AgencyConnection {
    nodes: Vec<Agency>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    id: cynic::Id,
    name: String,
}

#[derive(cynic::QueryVariables)]
struct Invitation {
    input: InvitePersonInput,
}

#[derive(cynic::InputObject)]
struct InvitePersonInput {
    name: String,
    email: String,
    language: Language,
    role: Role,
    agency_id: Option<cynic::Id>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Invitation")]
struct InvitePerson {
    #[arguments(input: $input)]
    invite_person: Option<Invited>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "InvitePersonPayload")]
struct Invited {
    member: Option<Somebody>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Member")]
struct Somebody {
    #[expect(dead_code, reason = "asked for to know that there is one")]
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct Addition {
    input: AddPersonInput,
}

#[derive(cynic::InputObject)]
struct AddPersonInput {
    name: String,
    language: Language,
    role: Role,
    agency_id: Option<cynic::Id>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Addition")]
struct AddPerson {
    #[arguments(input: $input)]
    add_person: Option<Added>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AddPersonPayload")]
struct Added {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/people/invite/page.html")]
struct InvitePage {
    p: Page,
    form: Form,
    coordinates: bool,
    roles: Vec<(&'static str, String)>,
    agencies: Vec<(String, String)>,
    languages: Vec<(&'static str, String)>,
}

async fn show(visit: Visit) -> Answer {
    let agency = visit.query("agency").unwrap_or_default().to_owned();
    let chosen = agency.clone();
    let page = page(&visit, &chosen, |p, own| {
        let agency = if agency.is_empty() { own } else { agency };
        let language = Language::from(p.language()).code().to_owned();
        let fields = [("language", language), ("role", Role::Member.code().to_owned()), ("agencyId", agency)];
        Form::filled(Fields::from_iter(fields))
    });
    visit.show(&page.await?)
}

async fn invite(visit: Visit, posted: Posted) -> Answer {
    let language = Language::from_code(posted.text("language")).ok_or_else(|| visit.missing())?;
    let role = Role::from_code(posted.text("role")).ok_or_else(|| visit.missing())?;
    let agency_id = Some(posted.text("agencyId")).filter(|id| !id.is_empty()).map(cynic::Id::new);
    let name = posted.text("name").to_owned();
    let request_key = posted.request_key();
    let (done, problems) = if posted.has("withoutEmail") && posted.text("email").is_empty() {
        let input = AddPersonInput { name, language, role, agency_id, request_key };
        let data = visit.run(AddPerson::build(Addition { input })).await?;
        ("added", data.add_person.map(|added| added.problems).unwrap_or_default())
    } else {
        let email = posted.text("email").to_owned();
        let input = InvitePersonInput { name, email, language, role, agency_id, request_key };
        let invited = visit.run(InvitePerson::build(Invitation { input })).await?.invite_person;
        let at_once = invited.as_ref().is_some_and(|invited| invited.member.is_some());
        let problems = invited.map(|invited| invited.problems).unwrap_or_default();
        (if at_once { "there-already" } else { "invited" }, problems)
    };
    let problems = Problems::of(problems);
    if problems.is_empty() {
        let next = if done == "invited" { "invitations" } else { "members" };
        return visit.redirect_done(&visit.to(next), done);
    }
    let chosen = posted.text("agencyId").to_owned();
    let page = page(&visit, &chosen, |_, _| posted.refused(problems)).await?;
    visit.refuse(&page)
}

/// The page around a form, which is made knowing the reader and the agency they act for.
async fn page(
    visit: &Visit,
    chosen: &str,
    form: impl FnOnce(&Page, String) -> Form,
) -> Result<InvitePage, PageProblem> {
    let data = visit.run(Inviting::build(Vars { agency: cynic::Id::new(chosen), chosen: !chosen.is_empty() })).await?;
    let Viewer { shell, can_keep_people } = data.viewer;
    if !can_keep_people {
        return Err(visit.forbidden());
    }
    let coordinates = shell.roles.contains(&Role::Coordinator);
    let own = shell.agency.clone().map(|agency| (agency.id.inner().to_owned(), agency.name));
    let p = visit.page(Door::None, shell, data.network)?;
    let mut agencies: Vec<(String, String)> = if coordinates {
        data.agencies.nodes.into_iter().map(|agency| (agency.id.inner().to_owned(), agency.name)).collect()
    } else {
        own.clone().into_iter().collect()
    };
    if let Some(Chosen::Agency(agency)) = data.node.filter(|_| coordinates)
        && agencies.iter().all(|(id, _)| id != agency.id.inner())
    {
        agencies.push((agency.id.inner().to_owned(), agency.name));
    }
    agencies.sort_by_key(|(_, name)| name.to_lowercase());
    if coordinates {
        agencies.insert(0, (String::new(), p.t("pages-people-new-no-agency")));
    }
    let for_agencies = [Role::Admin, Role::Buyer, Role::Member];
    let offered = Role::ALL.iter().filter(|role| coordinates || for_agencies.contains(role));
    let roles = offered.map(|role| (role.code(), p.name(*role))).collect();
    let languages = Language::ALL.iter().map(|language| (language.code(), own_name(*language))).collect();
    let form = form(&p, own.map(|(id, _)| id).unwrap_or_default());
    Ok(InvitePage { p, form, coordinates, roles, agencies, languages })
}

/// Each language calls itself by its own name, as in the settings.
fn own_name(language: Language) -> String {
    words::label(language.into(), Language::KIND, language.code())
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (text, language, role) = (String::new, Language::En, Role::Member);
    let invited =
        InvitePersonInput { name: text(), email: text(), language, role, agency_id: None, request_key: text() };
    let added = AddPersonInput { name: text(), language, role, agency_id: None, request_key: text() };
    vec![
        ("people/invite", Inviting::build(Vars { agency: cynic::Id::new(""), chosen: false }).query),
        ("people/invite: invite", InvitePerson::build(Invitation { input: invited }).query),
        ("people/invite: add", AddPerson::build(Addition { input: added }).query),
    ]
}
