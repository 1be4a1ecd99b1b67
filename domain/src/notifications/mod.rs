//! What people are told: one delivery per fact, person and channel. Nobody calls this room; it listens to facts.

pub mod channel;
pub mod delivery;
pub mod permission;
