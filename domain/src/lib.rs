//! What Longtable knows and allows: networks of agencies, the tools they use, and how they buy them together.
//!
//! There is no HTTP and no GraphQL here, only rules, the rows they stand in, and who may touch them. Each folder is a
//! room, one noun's home: its rows, its pure rules, `permission.rs` (who may do what, as a table), `finders.rs` (every
//! select, each beginning with what the actor may see) and one file per deed. Reads start from a finder; what somebody does
//! takes an [`access::Permit`]; and only a deed can write, within `Operation::write`.

pub mod access;
pub mod agencies;
mod beneath;
pub mod campaigns;
pub mod clock;
pub mod database;
pub mod error;
pub mod events;
pub mod exports;
pub mod global_id;
pub mod identity;
pub mod links;
pub mod money;
pub mod networks;
pub mod notifications;
pub mod operation;
pub mod page;
pub mod privacy;
pub mod providers;
pub mod roster;
pub mod sample;
pub mod seats;
pub mod signals;
pub mod text;
pub mod tools;

pub use clock::Clock;
pub use database::{Database, DatabaseSettings};
pub use error::{Denial, Failure, Problem, ProblemArg, ProblemCode, Stop};
pub use money::Money;
pub use operation::{Aside, Operation, Reading, RequestKey, Tx};
pub use seats::Seats;
