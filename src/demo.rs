//! The demonstration: a sample network on this machine, with a clock that can be pushed.

pub mod folder;
