//! What happens by itself: the clock is kept, facts become deliveries, and mail goes out.
//!
//! [`Worker`] does three things, each safe to be interrupted at any instant and to be done by several workers at once:
//! it asks the domain to take the steps a campaign's clock asks for, it turns each recorded fact into deliveries (whom they
//! reach is `domain::notifications::audience`), and as a courier it leases each mail, writes it, hands it to an
//! [`Outlet`], and settles it. `notices` holds the words, one file for each kind of letter; `letter` gives them their two
//! shapes, text and HTML; [`smtp`] is the outlet that speaks to a mail server.
//!
//! Nothing is decided here. A letter is written from what finders give its reader, so it cannot tell more than the pages
//! do, and the most an agency would pay is in none of them.

mod addresses;
mod clockwork;
mod courier;
#[cfg(test)]
mod end_to_end;
mod letter;
mod message;
mod notices;
mod outlet;
pub mod smtp;
mod worker;
#[cfg(test)]
mod world;

pub use message::is_sender;
pub use outlet::{Mail, Outlet, SendError};
pub use worker::{Worker, WorkerSettings};
