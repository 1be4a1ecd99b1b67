//! An agency: a member organization, the first-class actor of a network.

use sea_orm::entity::prelude::*;

use super::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use super::standing::Standing;
use crate::clock::Instant;
use crate::money::Money;
use crate::text::folded;

/// An agency: a member organization, the first-class actor of a network.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What the network's own list calls it, by which an import knows it again. Unique within the network.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// Its words as they are searched: [`search_text`].
    pub search_text: String,
    /// Where it is.
    pub province: Province,
    /// Kind of place.
    pub setting: Setting,
    /// Size by staff.
    pub size_band: SizeBand,
    /// The languages it serves in.
    pub language: AgencyLanguage,
    /// How it is best reached.
    pub contact_channel: ContactChannel,
    /// How many people work there, where known.
    pub staff: Option<i64>,
    /// Invented for a demonstration.
    pub sample: bool,
    /// No member: it takes part in the campaigns it was invited to, and sees nothing else of the network.
    pub guest: bool,
    /// A request that may cost more waits for an admin who is not the one who asked, where the network has that rule. Sealed.
    pub approval_above: Option<Money>,
    /// The currency of that amount, three capital letters.
    pub approval_currency: Option<String>,
    /// Where it stands with the network.
    pub standing: Standing,
    /// Since when it stands there.
    pub standing_since: Instant,
    /// Rises with every change of its profile.
    pub version: i64,
    /// Since when.
    pub created_at: Instant,
}

/// An agency's words as they are searched.
pub fn search_text(name: &str, key: Option<&str>) -> String {
    // A line each: what somebody looks for holds no end of a line, so it is found within one of them.
    format!("{}\n{}", folded(name), key.map(folded).unwrap_or_default())
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
