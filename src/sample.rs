//! The sample network: invented agencies and people, real tools, and a story told with invented prices.
//!
//! A sample grows from a seed and a day: the same two give the same sample. What
//! is planned here is pure; `load.rs` makes it happen through the very commands
//! that people use, at the instants the plan names.

pub(crate) mod agencies;
mod calendar;
pub(crate) mod chance;
pub(crate) mod everyday;
pub(crate) mod history;
pub(crate) mod load;
#[cfg(test)]
mod loading_tests;
pub(crate) mod people;
pub(crate) mod plan;
pub(crate) mod roster;
pub(crate) mod rows;
pub(crate) mod story;
#[cfg(test)]
mod tests;
pub(crate) mod tools;

/// The name of the sample network in addresses.
pub const NETWORK_SLUG: &str = "prairie-table";
/// Where mail reaches the coordinator of the cast.
pub const COORDINATOR_EMAIL: &str = "hana.whitlock@prairie-table.example";

#[cfg(test)]
pub(crate) use plan::{Deed, Plan, Step};
