//! What a network says about how it handles what people entrust to it.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// What a network says about how it handles what people entrust to it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_privacy")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// The network's id once more: there is one row for each.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who leads privacy.
    pub lead_name: String,
    /// How they are reached: an address, a telephone number.
    pub lead_contact: String,
    /// How long the network keeps what, in English.
    pub retention_en: String,
    /// The same in French.
    pub retention_fr: String,
    /// With whom the network shares what, in English; may be empty.
    pub others_en: String,
    /// The same in French.
    pub others_fr: String,
    /// Whether people who are not signed in may read it, and so learn that the network exists.
    pub public: bool,
    /// Rises with every change.
    pub version: i64,
    /// When it was changed last.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: Uuid,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
