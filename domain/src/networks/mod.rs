//! Networks and who belongs to them. The network is the tenant: everything else stands inside one.

mod create_network;
pub mod finders;
pub mod membership;
pub mod network;
pub mod permission;
pub mod request_answer;
pub(crate) mod request_answers;

pub use create_network::{CreateNetwork, create_network};
pub use request_answers::forget_answers;
pub(crate) use request_answers::removal_due_since;
