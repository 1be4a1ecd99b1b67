//! One sending of one fact to one person over one channel.

use sea_orm::entity::prelude::*;

use super::channel::{Channel, DeliveryState};
use crate::clock::Instant;

/// One sending of one fact to one person over one channel.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The fact.
    pub event_id: Uuid,
    /// To whom.
    pub person_id: Uuid,
    /// The campaign it is about.
    pub campaign_id: Option<Uuid>,
    /// For which of the person's agencies it matters.
    pub agency_id: Option<Uuid>,
    /// The notice's kind.
    pub kind: String,
    /// How it is sent.
    pub channel: Channel,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was made.
    pub created_at: Instant,
    /// When a courier may try (again); none once settled.
    pub next_attempt_at: Option<Instant>,
    /// Until when a courier holds it.
    pub leased_until: Option<Instant>,
    /// When it was sent or parked.
    pub settled_at: Option<Instant>,
    /// When the person read it.
    pub read_at: Option<Instant>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
