//! The one door of the pages to everything they know: a GraphQL endpoint.
//!
//! Pages depend on the schema alone. Whoever starts the web hands in an
//! endpoint; in the program that is the API in the same process, in tests it
//! may be canned answers.

use std::net::IpAddr;

use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response};
use futures::future::BoxFuture;
use words::Language;

/// Who asks, as far as the browser told us. Only the endpoint decides what it is worth.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The network named by the path, by its slug; `None` asks as the person alone.
    pub network: Option<String>,
    /// The session cookie's value.
    pub session: Option<String>,
    /// The browser cookie's value, by which requests of somebody who is not signed in are told from others.
    pub browser: Option<String>,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    /// What to answer in while nobody is signed in: a cookie or the browser's wish.
    pub language: Option<Language>,
    /// Names this request in logs and on the page that apologizes.
    pub request_id: String,
    /// Where the request came from, for limits per address.
    pub address: Option<IpAddr>,
    /// Whether the reader wrote the document, and not a page of ours.
    pub is_written: bool,
}

/// Executes a page's document.
///
/// `Set-Cookie` headers of the answer reach the browser with the page.
pub trait Endpoint: Send + Sync {
    /// Answers one document for one caller.
    fn execute(&self, caller: Caller, request: Request) -> BoxFuture<'_, Response>;

    /// Tells what a document somebody wrote would do, or why it would not be run. Pages never parse such a text themselves:
    /// the endpoint holds it to its limits first.
    ///
    /// # Errors
    /// The reason, in words for a programmer.
    fn judge(&self, request: &Request) -> Result<OperationType, String>;
}
