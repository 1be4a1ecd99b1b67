//! What an agency says of itself that is one of a few.

use async_graphql::Enum;
use domain::agencies::profile;

/// A province or territory of Canada.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::Province")]
pub enum Province {
    /// Alberta.
    Ab,
    /// British Columbia.
    Bc,
    /// Manitoba.
    Mb,
    /// New Brunswick.
    Nb,
    /// Newfoundland and Labrador.
    Nl,
    /// Nova Scotia.
    Ns,
    /// Northwest Territories.
    Nt,
    /// Nunavut.
    Nu,
    /// Ontario.
    On,
    /// Prince Edward Island.
    Pe,
    /// Quebec.
    Qc,
    /// Saskatchewan.
    Sk,
    /// Yukon.
    Yt,
}

/// How many people work for an agency, in bands. Fees split by size go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::SizeBand")]
pub enum SizeBand {
    /// 1 to 4 staff.
    Micro,
    /// 5 to 19 staff.
    Small,
    /// 20 to 79 staff.
    Medium,
    /// 80 staff and more.
    Large,
}

/// The kind of place an agency serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::Setting")]
pub enum Setting {
    /// Rural or remote.
    RuralOrRemote,
    /// A small city.
    SmallCity,
    /// A large city.
    LargeCity,
}

/// The languages an agency serves in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::AgencyLanguage")]
pub enum AgencyLanguage {
    /// English.
    En,
    /// French.
    Fr,
    /// Both.
    Both,
}

/// How an agency is best reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "profile::ContactChannel")]
pub enum ContactChannel {
    /// By mail.
    Email,
    /// Only by phone.
    PhoneOnly,
    /// On paper or in person.
    PaperOrInPerson,
}
