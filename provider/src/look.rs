//! A look at a provider, for whoever has just set it up: its description and its keys are fetched, nobody is signed in.

use openidconnect::core::CoreResponseType;

use crate::code_flow::{described, usable_keys};
use crate::{Outside, Registration, Trouble};

/// What a look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How many keys it signs with that we can check; at least one.
    pub keys: usize,
    /// Whether it says that it takes PKCE with S256. Some take it without saying so.
    pub says_pkce: bool,
    /// Whether it says that it tells the mail address of whoever signs in. Some tell it without saying so.
    pub says_email: bool,
    /// Whether it offers the way of signing in that we use.
    pub offers_code: bool,
}

/// Looks at a provider.
///
/// # Errors
/// What is in the way.
pub async fn look(outside: &Outside, registration: &Registration) -> Result<Look, Trouble> {
    outside
        .in_time(async {
            let provider = described(outside, registration).await?;
            let keys = usable_keys(provider.metadata.jwks());
            if keys == 0 {
                return Err(Trouble::NoKeys);
            }
            let mut ways = provider.metadata.response_types_supported().iter();
            let offers_code = ways.any(|types| **types == [CoreResponseType::Code]);
            Ok(Look { keys, says_pkce: provider.says_pkce, says_email: provider.says_email, offers_code })
        })
        .await
}
