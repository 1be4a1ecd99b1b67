//! What people are told of their data, take out, and have erased.

mod describing;
mod erasing;
mod taking_out;
