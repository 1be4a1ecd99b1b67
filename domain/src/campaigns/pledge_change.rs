//! One version of a pledge: the agency's own history, never shown to others.

use sea_orm::entity::prelude::*;

use super::pledge_line::PledgeLines;
use crate::clock::Instant;

/// One version of a pledge: the agency's own history, never shown to others.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pledge_change")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The pledge.
    pub pledge_id: Uuid,
    /// The agency.
    pub agency_id: Uuid,
    /// Its lines then.
    pub lines: PledgeLines,
    /// Whether it was taken back then.
    pub withdrawn: bool,
    /// Which version.
    pub version: i64,
    /// When.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: Uuid,
    /// The agency's admin who approved it, where it needed that.
    pub approved_by: Option<Uuid>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
