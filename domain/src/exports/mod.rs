//! What people, agencies and networks take out: everything of theirs, in open formats, at any time.
//!
//! [`tables`] decides for every column of every table whether it leaves, and with whom; a test fails for a column nobody
//! decided about. What is sealed leaves with the agency it belongs to and with nobody else. A [`Scope`] is proof of who may
//! take what; rows are read some at a time, so that a large network needs no more memory than a small one.

pub mod permission;
mod rows;
mod scope;
mod tables;

pub use rows::{Cell, Row, rows};
pub use scope::{Scope, of_agency, of_network, of_oneself};
pub use tables::{Affairs, ByAgency, Column, Erasure, Kind, Table, With, tables};
