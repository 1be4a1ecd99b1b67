//! The built program, started as its operators start it.

#[cfg(feature = "full")]
mod crashes;
mod documents;
#[cfg(feature = "full")]
mod outages;
mod started;
mod starting;
