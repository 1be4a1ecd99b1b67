//! Who may do what here.

use crate::access::{Action, Grant, Rule, Subject};

/// The name in addresses that a new network is to have; nothing else is there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSlug(pub String);

impl Subject for NewSlug {}

/// Make a network with its first coordinator.
#[derive(Debug)]
pub struct CreateNetworkAction;

impl Action for CreateNetworkAction {
    type Subject = NewSlug;
    const NAME: &'static str = "create_network";
    const WHO: &'static [Grant] = &[Grant::Operator];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[Rule::of::<CreateNetworkAction>()];
