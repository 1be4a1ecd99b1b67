//! Whose rows are taken out: proof that whoever asks may have them.

use uuid::Uuid;

use super::permission::{ExportAgencyAction, ExportMyDataAction, ExportNetworkAction, TakenOut};
use crate::access::{Action, Actor, allows};
use crate::agencies::agency;
use crate::error::Denial;
use crate::identity::person;
use crate::networks::network;

/// Whose rows are taken out. Only the functions of this file make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(pub(super) Of);

/// Whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// A person's, wherever they belong or belonged.
    Person(Uuid),
    /// An agency's, in its network.
    Agency(Uuid),
    /// A network's.
    Network,
}

/// Everything about the person who asks.
///
/// # Errors
/// [`Denial::Forbidden`] for anybody else.
pub fn of_oneself(actor: &Actor, person: &person::Model) -> Result<Scope, Denial> {
    granted(actor, ExportMyDataAction, person, Of::Person(person.id))
}

/// Everything of an agency, for those who keep it.
///
/// # Errors
/// [`Denial::Forbidden`] for others who see it.
pub fn of_agency(actor: &Actor, agency: &agency::Model) -> Result<Scope, Denial> {
    granted(actor, ExportAgencyAction, &TakenOut(agency.id), Of::Agency(agency.id))
}

/// Everything of a network, for its coordinators.
///
/// # Errors
/// [`Denial::Forbidden`] for its other members.
pub fn of_network(actor: &Actor, network: &network::Model) -> Result<Scope, Denial> {
    granted(actor, ExportNetworkAction, network, Of::Network)
}

fn granted<A: Action>(actor: &Actor, action: A, subject: &A::Subject, of: Of) -> Result<Scope, Denial> {
    if allows(actor, action, subject) { Ok(Scope(of)) } else { Err(Denial::Forbidden) }
}
