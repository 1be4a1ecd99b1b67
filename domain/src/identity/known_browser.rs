//! A browser somebody signed in from before: a sign-in from any other is told by mail.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// A browser somebody signed in from before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_browser")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who signed in.
    pub person_id: Uuid,
    /// SHA-256 of the browser's mark, in hexadecimal: the cookie by which we tell one browser from another.
    pub mark_hash: String,
    /// When they signed in from it first.
    pub first_seen_at: Instant,
    /// When they signed in from it last.
    pub seen_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
