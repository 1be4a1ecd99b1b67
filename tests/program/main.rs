//! The built program, started as its operators start it.

#[cfg(feature = "full")]
mod crashes;
mod documents;
mod started;
mod starting;
