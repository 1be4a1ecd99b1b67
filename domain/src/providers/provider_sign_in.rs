//! A sign-in under way: a browser that was sent to a provider and is to come back, once, within ten minutes.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// A sign-in under way.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_sign_in")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Where the browser was sent.
    pub provider_id: Uuid,
    /// SHA-256 of the state it is to bring back, in hexadecimal.
    pub state_hash: String,
    /// What has to stand in the token, and the proof that goes with the code; sealed.
    pub sealed: String,
    /// SHA-256 of the browser's mark, in hexadecimal.
    pub mark_hash: String,
    /// When it left.
    pub created_at: Instant,
    /// From when on it need not come back.
    pub expires_at: Instant,
    /// When it came back.
    pub used_at: Option<Instant>,
}

impl Model {
    /// Whether the browser with this mark may come back with it at `now`.
    pub(super) fn is_good(&self, mark_hash: &str, now: Instant) -> bool {
        self.mark_hash == mark_hash && self.used_at.is_none() && now < self.expires_at
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderSignIn").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
