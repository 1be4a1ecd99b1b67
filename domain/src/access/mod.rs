//! Who acts, and what they may do.
//!
//! [`authorize`] is the only maker of [`Permit`]s, and each deed of somebody in a network asks for one before it writes. What
//! anybody may do (ask for a sign-in link, use it or an invitation, sign out) and what happens by itself (telling people, sending mail,
//! removing what has run out) needs none. Each room's `permission.rs` names its actions with who may do them; `matrix` lists
//! them all for the reviewed snapshot.

mod actor;
pub mod finders;
mod matrix;
mod permit;

pub use actor::{Actor, GuestSeat, Membership, Place, Role, Who};
pub use matrix::{ROOMS, Room, Rule, matrix};
pub use permit::{Action, Grant, Permit, Subject, allows, authorize, may_begin};
