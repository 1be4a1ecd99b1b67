//! Who acts, and what they may do.
//!
//! [`authorize`] is the only maker of [`Permit`]s, and every command that writes asks for one: access cannot be forgotten.
//! Each room's `permission.rs` names its actions with who may do them; `matrix` lists them all for the reviewed snapshot.

mod actor;
pub mod finders;
mod matrix;
mod permit;

pub use actor::{Actor, Membership, Role, Who};
pub use matrix::{Rule, matrix};
pub use permit::{Action, Grant, Permit, Subject, allows, authorize};
