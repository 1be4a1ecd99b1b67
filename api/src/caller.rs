//! Who asks, as far as the transport could tell. What it is worth, [`crate::visit`] finds out.

use std::net::IpAddr;

use words::Language;

/// Who asks, as far as the transport could tell.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    /// The network named by the path, by its slug; `None` asks as the person alone.
    pub network: Option<String>,
    /// The value of the session cookie.
    pub session: Option<String>,
    /// The token of a program that acts for somebody; then no cookie counts.
    pub token: Option<String>,
    /// The value of the browser cookie, by which requests of somebody who is not signed in are told from others.
    pub browser: Option<String>,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    /// What to answer in while nobody is signed in.
    pub language: Option<Language>,
    /// Names this request in logs and apologies.
    pub request_id: String,
    /// Where the request came from, for limits per address.
    pub address: Option<IpAddr>,
    /// Whether a page of ours asks, whose documents are known: they are not counted towards what somebody may ask.
    pub is_page: bool,
    /// Whether the answer goes out over a stream, which can carry no cookie.
    pub streamed: bool,
}
