//! Whether the ground itself holds.

mod databases;
#[cfg(feature = "mail")]
mod mail;
