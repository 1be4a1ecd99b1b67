//! Who may do what here. Asking for a sign-in link and using one is for anybody; so they are not listed.

use uuid::Uuid;

use super::{access_token, passkey, person, session};
use crate::access::{Action, Grant, Rule, Subject};

impl Subject for person::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.id)
    }
}

impl Subject for session::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.person_id)
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

/// End one of one's sessions.
#[derive(Debug)]
pub struct EndSessionAction;

impl Action for EndSessionAction {
    type Subject = session::Model;
    const NAME: &'static str = "end_session";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// End all of one's sessions but the one in which one asks.
#[derive(Debug)]
pub struct EndOtherSessionsAction;

impl Action for EndOtherSessionsAction {
    type Subject = person::Model;
    const NAME: &'static str = "end_other_sessions";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

impl Subject for passkey::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.person_id)
    }
}

/// Add a passkey to one's account.
#[derive(Debug)]
pub struct AddPasskeyAction;

impl Action for AddPasskeyAction {
    type Subject = person::Model;
    const NAME: &'static str = "add_passkey";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// Take one of one's passkeys away.
#[derive(Debug)]
pub struct RemovePasskeyAction;

impl Action for RemovePasskeyAction {
    type Subject = passkey::Model;
    const NAME: &'static str = "remove_passkey";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

impl Subject for access_token::Model {
    fn person(&self) -> Option<Uuid> {
        Some(self.person_id)
    }
}

/// Make a token by which a program acts for oneself.
#[derive(Debug)]
pub struct MakeTokenAction;

impl Action for MakeTokenAction {
    type Subject = person::Model;
    const NAME: &'static str = "make_token";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// Revoke one of one's tokens.
#[derive(Debug)]
pub struct RevokeTokenAction;

impl Action for RevokeTokenAction {
    type Subject = access_token::Model;
    const NAME: &'static str = "revoke_token";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<ChangeMySettingsAction>(),
    Rule::of::<EndSessionAction>(),
    Rule::of::<EndOtherSessionsAction>(),
    Rule::of::<AddPasskeyAction>(),
    Rule::of::<RemovePasskeyAction>(),
    Rule::of::<MakeTokenAction>(),
    Rule::of::<RevokeTokenAction>(),
];
