//! Keeps what a field asks for apart from the field.

use futures::future::BoxFuture;

/// What a field does, behind a pointer that is made in a function of its own.
///
/// Whoever awaits an async function has it compiled into itself, with all that it awaits in turn, and that anew in each part
/// of the crate that comes by: the deeds stood twice in the program, dozens of them in one function. Behind the pointer each
/// is compiled once and alone, which must not be undone by inlining.
#[inline(never)]
pub(crate) fn apart<'f, T>(doing: impl Future<Output = T> + Send + 'f) -> BoxFuture<'f, T> {
    Box::pin(doing)
}
