//! One role somebody holds: change it, end it, or give it up; the last admin says who follows.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{Named, Problem, Role};
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
    /// Whether it is about the role's end, and not about its change.
    ends: bool,
    /// The role's own page.
    here: String,
    roles: Vec<(&'static str, String)>,
    /// Who may follow the last admin; empty for everybody else.
    successors: Vec<(String, String)>,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty(), false).await?;
    visit.show(&page)
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty(), true).await?;
    visit.show(&page)
}

async fn change(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let role = Role::from_code(posted.text("role")).ok_or_else(|| visit.missing())?;
    let (successor_id, ask_coordinator) = follows(&posted);
    let (member_id, request_key) = (cynic::Id::new(path.1.as_str()), posted.request_key());
    let input = ChangeRoleInput { member_id, role, successor_id, ask_coordinator, request_key };
    let data = visit.run(ChangeRole::build(Changing { input })).await?;
    let problems = Problems::of(data.change_role.map(|changed| changed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("members"), "role-changed");
    }
    let page = page(&visit, &path.1, posted.refused(problems), false).await?;
    visit.refuse(&page)
}

async fn end(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let (successor_id, ask_coordinator) = follows(&posted);
    let (member_id, request_key) = (cynic::Id::new(path.1.as_str()), posted.request_key());
    let input = EndRoleInput { member_id, successor_id, ask_coordinator, request_key };
    let data = visit.run(EndRole::build(Ending { input })).await?;
    let problems = Problems::of(data.end_role.map(|ended| ended.problems).unwrap_or_default());
    if problems.is_empty() {
        // Who gave up their last role here has no page here any more.
        let next = if posted.has("mine") { "/".to_owned() } else { visit.to("members") };
        return visit.redirect_done(&next, "role-ended");
    }
    let page = page(&visit, &path.1, posted.refused(problems), true).await?;
    visit.refuse(&page)
}

/// Who follows, as the form has it: somebody, nobody but a coordinator who is asked, or nothing said.
fn follows(posted: &Posted) -> (Option<cynic::Id>, bool) {
    match posted.text("successorId") {
        "" => (None, false),
        NOBODY => (None, true),
        id => (Some(cynic::Id::new(id)), false),
    }
}

async fn page(visit: &Visit, id: &str, form: Form, ends: bool) -> Result<OnePage, PageProblem> {
    let data = visit.run(OneMember::build(Vars { id: cynic::Id::new(id) })).await?;
    let member = data.member.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let here = p.to("members/") + id;
    let p = p.found_at(if ends { format!("{here}/end") } else { here.clone() });
    let other = |role: &&Role| **role != member.role && is_of_an_agency(**role) == member.agency.is_some();
    let roles = Role::ALL.iter().filter(other).map(|role| (role.code(), p.name(*role))).collect();
    let mut successors: Vec<(String, String)> = Vec::new();
    if member.is_last && member.role == Role::Admin {
        successors.push((String::new(), "–".to_owned()));
        let named = |one: Successor| (one.id.inner().to_owned(), format!("{}, {}", one.name, p.name(one.role)));
        successors.extend(data.successors.into_iter().map(named));
        successors.push((NOBODY.to_owned(), p.t("pages-people-one-nobody")));
    }
    Ok(OnePage { p, member, form, ends, here, roles, successors })
}

fn is_of_an_agency(role: Role) -> bool {
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

    fn is_last_coordinator(&self) -> bool {
        self.member.is_last && self.member.role == Role::Coordinator
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
