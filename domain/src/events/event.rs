//! A fact that happened: audit trail, activity feed and outbox in one row.

use sea_orm::entity::prelude::*;

use super::Fact;
use crate::clock::Instant;

/// A fact that happened: audit trail, activity feed and outbox in one row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which kind of fact.
    pub kind: String,
    /// The campaign it is about.
    pub campaign_id: Option<Uuid>,
    /// The agency it is about.
    pub agency_id: Option<Uuid>,
    /// Who did it; none when the clock did.
    pub actor_id: Option<Uuid>,
    /// The fact itself.
    pub fact: Fact,
    /// Set for facts that may happen only once.
    pub once_key: Option<String>,
    /// When it happened.
    pub occurred_at: Instant,
    /// When deliveries were made of it.
    pub dispatched_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
