//! Letters about signing in.

mod agency_link;
mod key_changed;
mod new_device;
mod provider_link;
mod sign_in_link;
#[cfg(test)]
mod tests;

use domain::identity::account_mail::AccountMailKind;
use domain::identity::person;
use domain::links::LinkNews;
use domain::notifications::LeasedAccountMail;

pub(crate) use provider_link::Confirming;
pub(crate) use sign_in_link::letter as sign_in_link;

use crate::letter::Letter;

/// What a mail about an account holds beside its row.
pub(crate) enum Beside {
    /// Nothing.
    Nothing,
    /// A link to a provider.
    Confirming(Box<Confirming>),
    /// What became of an agency's link with another.
    Link(Box<LinkNews>),
}

/// The letter about somebody's own account; none about a link to a provider that there is nothing to confirm of any more, and none
/// about what cannot be opened, since the server's key is another one by now.
pub(crate) fn account_mail(
    leased: &LeasedAccountMail,
    person: &person::Model,
    base_url: &str,
    beside: Beside,
) -> Option<Letter> {
    let linked = |kind, beside| match beside {
        Beside::Link(news) => Some(agency_link::letter(kind, &news, leased, person, base_url)),
        Beside::Nothing | Beside::Confirming(_) => None,
    };
    Some(match leased.kind {
        AccountMailKind::NewDevice => new_device::letter(leased, person, base_url),
        AccountMailKind::PasskeyAdded => key_changed::letter(&key_changed::PASSKEY_ADDED, leased, person, base_url),
        AccountMailKind::PasskeyRemoved => key_changed::letter(&key_changed::PASSKEY_REMOVED, leased, person, base_url),
        AccountMailKind::TokenMade => key_changed::letter(&key_changed::TOKEN_MADE, leased, person, base_url),
        AccountMailKind::TokenRevoked => key_changed::letter(&key_changed::TOKEN_REVOKED, leased, person, base_url),
        AccountMailKind::ProviderLink => match beside {
            Beside::Confirming(confirming) => provider_link::letter(leased, person, *confirming),
            Beside::Nothing | Beside::Link(_) => return None,
        },
        AccountMailKind::AgenciesLinked => linked(agency_link::LINKED, beside)?,
        AccountMailKind::AgencyLinkEnded => linked(agency_link::ENDED, beside)?,
        AccountMailKind::ProfileCarriedOver => linked(agency_link::CARRIED, beside)?,
    })
}
