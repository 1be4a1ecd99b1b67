//! Who may do what here. Signing in by a provider and confirming who one is there is for anybody; so it is not listed.

use super::identity_provider;
use crate::access::{Action, Actor, Grant, Role, Rule, Subject};

impl Subject for identity_provider::Model {}

/// A provider that is to be; nothing else is there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewProvider;

impl Subject for NewProvider {}

/// Who keeps the providers of a network.
const KEEPERS: &[Grant] = &[Grant::Coordinator];

/// Set a provider up.
#[derive(Debug)]
pub struct AddProviderAction;

impl Action for AddProviderAction {
    type Subject = NewProvider;
    const NAME: &'static str = "add_provider";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Change a provider.
#[derive(Debug)]
pub struct ChangeProviderAction;

impl Action for ChangeProviderAction {
    type Subject = identity_provider::Model;
    const NAME: &'static str = "change_provider";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Switch a provider on or off.
#[derive(Debug)]
pub struct SwitchProviderAction;

impl Action for SwitchProviderAction {
    type Subject = identity_provider::Model;
    const NAME: &'static str = "switch_provider";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Remove a provider.
#[derive(Debug)]
pub struct RemoveProviderAction;

impl Action for RemoveProviderAction {
    type Subject = identity_provider::Model;
    const NAME: &'static str = "remove_provider";
    const WHO: &'static [Grant] = KEEPERS;
}

/// Have a provider's description and keys looked at.
#[derive(Debug)]
pub struct TestProviderAction;

impl Action for TestProviderAction {
    type Subject = identity_provider::Model;
    const NAME: &'static str = "test_provider";
    const WHO: &'static [Grant] = KEEPERS;
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<AddProviderAction>(),
    Rule::of::<ChangeProviderAction>(),
    Rule::of::<SwitchProviderAction>(),
    Rule::of::<RemoveProviderAction>(),
    Rule::of::<TestProviderAction>(),
];

/// Whether somebody keeps the network's providers.
pub fn may_keep(actor: &Actor) -> bool {
    actor.is(Role::Coordinator)
}
