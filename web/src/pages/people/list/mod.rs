//! Who is at the table, and as what: everybody for coordinators, their own agency's people for admins, oneself for others.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::forms::{Fields, Form, encode};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{Named, PageInfo, Role};
use crate::visit::{Answer, Visit};

use super::one::is_of_an_agency;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/members").route(web::get().to(show)));
}

#[derive(cynic::QueryVariables)]
struct Wanted {
    search: Option<String>,
    role: Option<Role>,
    without: bool,
    agency: Option<cynic::Id>,
    // The agency again, for its name: asked for only where one is chosen.
    named: cynic::Id,
    chosen: bool,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Members {
    viewer: Viewer,
    network: ShellNetwork,
    #[arguments(agencyId: $agency, search: $search, role: $role, withoutAdmin: $without, first: $first, after: $after, last: $last, before: $before)]
    members: MemberConnection,
    #[arguments(id: $named)]
    #[directives(include(if: $chosen))]
    agency: Option<Agency>,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    #[cynic(spread)]
    shell: ShellViewer,
    can_keep_people: bool,
}

#[derive(cynic::QueryFragment)]
struct MemberConnection {
    nodes: Vec<Member>,
    page_info: PageInfo,
}

#[derive(cynic::QueryFragment)]
struct Member {
    id: cynic::Id,
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
    #[cynic(rename = "listedName", alias)]
    name: String,
}

#[derive(Template)]
#[template(path = "pages/people/list/page.html")]
struct MembersPage {
    p: Page,
    members: Vec<Member>,
    info: PageInfo,
    base: String,
    keeps_people: bool,
    form: Form,
    /// Whether the reader sees every agency.
    coordinates: bool,
    roles: Vec<(&'static str, String)>,
    /// Whether anything is chosen.
    is_chosen: bool,
    /// The agency whose people are shown, if it is only one's.
    agency: Option<Agency>,
    /// Agencies of an admin who is alone with that; a coordinator sees it in the list.
    alone: Vec<String>,
}

/// What the address chooses by.
const CHOICES: [&str; 4] = ["search", "role", "without", "agency"];

async fn show(visit: Visit) -> Answer {
    let chosen: Vec<(&str, &str)> = CHOICES.into_iter().filter_map(|name| Some((name, visit.query(name)?))).collect();
    let data = visit.run(Members::build(wanted(&visit))).await?;
    let Viewer { shell, can_keep_people } = data.viewer;
    let coordinates = shell.roles.contains(&Role::Coordinator);
    let p = visit.page(Door::None, shell, data.network)?;
    let list = data.members;
    let alone = list.nodes.iter().filter(|member| !coordinates && member.is_me && member.is_only_admin());
    let alone = alone.filter_map(|member| Some(member.agency.as_ref()?.name.clone())).collect();
    let parameters: String = chosen.iter().map(|(name, value)| format!("{name}={}&", encode(value))).collect();
    let mut roles = vec![("", p.t("pages-people-any-role"))];
    // Who keeps one agency's people sees no others, and is not asked about them.
    let seen = |role: &&Role| coordinates || is_of_an_agency(**role);
    roles.extend(Role::ALL.iter().filter(seen).map(|role| (role.code(), p.name(*role))));
    visit.show(&MembersPage {
        base: p.to(format!("members?{parameters}")),
        roles,
        coordinates,
        is_chosen: !chosen.is_empty(),
        form: Form::filled(Fields::from_iter(chosen)),
        members: list.nodes,
        info: list.page_info,
        keeps_people: can_keep_people,
        agency: data.agency,
        alone,
        p,
    })
}

fn wanted(visit: &Visit) -> Wanted {
    let agency = visit.query("agency").map(cynic::Id::new);
    let span = visit.span(50);
    Wanted {
        search: visit.query("search").map(str::to_owned),
        role: visit.query("role").and_then(Role::from_code),
        without: visit.query("without").is_some(),
        chosen: agency.is_some(),
        named: agency.clone().unwrap_or_else(|| cynic::Id::new("")),
        agency,
        first: span.first,
        after: span.after,
        last: span.last,
        before: span.before,
    }
}

#[cfg(test)]
impl Wanted {
    fn none() -> Self {
        Wanted {
            search: None,
            role: None,
            without: false,
            agency: None,
            named: cynic::Id::new(""),
            chosen: false,
            first: None,
            after: None,
            last: None,
            before: None,
        }
    }
}

impl Member {
    /// Behind the role's own address, where the reader does something about it.
    fn place(&self) -> &'static str {
        if self.is_me && !self.can_be_changed { "/end" } else { "" }
    }

    /// What the reader does there: a role that is not theirs to change is looked at.
    fn verb(&self) -> &'static str {
        match (self.can_be_changed, self.is_me) {
            (true, _) => "pages-people-change",
            (false, true) => "pages-people-leave",
            (false, false) => "pages-people-see",
        }
    }

    fn is_only_admin(&self) -> bool {
        self.is_last && self.role == Role::Admin
    }

    fn is_only_coordinator(&self) -> bool {
        self.is_last && self.role == Role::Coordinator
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("people/list", Members::build(Wanted::none()).query)]
}
