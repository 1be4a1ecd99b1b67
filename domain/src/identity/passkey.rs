//! A passkey: a key on somebody's own device, or in their password manager, that signs them in.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// A passkey: a key on somebody's own device, or in their password manager, that signs them in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whom it signs in.
    pub person_id: Uuid,
    /// SHA-256 of the id the device gave it, in hexadecimal.
    pub credential_hash: String,
    /// What its owner calls it.
    pub name: String,
    /// Its public key and counter, as JSON. Nobody can sign in with what stands here.
    pub credential: String,
    /// When it was added.
    pub created_at: Instant,
    /// When it signed somebody in last.
    pub last_used_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
