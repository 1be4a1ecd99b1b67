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

/// Every action of every room.
pub fn matrix() -> Vec<Rule> {
    let rooms = [
        crate::identity::permission::RULES,
        crate::networks::permission::RULES,
        crate::tools::permission::RULES,
        crate::campaigns::permission::RULES,
        crate::notifications::permission::RULES,
    ];
    rooms.concat()
}
