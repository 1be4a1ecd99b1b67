//! The built program, started as its operators start it.

mod commands;
#[cfg(feature = "full")]
mod crashes;
mod demo;
mod documents;
#[cfg(feature = "full")]
mod outages;
mod started;
mod starting;
mod streams;
