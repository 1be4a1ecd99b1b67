//! Where a code leads while it is good. It belongs to no network, since whoever enters it does not know of which network it is;
//! so it says nothing: not which code, nor where to (ADR 0032).

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// Where a code leads while it is good.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link_code")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// A mark of the code, made with the server's key.
    pub code_hash: String,
    /// The network and the half it was made for; sealed for this very code.
    pub leads_to: String,
    /// Until when it is good. That instant is too late.
    pub expires_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
