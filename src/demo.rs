//! The demonstration: a sample network on this machine, with a clock that can be pushed.
//!
//! It reads no settings and accepts nobody from outside. What it keeps is in one
//! folder with a marker, which `serve` refuses; started again it goes on where
//! it was, its clock included.

pub mod folder;
