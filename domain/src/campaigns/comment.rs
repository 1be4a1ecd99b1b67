//! A question or an answer beneath a campaign.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// A question or an answer beneath a campaign.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The campaign.
    pub campaign_id: Uuid,
    /// Who wrote it.
    pub author_id: Uuid,
    /// For which agency, if any.
    pub agency_id: Option<Uuid>,
    /// The words.
    pub body: String,
    /// When.
    pub created_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
