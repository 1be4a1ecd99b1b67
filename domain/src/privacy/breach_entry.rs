//! What a network knows of a breach of privacy. An entry is written once; what is known better later is a further entry, whole,
//! under the same number.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;

/// Whether a breach is judged to bring a real risk of serious harm to people: what decides whom the law has told (Quebec's Law 25,
/// article 3.5; PIPEDA, section 10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Harm {
    /// Nobody has judged it yet.
    NotJudged,
    /// There is none to speak of.
    NoSeriousRisk,
    /// There is.
    SeriousRisk,
}

/// What a network knows of a breach of privacy.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "breach_entry")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The first entry about the same breach; its own id where it is the first.
    pub breach_id: Uuid,
    /// The breach's number in the network, from 1.
    pub number: i64,
    /// Which entry about this breach it is, from 1.
    pub revision: i64,
    /// What happened.
    pub happened: String,
    /// When it happened, as far as that is known; may be empty.
    pub happened_when: String,
    /// On which day it was noticed.
    pub noticed_on: Date,
    /// What data, of whom.
    pub data: String,
    /// How many people it concerns; none while nobody knows.
    pub people: Option<i64>,
    /// Whether there is a real risk of serious harm.
    pub harm: Harm,
    /// Why it was judged so; may be empty until it is judged.
    pub harm_reasons: String,
    /// Who was told, and when; may be empty.
    pub told: String,
    /// What was done against it and against its coming again; may be empty.
    pub done: String,
    /// When it was written.
    pub recorded_at: Instant,
    /// By whom.
    pub recorded_by: Uuid,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
