//! A provider people sign in by.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// A provider people sign in by.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_provider")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What people read on the button.
    pub name: String,
    /// Who it says it is, letter for letter: an address.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there, sealed; none where it gave none.
    pub sealed_secret: Option<String>,
    /// Whether people may sign in by it now.
    pub is_on: bool,
    /// Rises with every change of what is said of it.
    pub version: i64,
    /// Since when it is there.
    pub created_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When it was removed.
    pub removed_at: Option<Instant>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdentityProvider").field("id", &self.id).field("is_on", &self.is_on).finish_non_exhaustive()
    }
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
