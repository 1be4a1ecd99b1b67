//! What the worker sends, when, and how often.
#![expect(clippy::inconsistent_digit_grouping, reason = "amounts are cents, written as dollars_cents")]

#[cfg(feature = "mail")]
mod by_smtp;
mod deliveries;
