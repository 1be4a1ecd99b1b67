//! A mailed link that signs one person in, once, within fifteen minutes.
//!
//! The secret in the link is derived from the id with the server's key and stands nowhere in the database. The row is its
//! own outbox: the courier leases and sends it like a delivery.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;
use crate::identity::Language;

/// A mailed link that signs one person in, once, within fifteen minutes.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_link")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it signs in.
    pub person_id: Uuid,
    /// The language the mail is written in: the person's own, as it was when they asked.
    pub language: Language,
    /// When it was asked for.
    pub created_at: Instant,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
    /// When the mail went out.
    pub sent_at: Option<Instant>,
    /// Until when a courier holds it.
    pub leased_until: Option<Instant>,
    /// When a courier may try (again); none when nothing is left to send.
    pub next_attempt_at: Option<Instant>,
    /// How often it was tried.
    pub attempts: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
