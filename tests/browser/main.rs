//! In a real browser: what people see and do, with scripts on and off.
#![expect(clippy::inconsistent_digit_grouping, reason = "amounts are cents, written as dollars_cents")]

mod accessible;
mod ground;
mod journey;
mod keyboard;
mod language;
mod live;
mod passkeys;
mod provider;
mod reader;
mod rows;
mod twice;
mod weight;
