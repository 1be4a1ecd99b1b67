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
    /// Each deed, and whether only for their own agency.
    deeds: Vec<(String, bool)>,
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
    let of_role = |role: &Role| Group {
        word: role.code().to_ascii_lowercase().replace('_', "-"),
        is_mine: mine.contains(role),
        deeds: all.iter().filter_map(|one| one.of(*role)).collect(),
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
        deeds: all.iter().filter(|one| may(one)).map(|one| (one.said_in(word), false)).collect(),
    }));
    groups
}

impl Permission {
    /// What a role may, if it may, and whether that it is for its own agency only has to be said: a sentence that is the
    /// role's own says it.
    fn of(&self, role: Role) -> Option<(String, bool)> {
        let held = self.roles.iter().find(|held| held.role == role)?;
        let says_own = held.for_own_agency && held.sentence == self.sentence;
        let sentence = if says_own { held.sentence.trim_end_matches('.') } else { held.sentence.as_str() };
        Some((sentence.to_owned(), says_own))
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
