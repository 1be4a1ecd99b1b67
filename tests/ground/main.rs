//! Whether the ground itself holds: the tests' own, and the walls of the database.

mod columns;
mod databases;
mod examples;
#[cfg(feature = "mail")]
mod mail;
#[cfg(feature = "postgres")]
mod servers;
#[cfg(feature = "postgres")]
mod walls;
