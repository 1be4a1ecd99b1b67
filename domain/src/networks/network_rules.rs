//! What a network allows its staff and its agencies, where somebody has set it. Apart from the network's row, which every
//! request reads.

use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::clock::Instant;

/// What a network allows its staff and its agencies, where somebody has set it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_rules")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whether staff enter requests, and a no, that an agency told them.
    pub told_requests: bool,
    /// Whether staff enter what binds money, too.
    pub told_yes: bool,
    /// Rises with every change.
    pub version: i64,
    /// Whether agencies may have an amount above which a request waits for another admin of theirs.
    pub own_approval: bool,
    /// Since when.
    pub changed_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a network allows its staff and its agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// Staff may enter a request, its withdrawal, or a no to a result, that an agency told them by phone, on paper or in
    /// person: none of it binds money.
    pub told_requests: bool,
    /// Staff may enter what does: a yes, and a request where requests are binding or silence is a yes.
    pub told_yes: bool,
    /// An agency may set an amount above which a request waits for an admin of its own who is not the one who asked.
    pub own_approval: bool,
}

impl Default for Rules {
    /// Who has least is served from the start; that somebody else's word binds an agency's money is for each network to
    /// decide (ADR 0060).
    fn default() -> Self {
        Self { told_requests: true, told_yes: false, own_approval: false }
    }
}

impl Model {
    /// What it allows.
    pub fn rules(&self) -> Rules {
        let Self { told_requests, told_yes, own_approval, .. } = *self;
        Rules { told_requests, told_yes, own_approval }
    }
}
