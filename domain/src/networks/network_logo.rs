//! The picture of a network's logo. What pages have to know of it before they have it stands with the network.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// The picture of a network's logo.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_logo")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// The network's id once more: there is one row for each that has a logo.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// A PNG we wrote ourselves, in base 64.
    pub picture: String,
    /// Since when.
    pub changed_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
