//! An uploaded list of agencies, kept while somebody looks at what it would do.

use sea_orm::entity::prelude::*;

use super::sheet::Encoding;
use super::values::ListRows;
use crate::clock::Instant;

/// An uploaded list of agencies, kept while somebody looks at what it would do. Once it is imported, or too old, its rows are
/// taken away: they hold addresses.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_import")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What the file was called.
    pub filename: String,
    /// How its letters were written.
    pub encoding: Encoding,
    /// Its rows.
    pub rows: ListRows,
    /// Whether new agencies are members in good standing at once, or wait to be let in.
    pub approved: bool,
    /// Who uploaded it.
    pub uploaded_by: Uuid,
    /// When.
    pub uploaded_at: Instant,
    /// Until when it can be imported.
    pub expires_at: Instant,
    /// When it was imported.
    pub imported_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
