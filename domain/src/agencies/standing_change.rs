//! One change of an agency's standing, with its reason: written once, and kept.

use sea_orm::entity::prelude::*;

use super::standing::Standing;
use crate::clock::Instant;

/// One change of an agency's standing, with its reason: written once, and kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_standing")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Where it stood from then on.
    pub standing: Standing,
    /// Why, in the coordinator's words; may be empty where none is needed.
    pub reason: String,
    /// How many of its open pledges were withdrawn with it.
    pub pledges_withdrawn: i64,
    /// When.
    pub since: Instant,
    /// By whom.
    pub changed_by: Uuid,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
