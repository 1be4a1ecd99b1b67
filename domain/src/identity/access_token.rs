//! A token by which a program acts for a person, within its scopes and never beyond what the person may do.
//!
//! It is shown once, when it is made; what stands here is its digest and its first letters, by which its owner knows it again.

use chrono::TimeDelta;
use sea_orm::entity::prelude::*;

use super::scopes::Scopes;
use crate::clock::Instant;

/// What every token begins with, so that it is found where it should not stand.
pub const TOKEN_MARK: &str = "lt_";

/// How many letters of a token are kept, beside its digest.
const PREFIX_LENGTH: usize = 10;

/// How much later a use must be than the last one that was noted, so that reads stay reads.
const NOTED_AGAIN_AFTER: TimeDelta = TimeDelta::minutes(5);

/// A token by which a program acts for a person.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_token")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// For whom the program acts.
    pub person_id: Uuid,
    /// The one network it may be used in; none when it may be used wherever the person belongs.
    pub only_network: Option<Uuid>,
    /// What its owner calls it.
    pub name: String,
    /// SHA-256 of the token, in hexadecimal.
    pub token_hash: String,
    /// Its first letters.
    pub prefix: String,
    /// What it lets a program do, as [`Scopes`] are written.
    pub scopes: String,
    /// When it was made.
    pub created_at: Instant,
    /// From when on it is refused.
    pub expires_at: Instant,
    /// When it was used last, give or take some minutes.
    pub last_used_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

impl Model {
    /// What it lets a program do.
    pub fn scopes(&self) -> Scopes {
        Scopes::read(&self.scopes)
    }

    /// Whether a use at `now` is to be written down.
    pub fn asks_for_note(&self, now: Instant) -> bool {
        self.last_used_at.is_none_or(|used| now - used >= NOTED_AGAIN_AFTER)
    }
}

/// The letters of a token that are kept.
pub(super) fn prefix(token: &str) -> String {
    token.chars().take(PREFIX_LENGTH).collect()
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
