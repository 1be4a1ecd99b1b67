//! Who a person is at a provider. Until it is confirmed by mail it leads nowhere.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;
use crate::identity::cookie_hash;

/// Who a person is at a provider.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_link")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The provider.
    pub provider_id: Uuid,
    /// The person here.
    pub person_id: Uuid,
    /// The provider's name for them, which never changes hands.
    pub subject: String,
    /// The mail address the provider told.
    pub told_email: String,
    /// What the browser is called that came from there, such as `Firefox, Windows`; empty when it did not say.
    pub device: String,
    /// SHA-256 of that browser's mark, in hexadecimal: it alone confirms.
    pub mark_hash: String,
    /// When it came.
    pub created_at: Instant,
    /// From when on it can be confirmed no more.
    pub expires_at: Instant,
    /// When it was confirmed: since then it signs in.
    pub confirmed_at: Option<Instant>,
}

impl Model {
    /// Whether it waits for a confirmation at `now`.
    pub fn waits(&self, now: Instant) -> bool {
        self.confirmed_at.is_none() && now < self.expires_at
    }

    /// Whether the browser with this mark is the one that came from the provider.
    pub fn came_in(&self, mark: Option<&str>) -> bool {
        mark.is_some_and(|mark| cookie_hash(mark) == self.mark_hash)
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
