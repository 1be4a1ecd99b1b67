//! The matrix role by action, for people to review: one line per action, made from the permissions themselves.

use super::{Action, Grant};

/// One action and who may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The deed.
    pub action: &'static str,
    /// Who may.
    pub who: &'static [Grant],
}

impl Rule {
    /// The line of an action.
    pub const fn of<A: Action>() -> Self {
        Self { action: A::NAME, who: A::WHO }
    }
}

/// The lines of one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The noun it is the home of, as in this crate.
    pub name: &'static str,
    /// Its actions.
    pub rules: &'static [Rule],
}

/// Every room with its actions.
pub const ROOMS: &[Room] = &[
    Room { name: "identity", rules: crate::identity::permission::RULES },
    Room { name: "networks", rules: crate::networks::permission::RULES },
    Room { name: "providers", rules: crate::providers::permission::RULES },
    Room { name: "roster", rules: crate::roster::permission::RULES },
    Room { name: "links", rules: crate::links::permission::RULES },
    Room { name: "tools", rules: crate::tools::permission::RULES },
    Room { name: "campaigns", rules: crate::campaigns::permission::RULES },
    Room { name: "privacy", rules: crate::privacy::permission::RULES },
    Room { name: "exports", rules: crate::exports::permission::RULES },
    Room { name: "notifications", rules: crate::notifications::permission::RULES },
];

/// Every action of every room.
pub fn matrix() -> Vec<Rule> {
    ROOMS.iter().flat_map(|room| room.rules).copied().collect()
}
