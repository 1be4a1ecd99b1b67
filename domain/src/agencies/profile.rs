//! What an agency is, in the few words statistics group by.

use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

/// A province or territory of Canada.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
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

/// The kind of place an agency serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Setting {
    /// Rural or remote.
    RuralOrRemote,
    /// A small city.
    SmallCity,
    /// A large city.
    LargeCity,
}

/// Size by full-time staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SizeBand {
    /// 1 to 4.
    Micro,
    /// 5 to 19.
    Small,
    /// 20 to 79.
    Medium,
    /// 80 and more.
    Large,
}

/// The languages an agency serves in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AgencyLanguage {
    /// English.
    En,
    /// French.
    Fr,
    /// Both.
    Both,
}

/// How an agency is best reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContactChannel {
    /// By mail.
    Email,
    /// Only by phone.
    PhoneOnly,
    /// On paper or in person.
    PaperOrInPerson,
}

impl Province {
    /// Its two letters, such as `SK`.
    pub fn code(self) -> String {
        self.to_value()
    }
}

impl SizeBand {
    /// The weight of its band where a fee is split by band: larger agencies carry more (reference/pricing, `banded`).
    pub fn band_weight(self) -> i64 {
        match self {
            SizeBand::Micro | SizeBand::Small => 1,
            SizeBand::Medium => 3,
            SizeBand::Large => 6,
        }
    }
}
