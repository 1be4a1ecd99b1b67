//! Longtable.
fn main() {}
