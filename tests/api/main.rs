//! What people and programs can do through the API, and what they cannot.
#![expect(clippy::inconsistent_digit_grouping, reason = "amounts are cents, written as dollars_cents")]

mod access;
mod agencies;
mod campaigns;
mod http;
mod identity;
mod networks;
mod privacy;
mod providers;
mod statements;
mod tools;
