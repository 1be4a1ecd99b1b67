//! Who may do what here.

use super::tool;
use crate::access::{Action, Grant, Rule, Subject};

impl Subject for tool::Model {}

/// The directory of tools as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Directory;

impl Subject for Directory {}

/// Add a tool.
#[derive(Debug)]
pub struct AddToolAction;

impl Action for AddToolAction {
    type Subject = Directory;
    const NAME: &'static str = "add_tool";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Change what is known of a tool.
#[derive(Debug)]
pub struct EditToolAction;

impl Action for EditToolAction {
    type Subject = tool::Model;
    const NAME: &'static str = "edit_tool";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Remove a tool that nothing refers to.
#[derive(Debug)]
pub struct RemoveToolAction;

impl Action for RemoveToolAction {
    type Subject = tool::Model;
    const NAME: &'static str = "remove_tool";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Record how to leave a tool.
#[derive(Debug)]
pub struct RecordExitAction;

impl Action for RecordExitAction {
    type Subject = tool::Model;
    const NAME: &'static str = "record_exit";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<AddToolAction>(),
    Rule::of::<EditToolAction>(),
    Rule::of::<RemoveToolAction>(),
    Rule::of::<RecordExitAction>(),
];
