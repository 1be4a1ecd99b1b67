//! Signing in by an OpenID Connect provider, as far as the network between us and the provider is concerned: discovery, the code
//! flow with PKCE, and what a token has to hold. Nothing here knows a database, a person or a page; nothing here keeps anything
//! between two calls, so a provider that changes its keys is understood at once.
//!
//! A coordinator names the provider, so its address is a stranger's word: [`Outside`] speaks https alone and never to an address
//! within our own walls (ADR 0051).

mod address;
mod code_flow;
mod http;
mod look;
mod trouble;

pub use address::Reach;
pub use code_flow::{Answered, Asked, Identity, ask, claim, looks_like_an_issuer};
pub use http::Outside;
pub use look::{Look, look};
pub use trouble::Trouble;

/// How we are known at a provider.
#[derive(Clone)]
pub struct Registration {
    /// Who the provider says it is, letter for letter: an address without query.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; none where the provider gave none.
    pub secret: Option<String>,
    /// Where the provider sends people back to.
    pub back: String,
}

impl std::fmt::Debug for Registration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registration").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}
