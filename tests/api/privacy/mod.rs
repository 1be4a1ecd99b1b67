//! What people are told of their data, take out, and have erased.

mod addresses;
mod breaches;
mod describing;
mod erasing;
mod keeping;
mod taking_out;
