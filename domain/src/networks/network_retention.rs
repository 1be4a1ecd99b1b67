//! For how long a network keeps what it keeps for its people, and when the clock looks next. One row a network.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// For how long a network keeps what it keeps for its people, and when the clock looks next.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_retention")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// The network's id once more: there is one row for each.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For how many days people find their notices.
    pub notices_days: i64,
    /// For how many days it is kept what became of a mail.
    pub mails_days: i64,
    /// For how many days name and address stay in an invitation that ran out.
    pub invitations_days: i64,
    /// When the clock looks next for what is older than that.
    pub next_sweep_at: Instant,
    /// Rises with every change.
    pub version: i64,
    /// Since when these numbers hold.
    pub changed_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
