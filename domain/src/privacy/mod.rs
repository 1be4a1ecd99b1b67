//! What people are told about their data, and how they leave: each network says who leads its privacy and how long it keeps
//! what; and whoever wants to be forgotten is, but for what accounts have to show.

mod describe_privacy;
mod erase_me;
pub mod finders;
pub mod network_privacy;
pub mod permission;

pub use describe_privacy::{DescribePrivacy, describe_privacy};
pub use erase_me::{ERASED_NAME, EraseMe, erase_me};
