//! A link of the chain of a network's events: which event is the how-manieth, and what it was (ADR 0035).

use sea_orm::entity::prelude::*;

/// The links of what is an agency's own affair have the numbers after this, without a gap: no network comes to so many others.
pub const AFTER_ALL: i64 = 1_000_000_000_000;

/// A link of the chain of a network's events. Written once, when the event is told.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_link")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// The event's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its number in the network, from 1 without a gap; of what is an agency's own affair, from [`AFTER_ALL`] on.
    pub seq: i64,
    /// SHA-256 of the event itself, in hexadecimal.
    pub digest: String,
    /// SHA-256 of the chain before, this number and this digest, in hexadecimal.
    pub chain: String,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
