//! The sample network: invented agencies and people, real tools, and a story told with invented prices.
//!
//! A sample grows from a seed and a day: the same two give the same sample. What
//! is planned here is pure; [`load`] makes it happen through the very commands
//! that people use, at the instants the plan names.

pub mod agencies;
mod calendar;
pub mod chance;
pub mod everyday;
pub mod history;
pub mod load;
#[cfg(test)]
mod loading_tests;
pub mod people;
pub mod plan;
pub mod roster;
pub mod rows;
pub mod story;
#[cfg(test)]
mod tests;
pub mod tools;

/// The name of the sample network in addresses.
pub const NETWORK_SLUG: &str = "prairie-table";
/// Where mail reaches the coordinator of the cast.
pub const COORDINATOR_EMAIL: &str = "hana.whitlock@prairie-table.example";

pub use plan::{Deed, Plan, Step, Times};
