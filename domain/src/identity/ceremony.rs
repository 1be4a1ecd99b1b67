//! What the server remembers between its question to a passkey and the answer: for some minutes, for one browser, for one use.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::finders;
use crate::clock::Instant;
use crate::error::{Problem, ProblemCode, Stop};
use crate::operation::Tx;

/// How long there is for an answer.
const MINUTES: i64 = 5;

/// What an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CeremonyKind {
    /// A passkey is added.
    Add,
    /// A passkey signs somebody in.
    SignIn,
}

/// What the server remembers between its question to a passkey and the answer.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ceremony")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What the answer is for.
    pub kind: CeremonyKind,
    /// Who adds a passkey; nobody is known yet while one signs in.
    pub person_id: Option<Uuid>,
    /// SHA-256 of the mark of the browser that asked, in hexadecimal; none when it keeps no cookies.
    pub mark_hash: Option<String>,
    /// The question, as JSON.
    pub state: String,
    /// When it was asked.
    pub created_at: Instant,
    /// From when on an answer is refused.
    pub expires_at: Instant,
    /// When it was answered.
    pub used_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A question for a browser to hand to a passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Which ceremony the answer belongs to.
    pub ceremony: Uuid,
    /// The options of the browser's call, as JSON.
    pub options: String,
}

/// Remembers a question.
pub(super) async fn begin(
    tx: &Tx,
    kind: CeremonyKind,
    person: Option<Uuid>,
    mark_hash: Option<&str>,
    state: String,
) -> Result<Uuid, DbErr> {
    let now = tx.now();
    let begun = tx.insert(ActiveModel {
        id: Set(tx.new_id()),
        kind: Set(kind),
        person_id: Set(person),
        mark_hash: Set(mark_hash.map(str::to_owned)),
        state: Set(state),
        created_at: Set(now),
        expires_at: Set(now + TimeDelta::minutes(MINUTES)),
        used_at: Set(None),
    });
    Ok(begun.await?.id)
}

/// The question of a ceremony: asked in the same browser, of the same person, a short time ago. An answer that is taken uses it
/// up; one that is refused leaves it as it was.
pub(super) async fn end(
    tx: &Tx,
    ceremony: Uuid,
    kind: CeremonyKind,
    person: Option<Uuid>,
    mark_hash: Option<&str>,
) -> Result<String, Stop> {
    let now = tx.now();
    let found = finders::ceremony_locked(tx.conn(), ceremony).await?;
    let good = |row: &Model| {
        row.kind == kind
            && row.person_id == person
            && row.mark_hash.as_deref() == mark_hash
            && row.used_at.is_none()
            && now < row.expires_at
    };
    let Some(row) = found.filter(good) else { return Problem::whole(ProblemCode::CeremonyNotValid).refuse() };
    let state = row.state.clone();
    let mut used = row.into_active_model();
    used.used_at = Set(Some(now));
    tx.update(used).await?;
    Ok(state)
}
