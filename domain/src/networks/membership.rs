//! What a person is in a network, for the umbrella or for one agency.

use sea_orm::entity::prelude::*;

use crate::access::Role;
use crate::clock::Instant;

/// What a person is in a network, for the umbrella or for one agency.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// The agency they act for; none for roles of the umbrella and funders.
    pub agency_id: Option<Uuid>,
    /// As what.
    pub role: Role,
    /// Since when.
    pub created_at: Instant,
    /// Until when.
    pub ended_at: Option<Instant>,
    /// When the person chose to act for this agency, if it is the one they chose last.
    pub chosen_at: Option<Instant>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
