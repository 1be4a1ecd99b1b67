//! Who may do what, in plain words: made from the same matrix by which every deed is allowed or refused.

use async_graphql::{Context, Object, SimpleObject};
use domain::access::{self, Grant, ROOMS, Rule};
use words::{Language, say};

use crate::networks::Role;
use crate::visit::visit;

/// A role that may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct RolePermission {
    /// The role.
    pub(crate) role: Role,
    /// Whether only to what belongs to the very agency for which they hold the role.
    pub(crate) for_own_agency: bool,
}

/// Something that can be done, and who may.
#[derive(Clone, Copy, Debug)]
pub struct Permission {
    room: &'static str,
    rule: Rule,
}

/// Something that can be done, and who may.
#[Object]
impl Permission {
    /// The deed's name, such as `pledge_seats`.
    async fn action(&self) -> &str {
        self.rule.action
    }

    /// The noun it is done to, such as `campaigns`.
    async fn room(&self) -> &str {
        self.room
    }

    /// What is done, in one sentence in the reader's language.
    async fn sentence(&self, ctx: &Context<'_>) -> String {
        sentence(visit(ctx).language, self.rule.action)
    }

    /// The roles that may.
    async fn roles(&self) -> Vec<RolePermission> {
        self.rule.who.iter().filter_map(|grant| role(*grant)).collect()
    }

    /// Whether everybody who is signed in may, about themselves.
    async fn by_oneself(&self) -> bool {
        self.rule.who.contains(&Grant::Oneself)
    }

    /// Whether it happens by itself when its time has come.
    async fn by_the_clock(&self) -> bool {
        self.rule.who.contains(&Grant::Clock)
    }

    /// Whether whoever runs the server may, at its command line.
    async fn by_the_operator(&self) -> bool {
        self.rule.who.contains(&Grant::Operator)
    }
}

/// Every action of every room.
pub(crate) fn all() -> Vec<Permission> {
    let of_room =
        |room: &'static access::Room| room.rules.iter().map(|rule| Permission { room: room.name, rule: *rule });
    ROOMS.iter().flat_map(of_room).collect()
}

/// What an action does, in one sentence.
pub(crate) fn sentence(language: Language, action: &str) -> String {
    say(language, &key(action), &[])
}

/// The sentence's key: `pledge_seats` is `permission-pledge-seats`.
pub(crate) fn key(action: &str) -> String {
    format!("permission-{}", action.replace('_', "-"))
}

/// The role a grant speaks of, if it speaks of one.
pub(crate) fn role(grant: Grant) -> Option<RolePermission> {
    let of = |role: access::Role, for_own_agency| Some(RolePermission { role: role.into(), for_own_agency });
    match grant {
        Grant::Coordinator => of(access::Role::Coordinator, false),
        Grant::OwnAgency(role) => of(role, true),
        Grant::Anyone(role) => of(role, false),
        Grant::Clock | Grant::Operator | Grant::Oneself => None,
    }
}
