//! Agencies: the member organizations of a network. An agency is a first-class actor: it makes one pledge, owns its data,
//! and people act for it.

pub mod agency;
pub mod finders;
pub(crate) mod guest;
pub mod profile;
pub mod standing;
pub mod standing_change;
