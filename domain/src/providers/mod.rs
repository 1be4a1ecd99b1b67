//! Providers: an organization's own way of signing in (OpenID Connect), which a network's coordinator sets up for its people.
//!
//! A coordinator chooses the provider, and so in the end says whom it signs in. Therefore a session that came from one counts in
//! that network alone, and who somebody is there is settled by a mail to the address we know, unless the operator of the server
//! trusts the provider for the address's domain (ADR 0050). Nothing here speaks to a provider: that is done between two writes.

mod add_provider;
mod begin_sign_in;
mod change_provider;
mod confirm_link;
pub mod finders;
mod finish_sign_in;
pub mod identity_provider;
mod linking;
pub mod permission;
pub mod provider_link;
pub mod provider_sign_in;
mod remove_provider;
mod sealed_secret;
mod switch_provider;
mod wish;

pub use add_provider::add_provider;
pub use begin_sign_in::{Begun, SIGN_IN_MINUTES, Secrets, begin_sign_in};
pub use change_provider::{ChangeProvider, change_provider};
pub use confirm_link::{ConfirmLink, confirm_link, link_to_confirm};
pub use finish_sign_in::{Came, Finished, Said, finish_sign_in, take_up_sign_in};
pub use linking::Trust;
pub use remove_provider::remove_provider;
pub use sealed_secret::secret_of;
pub use switch_provider::{SwitchProvider, switch_provider};
pub use wish::{PROVIDERS_MAX, ProviderWish};
