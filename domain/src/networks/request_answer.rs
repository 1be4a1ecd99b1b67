//! The first answer to a request, given again when the same request comes twice within a day.

use sea_orm::entity::prelude::*;

use crate::clock::Instant;

/// The first answer to a request, given again when the same request comes twice within a day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "request_answer")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The network, or the nil id for requests about oneself.
    pub network_id: Uuid,
    /// Who asked: a person, or the mark of somebody who is not signed in.
    pub asker_id: Uuid,
    /// Which mutation.
    pub mutation: String,
    /// The key the requester chose.
    pub request_key: String,
    /// SHA-256 of the input, so that another input under the same key is noticed.
    pub input_sha256: String,
    /// The answer, as JSON.
    pub answer: String,
    /// When.
    pub created_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
