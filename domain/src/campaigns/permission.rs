//! Who may do what here.

use crate::access::Rule;

/// This room's lines of the matrix.
pub const RULES: &[Rule] = &[];
