//! The program `longtable`: its command line, its settings, and how its parts are put together.
//!
//! Everything worth knowing happens elsewhere: rules in `domain`, the API in
//! `api`, pages in `web`, mail and deadlines in `worker`. Here they are started,
//! and here the demonstration is made.

pub mod cli;
pub mod database;
pub mod demo;
pub mod doctor;
pub mod documents;
pub mod mailbox;
pub mod sample;
pub mod secret;
pub mod settings;
#[cfg(test)]
mod testing;
pub mod whole;
