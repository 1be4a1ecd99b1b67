//! Who may do what here. Asking for a sign-in link and using one is for anybody; so they are not listed.

use uuid::Uuid;

use super::person;
use crate::access::{Action, Grant, Rule, Subject};

impl Subject for person::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.id)
    }
}

/// Change one's language and zone.
#[derive(Debug)]
pub struct ChangeMySettingsAction;

impl Action for ChangeMySettingsAction {
    type Subject = person::Model;
    const NAME: &'static str = "change_my_settings";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[Rule::of::<ChangeMySettingsAction>()];
