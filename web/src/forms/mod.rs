//! Forms: what was posted, whether it is ours, and what to say beside its fields.
//!
//! The names of inputs are the paths the API uses when it names a problem
//! (`titleEn`, `lines.0.seats`), so a problem finds its field without a table.

mod day;
mod fields;
mod form;
mod posted;
mod token;
mod uploaded;

pub use day::day;
pub use fields::Fields;
pub use form::{Difference, Form, Problems};
pub use posted::Posted;
pub use uploaded::{File, Uploaded};

pub(crate) use fields::{decode, encode};
pub(crate) use token::{hidden, is_from_us};
