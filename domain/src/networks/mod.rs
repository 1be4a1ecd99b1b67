//! Networks and who belongs to them. The network is the tenant: everything else stands inside one.

pub mod finders;
pub mod membership;
pub mod network;
pub mod request_answer;
pub(crate) mod request_answers;
