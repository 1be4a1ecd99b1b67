//! What a network says of itself, and whether everybody may read it. Apart from the network's row, which every request reads.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// What a network says of itself, and whether everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_page")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What the network is, in English; may be empty.
    pub about_en: String,
    /// The same in French; may be empty.
    pub about_fr: String,
    /// Whether people who do not belong to it may read it.
    pub is_public: bool,
    /// Rises with every change.
    pub version: i64,
    /// Since when it says this.
    pub changed_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
