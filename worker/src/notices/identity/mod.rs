//! Letters about signing in.

#[cfg(test)]
mod tests;

mod key_changed;
mod new_device;
mod provider_link;
mod sign_in_link;

use domain::identity::account_mail::AccountMailKind;
use domain::identity::person;
use domain::notifications::LeasedAccountMail;

pub(crate) use provider_link::Confirming;
pub(crate) use sign_in_link::letter as sign_in_link;

use crate::letter::Letter;

/// The letter about somebody's own account; none about a link to a provider that there is nothing to confirm of any more.
pub(crate) fn account_mail(
    leased: &LeasedAccountMail,
    person: &person::Model,
    base_url: &str,
    confirming: Option<Confirming>,
) -> Option<Letter> {
    Some(match leased.kind {
        AccountMailKind::NewDevice => new_device::letter(leased, person, base_url),
        AccountMailKind::PasskeyAdded => key_changed::letter(&key_changed::PASSKEY_ADDED, leased, person, base_url),
        AccountMailKind::PasskeyRemoved => key_changed::letter(&key_changed::PASSKEY_REMOVED, leased, person, base_url),
        AccountMailKind::TokenMade => key_changed::letter(&key_changed::TOKEN_MADE, leased, person, base_url),
        AccountMailKind::TokenRevoked => key_changed::letter(&key_changed::TOKEN_REVOKED, leased, person, base_url),
        AccountMailKind::ProviderLink => provider_link::letter(leased, person, confirming?),
    })
}
