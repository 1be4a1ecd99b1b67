//! Letters about signing in.

mod key_changed;
mod new_device;
mod sign_in_link;

use domain::identity::account_mail::AccountMailKind;
use domain::identity::person;
use domain::notifications::LeasedAccountMail;

pub(crate) use sign_in_link::letter as sign_in_link;

use crate::letter::Letter;

/// The letter about somebody's own account.
pub(crate) fn account_mail(leased: &LeasedAccountMail, person: &person::Model, base_url: &str) -> Letter {
    match leased.kind {
        AccountMailKind::NewDevice => new_device::letter(leased, person, base_url),
        AccountMailKind::PasskeyAdded => key_changed::letter(&key_changed::PASSKEY_ADDED, leased, person, base_url),
        AccountMailKind::PasskeyRemoved => key_changed::letter(&key_changed::PASSKEY_REMOVED, leased, person, base_url),
    }
}
