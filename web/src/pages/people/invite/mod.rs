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

#[derive(cynic::QueryVariables, Default)]
struct Vars {
    search: Option<String>,
    agency: Option<cynic::Id>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct Inviting {
    viewer: Viewer,
    network: ShellNetwork,
    // The agency whose page somebody comes from is among them however many there are.
    #[arguments(search: $search, agencyId: $agency)]
    seats_to_give: SeatsToGive,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    can_keep_people: bool,
}

#[derive(cynic::QueryFragment)]
struct SeatsToGive {
    agencies: Vec<SeatsOfAgency>,
    has_more: bool,
}

#[derive(cynic::QueryFragment)]
struct SeatsOfAgency {
    agency: Agency,
    admins: Vec<String>,
    gives: bool,
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
    agencies: Vec<Choice>,
    languages: Vec<(&'static str, String)>,
    /// The words the agencies were looked for by.
    search: String,
    /// Whether there are more agencies than the list has, so that one looks for some.
    searches: bool,
    /// Why the agency that somebody comes from cannot be chosen.
    closed: Option<String>,
}

/// An agency to choose.
struct Choice {
    id: String,
    /// Its name, and who gives its seats where the reader does not.
    said: String,
    gives: bool,
    /// Its own admins, where mail reaches them, so that they alone bring its people.
    admins: Option<(String, String)>,
}

async fn show(visit: Visit) -> Answer {
    let agency = visit.query("agency").unwrap_or_default().to_owned();
    let search = visit.query("find").unwrap_or_default();
    let page = page(&visit, &agency, search, |p, agency| {
        let language = p.language_choices().first().map_or_else(String::new, |(code, _)| (*code).to_owned());
        // A link that asks for an admin says so; nobody becomes one by leaving the choice alone otherwise.
        let role = if visit.query("role") == Some(Role::Admin.code()) { Role::Admin } else { Role::Member };
        let fields = [("language", language), ("role", role.code().to_owned()), ("agencyId", agency)];
        Form::filled(Fields::from_iter(fields))
    });
    visit.show(&page.await?)
}

async fn invite(visit: Visit, posted: Posted) -> Answer {
    if posted.has("look") {
        return look(&visit, posted).await;
    }
    let language = Language::from_code(posted.text("language")).ok_or_else(|| visit.missing())?;
    let role = Role::from_code(posted.text("role")).ok_or_else(|| visit.missing())?;
    let problem = match (posted.has("withoutEmail"), posted.text("email").is_empty()) {
        (true, false) => Some("pages-people-new-email-which"),
        (false, true) => Some("pages-people-new-email-missing"),
        _ => None,
    };
    if let Some(key) = problem {
        return refused(&visit, posted, |p| {
            let mut problems = Problems::default();
            problems.add("email", p.t(key));
            problems
        })
        .await;
    }
    let agency_id = Some(posted.text("agencyId")).filter(|id| !id.is_empty()).map(cynic::Id::new);
    let name = posted.text("name").to_owned();
    let request_key = posted.request_key();
    let (done, problems) = if posted.has("withoutEmail") {
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
    refused(&visit, posted, |_| problems).await
}

/// The form as it came, with the agencies that were looked for.
async fn look(visit: &Visit, posted: Posted) -> Answer {
    let search = posted.text("find").to_owned();
    let page = page(visit, "", &search, |_, _| posted.refused(Problems::default()));
    visit.show(&page.await?)
}

/// The form as it came, with its problems.
async fn refused(visit: &Visit, posted: Posted, problems: impl FnOnce(&Page) -> Problems) -> Answer {
    let (chosen, search) = (posted.text("agencyId").to_owned(), posted.text("find").to_owned());
    let page = page(visit, &chosen, &search, |p, _| {
        let problems = problems(p);
        posted.refused(problems)
    });
    visit.refuse(&page.await?)
}

/// The page around a form, which is made knowing the reader and the agency to choose: the one they come from, if they give its
/// seats, else that of an admin of one, or the one they act for.
async fn page(
    visit: &Visit,
    chosen: &str,
    search: &str,
    form: impl FnOnce(&Page, String) -> Form,
) -> Result<InvitePage, PageProblem> {
    let search = Some(search.to_owned()).filter(|words| !words.is_empty());
    let agency = (!chosen.is_empty()).then(|| cynic::Id::new(chosen));
    let data = visit.run(Inviting::build(Vars { search: search.clone(), agency })).await?;
    let Viewer { shell, can_keep_people } = data.viewer;
    if !can_keep_people {
        return Err(visit.forbidden());
    }
    let coordinates = shell.roles.contains(&Role::Coordinator);
    // Who is an agency's admin as well gives its seats as that, whomever mail reaches there.
    let in_their_place = coordinates && !shell.roles.contains(&Role::Admin);
    let acting = shell.agency.as_ref().map(|agency| agency.id.inner().to_owned());
    let p = visit.page(Door::None, shell, data.network)?;
    let mut agencies: Vec<Choice> =
        data.seats_to_give.agencies.into_iter().map(|seats| seats.choice(&p, coordinates, in_their_place)).collect();
    let come_from = agencies.iter().find(|choice| !chosen.is_empty() && choice.id == chosen);
    let closed = come_from.and_then(|choice| choice.admins.as_ref());
    let closed =
        closed.map(|(agency, admins)| p.t2("pages-people-one-by-its-admin", "agency", agency, "admins", admins));
    let mine: Vec<&Choice> = agencies.iter().filter(|choice| choice.gives).collect();
    let acted_for = mine.iter().find(|choice| Some(&choice.id) == acting.as_ref());
    let only = mine.first().filter(|_| !coordinates);
    let preset = match come_from {
        Some(choice) => Some(choice).filter(|choice| choice.gives),
        None => acted_for.or(only).copied(),
    };
    let preset = preset.map(|choice| choice.id.clone()).unwrap_or_default();
    if coordinates {
        let said = p.t("pages-people-new-no-agency");
        agencies.insert(0, Choice { id: String::new(), said, gives: true, admins: None });
    }
    let for_agencies = [Role::Admin, Role::Buyer, Role::Member];
    let offered = Role::ALL.iter().filter(|role| coordinates || for_agencies.contains(role));
    let roles = offered.map(|role| (role.code(), p.name(*role))).collect();
    let languages = p.language_choices();
    let form = form(&p, preset);
    let searches = data.seats_to_give.has_more || search.is_some();
    let search = search.unwrap_or_default();
    Ok(InvitePage { p, form, coordinates, roles, agencies, languages, search, searches, closed })
}

impl InvitePage {
    /// What to know where some agencies cannot be chosen.
    fn agency_hint(&self) -> String {
        let all = self.agencies.iter().all(|choice| choice.gives);
        if all { String::new() } else { self.p.t("pages-people-new-agency-hint") }
    }
}

impl SeatsOfAgency {
    /// An agency with an admin of its own gives its seats itself, unless mail reaches none; the list says so before anybody asks.
    fn choice(self, p: &Page, coordinates: bool, in_their_place: bool) -> Choice {
        let (id, name, admins) = (self.agency.id.inner().to_owned(), self.agency.name, self.admins.join(", "));
        let said = match self.gives {
            true if in_their_place && !admins.is_empty() => p.t1("pages-people-new-in-their-place", "agency", &name),
            false if coordinates => p.t2("pages-people-new-by-its-admin", "agency", &name, "admins", &admins),
            true | false => name.clone(),
        };
        Choice { id, said, gives: self.gives, admins: (!self.gives).then_some((name, admins)) }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (text, language, role) = (String::new, Language::En, Role::Member);
    let invited =
        InvitePersonInput { name: text(), email: text(), language, role, agency_id: None, request_key: text() };
    let added = AddPersonInput { name: text(), language, role, agency_id: None, request_key: text() };
    vec![
        ("people/invite", Inviting::build(Vars::default()).query),
        ("people/invite: invite", InvitePerson::build(Invitation { input: invited }).query),
        ("people/invite: add", AddPerson::build(Addition { input: added }).query),
    ]
}
