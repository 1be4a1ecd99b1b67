//! Who may take what out.

use uuid::Uuid;

use crate::access::{Action, Grant, Role, Rule, Subject};
use crate::identity::person;
use crate::networks::network;

/// An agency whose rows are taken out. Whatever its standing: what is its own can leave at any time (DESIGN 2.5), also while
/// its people may do nothing else in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenOut(pub Uuid);

impl Subject for TakenOut {
    fn agency(&self) -> Option<Uuid> {
        Some(self.0)
    }

    fn whatever_standing(&self) -> bool {
        true
    }
}

/// Take out everything about oneself.
#[derive(Clone, Copy, Debug)]
pub struct ExportMyDataAction;

impl Action for ExportMyDataAction {
    type Subject = person::Model;
    const NAME: &'static str = "export_my_data";
    const WHO: &'static [Grant] = &[Grant::Oneself];
}

/// Take out everything of an agency, its own limits included.
#[derive(Clone, Copy, Debug)]
pub struct ExportAgencyAction;

impl Action for ExportAgencyAction {
    type Subject = TakenOut;
    const NAME: &'static str = "export_agency";
    const WHO: &'static [Grant] = &[Grant::OwnAgency(Role::Admin)];
}

/// Take out everything of a network but what is sealed.
#[derive(Clone, Copy, Debug)]
pub struct ExportNetworkAction;

impl Action for ExportNetworkAction {
    type Subject = network::Model;
    const NAME: &'static str = "export_network";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// Download the log of events.
#[derive(Clone, Copy, Debug)]
pub struct ExportEventsAction;

impl Action for ExportEventsAction {
    type Subject = network::Model;
    const NAME: &'static str = "export_events";
    const WHO: &'static [Grant] = &[Grant::Coordinator];
}

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[
    Rule::of::<ExportMyDataAction>(),
    Rule::of::<ExportAgencyAction>(),
    Rule::of::<ExportNetworkAction>(),
    Rule::of::<ExportEventsAction>(),
];
