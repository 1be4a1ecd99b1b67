//! Who may do what here.

use crate::access::{Action, Grant, Rule};
use crate::identity::person;
use crate::networks::network;

/// Say how the network handles what people entrust to it.
#[derive(Clone, Copy, Debug)]
pub struct DescribePrivacyAction;

impl Action for DescribePrivacyAction {
    type Subject = network::Model;
    const NAME: &'static str = "describe_privacy";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Write down a breach of privacy.
#[derive(Clone, Copy, Debug)]
pub struct RecordBreachAction;

impl Action for RecordBreachAction {
    type Subject = network::Model;
    const NAME: &'static str = "record_breach";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Read and download the log of breaches.
#[derive(Clone, Copy, Debug)]
pub struct ReadBreachesAction;

impl Action for ReadBreachesAction {
    type Subject = network::Model;
    const NAME: &'static str = "read_breaches";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Be forgotten.
#[derive(Clone, Copy, Debug)]
pub struct EraseMeAction;

impl Action for EraseMeAction {
    type Subject = person::Model;
    const NAME: &'static str = "erase_me";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<DescribePrivacyAction>(),
    Rule::of::<RecordBreachAction>(),
    Rule::of::<ReadBreachesAction>(),
    Rule::of::<EraseMeAction>(),
];
