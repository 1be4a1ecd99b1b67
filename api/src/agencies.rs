//! Agencies: the member organizations of a network.

use std::sync::Arc;

use async_graphql::{Enum, ID, Object};
use domain::agencies::{agency, profile};
use uuid::Uuid;

use crate::relay::{self, Entry, Kind};
use crate::scalars::int;

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

/// An agency: a member organization of the network, in a purchase a buyer. It makes one pledge, and people act for it.
#[derive(Clone, Debug)]
pub struct Agency(Arc<agency::Model>);

impl Agency {
    pub(crate) fn new(agency: agency::Model) -> Self {
        Self(Arc::new(agency))
    }
}

impl Entry for Agency {
    fn place(&self) -> Uuid {
        self.0.id
    }
}

/// An agency: a member organization of the network, in a purchase a buyer. It makes one pledge, and people act for it.
#[Object]
impl Agency {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Agency, self.0.id)
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Where it is.
    async fn province(&self) -> Province {
        self.0.province.into()
    }

    /// The kind of place it serves.
    async fn setting(&self) -> Setting {
        self.0.setting.into()
    }

    /// How many people work there, in bands.
    async fn size_band(&self) -> SizeBand {
        self.0.size_band.into()
    }

    /// The languages it serves in.
    async fn language(&self) -> AgencyLanguage {
        self.0.language.into()
    }

    /// How many people work there, where known.
    async fn staff(&self) -> Option<i32> {
        self.0.staff.map(int)
    }

    /// Whether it was invented for a demonstration.
    async fn sample(&self) -> bool {
        self.0.sample
    }
}
