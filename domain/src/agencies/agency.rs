//! An agency: a member organization, the first-class actor of a network.

use sea_orm::entity::prelude::*;

use super::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use crate::clock::Instant;

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
    /// Its name.
    pub name: String,
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
    /// Since when.
    pub created_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
