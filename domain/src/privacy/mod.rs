//! What people are told about their data, and how they leave: each network says who leads its privacy and how long it keeps
//! what; and whoever wants to be forgotten is, but for what accounts have to show.

pub mod breach_entry;
mod describe_privacy;
mod erase_me;
pub mod finders;
mod keep_to_retention;
pub mod network_privacy;
pub mod permission;
mod record_breach;

pub use describe_privacy::{DescribePrivacy, describe_privacy};
pub use erase_me::{ERASED_NAME, EraseMe, erase_me};
pub use keep_to_retention::keep_to_retention;
pub use record_breach::{RecordBreach, record_breach};
