//! What the worker sends, when, and how often.

#[cfg(feature = "mail")]
mod by_smtp;
mod deliveries;
