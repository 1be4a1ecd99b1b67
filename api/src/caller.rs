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
    /// The value of the browser cookie, by which requests of somebody who is not signed in are told from others.
    pub browser: Option<String>,
    /// What to answer in while nobody is signed in.
    pub language: Option<Language>,
    /// Names this request in logs and apologies.
    pub request_id: String,
    /// Where the request came from, for limits per address.
    pub address: Option<IpAddr>,
}
