//! Who is at the table, and as what: everybody for coordinators, their own agency's people for admins, oneself for others.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::span::SpanFields;
use crate::types::{PageInfo, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/members").route(web::get().to(show)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Span")]
struct Members {
    viewer: Viewer,
    network: ShellNetwork,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    members: MemberConnection,
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
    /// Agencies of an admin who is alone with that; a coordinator sees it in the list.
    alone: Vec<String>,
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(Members::build(visit.span(50))).await?;
    let Viewer { shell, can_keep_people } = data.viewer;
    let coordinates = shell.roles.contains(&Role::Coordinator);
    let p = visit.page(Door::None, shell, data.network)?;
    let list = data.members;
    let alone = list.nodes.iter().filter(|member| !coordinates && member.is_me && member.is_only_admin());
    let alone = alone.filter_map(|member| Some(member.agency.as_ref()?.name.clone())).collect();
    let base = p.to("members?");
    visit.show(&MembersPage {
        p,
        members: list.nodes,
        info: list.page_info,
        base,
        keeps_people: can_keep_people,
        alone,
    })
}

impl Member {
    fn is_only_admin(&self) -> bool {
        self.is_last && self.role == Role::Admin
    }

    fn is_only_coordinator(&self) -> bool {
        self.is_last && self.role == Role::Coordinator
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("people/list", Members::build(crate::span::Span::default()).query)]
}
