//! One role somebody holds: change it, end it, or give it up; the last admin says who follows.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::{Kind, PageProblem};
use crate::schema;
use crate::types::{Minor, Named, Problem, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/members/{id}").route(web::get().to(show)).route(web::post().to(change)));
    cfg.service(web::resource("/n/{slug}/members/{id}/end").route(web::get().to(ask)).route(web::post().to(end)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct OneMember {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    member: Option<Member>,
    #[arguments(memberId: $id)]
    successors: Vec<Successor>,
}

#[derive(cynic::QueryFragment)]
struct Member {
    name: String,
    email: Option<String>,
    role: Role,
    agency: Option<Agency>,
    since: DateTime<Utc>,
    is_last: bool,
    is_me: bool,
    can_be_changed: bool,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
    people: Vec<AgencyPerson>,
    /// For its own people alone.
    approval: Option<Approval>,
}

/// From which amount its requests wait for another of its admins.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgencyApproval")]
struct Approval {
    above: Option<Minor>,
    is_on: bool,
}

#[derive(cynic::QueryFragment)]
struct AgencyPerson {
    name: String,
    roles: Vec<Role>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Member")]
struct Successor {
    id: cynic::Id,
    name: String,
    role: Role,
}

#[derive(cynic::QueryVariables)]
struct Changing {
    input: ChangeRoleInput,
}

#[derive(cynic::InputObject)]
struct ChangeRoleInput {
    member_id: cynic::Id,
    role: Role,
    successor_id: Option<cynic::Id>,
    ask_coordinator: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Changing")]
struct ChangeRole {
    #[arguments(input: $input)]
    change_role: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeRolePayload")]
struct Changed {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Ending {
    input: EndRoleInput,
}

#[derive(cynic::InputObject)]
struct EndRoleInput {
    member_id: cynic::Id,
    successor_id: Option<cynic::Id>,
    ask_coordinator: bool,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Ending")]
struct EndRole {
    #[arguments(input: $input)]
    end_role: Option<Ended>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "EndRolePayload")]
struct Ended {
    problems: Vec<Problem>,
}

/// What stands for nobody in the choice of who follows.
const NOBODY: &str = "nobody";

#[derive(Template)]
#[template(path = "pages/people/one/page.html")]
struct OnePage {
    p: Page,
    member: Member,
    form: Form,
    about: About,
    /// The role's own page.
    here: String,
    roles: Vec<(&'static str, String)>,
    /// Who may follow the last admin; empty for everybody else.
    successors: Vec<(String, String)>,
    /// Whether the reader decides in the place of an admin whom mail does not reach.
    in_their_place: bool,
}

/// What the page is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// The role as it is.
    Role,
    /// Its end.
    End,
    /// A role that opens much and that somebody is about to get.
    Opening(Role),
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty(), About::Role).await?;
    visit.show(&page)
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty(), About::End).await?;
    visit.show(&page)
}

async fn change(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    if posted.text("role").is_empty() {
        let mut page = page(&visit, &path.1, Form::empty(), About::Role).await?;
        let mut problems = Problems::default();
        problems.add("role", page.p.t("pages-people-one-choose"));
        page.form = posted.refused(problems);
        return visit.refuse(&page);
    }
    let role = Role::from_code(posted.text("role")).ok_or_else(|| visit.missing())?;
    if opens_much(role) && posted.text("understood") != role.code() {
        // Nothing is done yet: the page says what the role opens, and its button sends the same again.
        let page = page(&visit, &path.1, posted.refused(Problems::default()), About::Opening(role)).await?;
        return visit.show(&page);
    }
    let (successor_id, ask_coordinator) = follows(&posted);
    let follows = named(&visit, &path.1, successor_id.as_ref()).await?;
    let (member_id, request_key) = (cynic::Id::new(path.1.as_str()), posted.request_key());
    let input = ChangeRoleInput { member_id, role, successor_id, ask_coordinator, request_key };
    let data = visit.run(ChangeRole::build(Changing { input })).await?;
    let problems = Problems::of(data.change_role.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return match follows {
            Some(name) => visit.redirect_done_by(&visit.to("members"), "role-handed-over", &name),
            None => visit.redirect_done(&visit.to("members"), "role-changed"),
        };
    }
    let page = page(&visit, &path.1, posted.refused(problems), About::Role).await?;
    visit.refuse(&page)
}

async fn end(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let is_mine = posted.has("mine");
    match ended(&visit, &path.1, posted).await {
        // Who gave it up elsewhere has no such role any more, and perhaps no page of this network.
        Err(problem) if is_mine && *problem.kind() == Kind::Missing => visit.redirect_done("/", "role-gone"),
        answered => answered,
    }
}

async fn ended(visit: &Visit, id: &str, posted: Posted) -> Answer {
    let (successor_id, ask_coordinator) = follows(&posted);
    let follows = named(visit, id, successor_id.as_ref()).await?;
    let (member_id, request_key) = (cynic::Id::new(id), posted.request_key());
    let input = EndRoleInput { member_id, successor_id, ask_coordinator, request_key };
    let data = visit.run(EndRole::build(Ending { input })).await?;
    let problems = Problems::of(data.end_role.map(|ended| ended.problems).unwrap_or_default());
    if problems.is_empty() {
        // Who gave up their last role here has no page here any more.
        let next = if posted.has("mine") { "/".to_owned() } else { visit.to("members") };
        return match follows {
            Some(name) => visit.redirect_done_by(&next, "handed-over", &name),
            None => visit.redirect_done(&next, "role-ended"),
        };
    }
    let page = page(visit, id, posted.refused(problems), About::End).await?;
    visit.refuse(&page)
}

/// The name of who is to follow, looked up while there is something to follow in.
async fn named(visit: &Visit, id: &str, successor: Option<&cynic::Id>) -> Result<Option<String>, PageProblem> {
    let Some(successor) = successor else { return Ok(None) };
    let data = visit.run(OneMember::build(Vars { id: cynic::Id::new(id) })).await?;
    Ok(data.successors.into_iter().find(|one| one.id == *successor).map(|one| one.name))
}

/// Whether a role is given only after its page said what it opens.
fn opens_much(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Admin)
}

/// Who follows, as the form has it: somebody, nobody but a coordinator who is asked, or nothing said.
fn follows(posted: &Posted) -> (Option<cynic::Id>, bool) {
    match posted.text("successorId") {
        "" => (None, false),
        NOBODY => (None, true),
        id => (Some(cynic::Id::new(id)), false),
    }
}

async fn page(visit: &Visit, id: &str, form: Form, about: About) -> Result<OnePage, PageProblem> {
    let data = visit.run(OneMember::build(Vars { id: cynic::Id::new(id) })).await?;
    let member = data.member.ok_or_else(|| visit.missing())?;
    let coordinates = data.viewer.roles.contains(&Role::Coordinator);
    // Who is an agency's admin as well decides as that, whomever mail reaches there.
    let staff_alone = coordinates && !data.viewer.roles.contains(&Role::Admin);
    let in_their_place = staff_alone && member.can_be_changed && member.agency.as_ref().is_some_and(Agency::has_admin);
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let here = p.to("members/") + id;
    let ends = about == About::End;
    let p = p.found_at(if ends { format!("{here}/end") } else { here.clone() });
    let other = |role: &&Role| **role != member.role && is_of_an_agency(**role) == member.agency.is_some();
    // Nothing is chosen beforehand: one press must not make anybody a coordinator.
    let mut roles = vec![("", "–".to_owned())];
    roles.extend(Role::ALL.iter().filter(other).map(|role| (role.code(), p.name(*role))));
    let mut successors: Vec<(String, String)> = Vec::new();
    if member.is_last && member.role == Role::Admin {
        // While anybody works there who could follow, only the admin leaves without naming them.
        let may_leave_nobody = member.is_me || (ends && data.successors.is_empty());
        successors.push((String::new(), "–".to_owned()));
        let named = |one: Successor| (one.id.inner().to_owned(), format!("{}, {}", one.name, p.name(one.role)));
        successors.extend(data.successors.into_iter().map(named));
        if may_leave_nobody {
            let key = if coordinates { "pages-people-one-nobody-mine" } else { "pages-people-one-nobody" };
            successors.push((NOBODY.to_owned(), p.t(key)));
        }
    }
    Ok(OnePage { p, member, form, about, here, roles, successors, in_their_place })
}

/// Whether a role is held for an agency.
pub(super) fn is_of_an_agency(role: Role) -> bool {
    matches!(role, Role::Admin | Role::Buyer | Role::Member)
}

impl OnePage {
    fn now(&self) -> String {
        let (role, since) = (self.p.name(self.member.role), self.p.short(self.member.since));
        match &self.member.agency {
            Some(agency) => {
                self.p.t3("pages-people-one-now-agency", "role", role, "agency", &agency.name, "since", since)
            }
            None => self.p.t2("pages-people-one-now", "role", role, "since", since),
        }
    }

    fn ends(&self) -> bool {
        self.about == About::End
    }

    /// The role somebody is about to get, and what it opens.
    fn opening(&self) -> Option<(String, String)> {
        let About::Opening(role) = self.about else { return None };
        let (name, role_name) = (self.member.name.as_str(), self.p.name(role));
        let title = self.p.t2("pages-people-one-opening-title", "name", name, "role", role_name);
        let agency = self.member.agency.as_ref().map_or("", |agency| agency.name.as_str());
        let word = if role == Role::Coordinator { "coordinator" } else { "admin" };
        let key = format!("pages-people-one-opening-{word}");
        Some((title, self.p.t2(key, "name", name, "agency", agency)))
    }

    /// Who changes the role, where the reader sees it and may not: nobody else, where it is the admin who is looked at.
    fn by_its_admin(&self) -> Option<String> {
        if self.member.role == Role::Admin && self.member.email.is_some() {
            return None;
        }
        let agency = self.member.agency.as_ref().filter(|_| !self.member.can_be_changed && !self.member.is_me)?;
        let admins: Vec<&str> = agency.admins().map(|person| person.name.as_str()).collect();
        Some(self.p.t2("pages-people-one-by-its-admin", "agency", &agency.name, "admins", admins.join(", ")))
    }

    /// Why the choice of who follows is there.
    fn last_admin(&self) -> String {
        self.p.t(if self.member.is_me { "pages-people-one-last-admin-me" } else { "pages-people-one-last-admin" })
    }

    /// Whether an agency whose requests wait for another admin would have one admin alone without this role.
    fn leaves_one_admin(&self) -> bool {
        let agency = self.member.agency.as_ref().filter(|_| self.member.role == Role::Admin);
        agency.is_some_and(|agency| {
            let waits = agency.approval.as_ref().is_some_and(|approval| approval.is_on && approval.above.is_some());
            waits && agency.admins().count() == 2
        })
    }

    fn is_last_coordinator(&self) -> bool {
        self.member.is_last && self.member.role == Role::Coordinator
    }
}

impl Agency {
    fn admins(&self) -> impl Iterator<Item = &AgencyPerson> {
        self.people.iter().filter(|person| person.roles.contains(&Role::Admin))
    }

    fn has_admin(&self) -> bool {
        self.admins().next().is_some()
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let changed = ChangeRoleInput {
        member_id: id(),
        role: Role::Buyer,
        successor_id: None,
        ask_coordinator: false,
        request_key: String::new(),
    };
    let ended =
        EndRoleInput { member_id: id(), successor_id: None, ask_coordinator: false, request_key: String::new() };
    vec![
        ("people/one", OneMember::build(Vars { id: id() }).query),
        ("people/one: change", ChangeRole::build(Changing { input: changed }).query),
        ("people/one: end", EndRole::build(Ending { input: ended }).query),
    ]
}
