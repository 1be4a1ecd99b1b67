//! How to leave a tool: what comes out, step by step, tested on a day.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// How to leave a tool: what comes out, step by step, tested on a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exit_record")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The tool.
    pub tool_id: Uuid,
    /// The formats data comes out in.
    pub export_formats: String,
    /// What to do, step by step.
    pub steps: String,
    /// When somebody last tried it.
    pub tested_on: Date,
    /// Who tried it.
    pub tested_by: String,
    /// Who recorded it.
    pub recorded_by: Uuid,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
