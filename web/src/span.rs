//! Which stretch of a list a page shows.

use crate::schema;

/// The variables of a document that lists something page by page.
#[derive(cynic::QueryVariables, Clone, Debug, Default)]
pub struct Span {
    /// How many from the start.
    pub first: Option<i32>,
    /// The cursor to start after.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i32>,
    /// The cursor to end before.
    pub before: Option<String>,
}
