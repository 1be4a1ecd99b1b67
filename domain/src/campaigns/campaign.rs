//! A campaign: a pooled purchase of one tool, from draft to outcome.

use sea_orm::entity::prelude::*;

use super::terms::{Settlement, Terms};
use crate::clock::Instant;
use crate::seats::Seats;

/// A campaign: a pooled purchase of one tool, from draft to outcome.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What is bought.
    pub tool_id: Uuid,
    /// Title in English; may be empty when the French one is not.
    pub title_en: String,
    /// Title in French.
    pub title_fr: String,
    /// Why we buy, in English.
    pub need_en: String,
    /// Why we buy, in French.
    pub need_fr: String,
    /// What else was considered, in English.
    pub alternatives_en: String,
    /// What else was considered, in French.
    pub alternatives_fr: String,
    /// What could go wrong, in English.
    pub risks_en: String,
    /// What could go wrong, in French.
    pub risks_fr: String,
    /// Three capital letters.
    pub currency: String,
    /// The IANA zone its deadlines were agreed in.
    pub zone: String,
    /// Everything the supplier and the network agreed on; frozen when pledging opens.
    pub terms: Terms,
    /// When pledging closes (the first time). An instant equal to it is too late.
    pub pledging_closes_at: Instant,
    /// When pledging closes after an extension, stated from the start.
    pub extended_closes_at: Option<Instant>,
    /// Until when agencies answer; none when pledges bind.
    pub confirm_by: Option<Instant>,
    /// Rises with every change of the draft, so that a stale form is noticed.
    pub version: i64,
    /// 1, or 2 after an extension.
    pub attempt: i64,
    /// Who drafted it.
    pub created_by: Uuid,
    /// When it was drafted.
    pub created_at: Instant,
    /// When pledging opened.
    pub opened_at: Option<Instant>,
    /// When the extension was recorded.
    pub extended_at: Option<Instant>,
    /// When the provisional record was made.
    pub provisional_at: Option<Instant>,
    /// When the final record was made.
    pub settled_at: Option<Instant>,
    /// How it ended.
    pub settled_as: Option<Settlement>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// Seats pledged now, whatever the limits.
    pub seats_pledged: Seats,
    /// Agencies with a pledge now.
    pub agencies_in: i64,
    /// Sum of the band weights of the agencies with a pledge now.
    pub band_weight_in: i64,
    /// Lines of the pledges that stand now.
    pub lines_pledged: i64,
    /// When somebody last pledged, changed or withdrew.
    pub last_pledge_at: Option<Instant>,
    /// When the clock next asks something of this campaign; none when nothing is left to do.
    pub next_due_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
