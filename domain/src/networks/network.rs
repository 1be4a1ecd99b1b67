//! A network: the tenant. An umbrella organization hosts it, agencies are its members.

use sea_orm::entity::prelude::*;

use super::languages::Languages;
use super::picture::Shape;
use crate::clock::Instant;

/// A network: the tenant. An umbrella organization hosts it, agencies are its members.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Its name in English.
    pub name_en: String,
    /// Its name in French.
    pub name_fr: String,
    /// The IANA zone it keeps its deadlines in.
    pub zone: String,
    /// The currency it buys in, three capital letters.
    pub currency: String,
    /// The languages it offers.
    pub languages: Languages,
    /// What pages have to know of its logo, where it has one; the picture stands apart.
    pub logo: Option<Shape>,
    /// Since when.
    pub created_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
