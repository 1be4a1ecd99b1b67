//! Measures clearing.
fn main() {}
