//! Ids as they leave the house: in the API's answers, and in the addresses of pages, which mails repeat.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use uuid::Uuid;

/// What a global id names. The numbers stand in ids that people have bookmarked: never change them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person = 1,
    /// A network.
    Network = 2,
    /// An agency.
    Agency = 3,
    /// A supplier.
    Supplier = 4,
    /// A tool.
    Tool = 5,
    /// How to leave a tool.
    ExitRecord = 6,
    /// A campaign.
    Campaign = 7,
    /// A pledge.
    Pledge = 8,
    /// A comment.
    Comment = 9,
    /// An agency's part of an outcome.
    Allocation = 10,
    /// A notice.
    Notice = 11,
    /// A delivery.
    Delivery = 12,
    /// An invitation.
    Invitation = 30,
    /// A role somebody holds.
    Member = 31,
    /// Something that happened.
    Event = 41,
    /// An uploaded list of agencies.
    AgencyImport = 20,
    /// A signed-in browser.
    Session = 40,
    /// A passkey.
    Passkey = 50,
    /// What staff entered for an agency that told them.
    ToldDeed = 70,
    /// A request that waits, or waited, for an admin of its own agency.
    PendingPledge = 100,
    /// An entry in the log of breaches.
    BreachEntry = 91,
    /// A token by which a program acts for a person.
    AccessToken = 51,
    /// A provider people sign in by.
    IdentityProvider = 60,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 23] = [
        Kind::Person,
        Kind::Network,
        Kind::Agency,
        Kind::Supplier,
        Kind::Tool,
        Kind::ExitRecord,
        Kind::Campaign,
        Kind::Pledge,
        Kind::Comment,
        Kind::Allocation,
        Kind::Notice,
        Kind::Delivery,
        Kind::Invitation,
        Kind::Member,
        Kind::Event,
        Kind::AgencyImport,
        Kind::Session,
        Kind::Passkey,
        Kind::ToldDeed,
        Kind::PendingPledge,
        Kind::BreachEntry,
        Kind::AccessToken,
        Kind::IdentityProvider,
    ];
}

/// The global id of a row: a byte for its kind and the sixteen of its own id, in letters that addresses take as they are.
pub fn write(kind: Kind, row: Uuid) -> String {
    let mut bytes = [0; 17];
    bytes[0] = kind as u8;
    bytes[1..].copy_from_slice(row.as_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// What a global id names, if it is one.
pub fn read(id: &str) -> Option<(Kind, Uuid)> {
    let bytes: [u8; 17] = BASE64_URL_SAFE_NO_PAD.decode(id).ok()?.try_into().ok()?;
    let kind = Kind::ALL.into_iter().find(|kind| *kind as u8 == bytes[0])?;
    Some((kind, Uuid::from_slice(&bytes[1..]).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_the_same_for_ever() {
        assert_eq!(write(Kind::Campaign, Uuid::from_u128(7)), "BwAAAAAAAAAAAAAAAAAAAAc");
    }

    #[test]
    fn an_id_names_what_it_was_made_of_and_anything_else_names_nothing() {
        for kind in Kind::ALL {
            assert_eq!(read(&write(kind, Uuid::from_u128(12))), Some((kind, Uuid::from_u128(12))));
        }
        for id in ["", "x", "AAAAAAAAAAAAAAAAAAAAAAc", "BwAAAAAAAAAAAAAAAAAAAA", "é"] {
            assert_eq!(read(id), None, "{id}");
        }
    }
}
