//! Who may do what, in plain words: a paragraph for each role, made from what the code allows.

use actix_web::web::{self, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::schema;
use crate::types::{Named, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/permissions").route(web::get().to(show)));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Permissions {
    viewer: ShellViewer,
    network: ShellNetwork,
    permissions: Vec<Permission>,
}

#[derive(cynic::QueryFragment)]
struct Permission {
    sentence: String,
    oneself_sentence: String,
    roles: Vec<RolePermission>,
    by_oneself: bool,
    by_the_clock: bool,
    by_the_operator: bool,
}

#[derive(cynic::QueryFragment)]
struct RolePermission {
    role: Role,
    for_own_agency: bool,
    sentence: String,
}

/// Whether something is done by those who have no role.
type IsTheirs = fn(&Permission) -> bool;

/// What those of one kind may do.
struct Group {
    /// The last word of the question's key.
    word: String,
    /// Whether the reader is one of them.
    is_mine: bool,
    /// What they do for their own agency only.
    own: Vec<String>,
    /// What they do besides.
    deeds: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/networks/permissions/page.html")]
struct PermissionsPage {
    p: Page,
    groups: Vec<Group>,
}

async fn show(visit: Visit) -> Answer {
    let data = visit.run(Permissions::build(())).await?;
    let groups = groups(&data.permissions, &data.viewer.roles);
    let p = visit.page(Door::None, data.viewer, data.network)?;
    visit.show(&PermissionsPage { p, groups })
}

fn groups(all: &[Permission], mine: &[Role]) -> Vec<Group> {
    let of_role = |role: &Role| {
        let may = all.iter().filter_map(|one| one.of(*role));
        let (own, others): (Vec<&RolePermission>, Vec<_>) = may.partition(|held| held.for_own_agency);
        let said = |held: Vec<&RolePermission>| held.into_iter().map(|held| held.sentence.clone()).collect();
        Group {
            word: role.code().to_ascii_lowercase().replace('_', "-"),
            is_mine: mine.contains(role),
            own: said(own),
            deeds: said(others),
        }
    };
    let mut groups: Vec<Group> = Role::ALL.iter().map(of_role).collect();
    // The reader's own roles come first.
    groups.sort_by_key(|group| !group.is_mine);
    let others: [(&str, IsTheirs); 3] = [
        ("everybody", |one| one.by_oneself),
        ("clock", |one| one.by_the_clock),
        ("operator", |one| one.by_the_operator),
    ];
    groups.extend(others.into_iter().map(|(word, may)| Group {
        word: word.to_owned(),
        is_mine: false,
        own: Vec::new(),
        deeds: all.iter().filter(|one| may(one)).map(|one| one.said_in(word)).collect(),
    }));
    groups
}

impl Permission {
    /// What a role may, if it may.
    fn of(&self, role: Role) -> Option<&RolePermission> {
        self.roles.iter().find(|held| held.role == role)
    }

    /// The sentence for those who have no role.
    fn said_in(&self, word: &str) -> String {
        if word == "everybody" { self.oneself_sentence.clone() } else { self.sentence.clone() }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("networks/permissions", Permissions::build(()).query)]
}

#[cfg(test)]
mod tests;
