//! The program `longtable`: its command line, its settings, and how its parts are put together.
//!
//! Everything worth knowing happens elsewhere: rules in `domain`, the API in
//! `api`, pages in `web`, mail and deadlines in `worker`. Here they are started,
//! and here the demonstration is made.

pub mod addresses;
pub mod cli;
pub mod database;
pub mod demo;
pub mod doctor;
pub mod documents;
mod endpoint;
mod headers;
pub mod house;
pub mod logging;
pub mod mailbox;
pub mod network;
pub mod proxies;
pub mod sample;
pub mod secret;
pub mod serve;
pub mod settings;
pub mod stop;
#[cfg(test)]
mod testing;
pub mod whole;
