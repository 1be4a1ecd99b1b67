//! Who may do what, in plain words: made from the same matrix by which every deed is allowed or refused.

use async_graphql::{Context, Object, SimpleObject};
use domain::access::{self, Grant, ROOMS, Rule};
use words::{Language, has, say};

use crate::networks::Role;
use crate::visit::visit;

/// A role that may do something.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct RolePermission {
    /// The role.
    pub(crate) role: Role,
    /// Whether only to what belongs to the very agency for which they hold the role.
    pub(crate) for_own_agency: bool,
    /// What those with the role do, in one sentence in the reader's language.
    pub(crate) sentence: String,
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
    async fn roles(&self, ctx: &Context<'_>) -> Vec<RolePermission> {
        let language = visit(ctx).language;
        self.rule.who.iter().filter_map(|grant| role(language, self.rule.action, *grant)).collect()
    }

    /// What everybody who is signed in does about themselves, in one sentence in the reader's language.
    async fn oneself_sentence(&self, ctx: &Context<'_>) -> String {
        sentence_for(visit(ctx).language, self.rule.action, "oneself")
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

/// The same for those of one kind, where a deed has a sentence of its own for them.
fn sentence_for(language: Language, action: &str, whose: &str) -> String {
    let own = format!("{}-{whose}", key(action));
    if has(language, &own) { say(language, &own, &[]) } else { sentence(language, action) }
}

/// The sentence's key: `pledge_seats` is `permission-pledge-seats`.
pub(crate) fn key(action: &str) -> String {
    format!("permission-{}", action.replace('_', "-"))
}

/// The role a grant speaks of, if it speaks of one, with what it lets them do.
fn role(language: Language, action: &str, grant: Grant) -> Option<RolePermission> {
    let (role, for_own_agency) = match grant {
        Grant::Coordinator => (access::Role::Coordinator, false),
        Grant::OwnAgency(role) => (role, true),
        Grant::Anyone(role) => (role, false),
        Grant::Clock | Grant::Operator | Grant::Oneself => return None,
    };
    let whose = format!("{role:?}").to_lowercase();
    Some(RolePermission { role: role.into(), for_own_agency, sentence: sentence_for(language, action, &whose) })
}
