//! A person: global, since one person may work for agencies of several networks.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;
use crate::identity::Language;

/// A person: global, since one person may work for agencies of several networks.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// How they are called.
    pub name: String,
    /// The same as it is searched and listed, by [`folded`](crate::text::folded): written with each name.
    pub folded_name: String,
    /// Where mail reaches them, in lower case; none for those who cannot use mail.
    pub email: Option<String>,
    /// The language they read.
    pub language: Language,
    /// Their IANA time zone.
    pub zone: String,
    /// When the record was made.
    pub created_at: Instant,
    /// When they were erased: nothing more is written by them or about them.
    pub erased_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
