//! Our secret at a provider, as it stands in its row: bound to the network, the provider and the column.

use uuid::Uuid;

use super::identity_provider;
use crate::identity::{SigningKey, sealed};

/// Where the secret of a provider stands.
fn place(network: Uuid, provider: Uuid) -> String {
    format!("identity_provider/{network}/{provider}/secret")
}

/// Where the secrets of a sign-in stand.
pub(super) fn place_of_sign_in(network: Uuid, sign_in: Uuid) -> String {
    format!("provider_sign_in/{network}/{sign_in}/sealed")
}

/// The secret for its row; none where none was given.
pub(super) fn sealed_if_any(key: &SigningKey, network: Uuid, provider: Uuid, secret: &str) -> Option<String> {
    (!secret.is_empty()).then(|| sealed::seal(key, &place(network, provider), secret))
}

/// Our secret at a provider: none where it gave none, and none where the server's key is another one by now.
pub fn secret_of(key: &SigningKey, provider: &identity_provider::Model) -> Option<String> {
    let sealed = provider.sealed_secret.as_deref()?;
    sealed::open(key, &place(provider.network_id, provider.id), sealed)
}
