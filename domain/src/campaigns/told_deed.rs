//! What staff entered for an agency that told them: the agency's own rows, beside the history of its request. Limits stand
//! there, never here.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::outcome::Answer;
use crate::access::Subject;
use crate::clock::Instant;
use crate::seats::Seats;

/// By which way an agency told staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Source {
    /// On the phone.
    Phone,
    /// On paper: a letter, a fax, a form.
    Paper,
    /// Face to face.
    InPerson,
}

impl Source {
    /// Its word, as stored and shown: what its label goes by.
    pub fn code(self) -> &'static str {
        match self {
            Source::Phone => "PHONE",
            Source::Paper => "PAPER",
            Source::InPerson => "IN_PERSON",
        }
    }
}

/// What was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Deed {
    /// A request, new or changed.
    Pledged,
    /// That the request is taken back.
    Withdrew,
    /// A yes or a no to a provisional outcome.
    Answered,
}

/// What staff entered for an agency that told them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "told_deed")]
pub struct Model {
    /// The network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// In which campaign.
    pub campaign_id: Uuid,
    /// For which agency.
    pub agency_id: Uuid,
    /// What.
    pub deed: Deed,
    /// Which version of the agency's request it made; none for an answer, and for a request that its admins have not approved.
    pub version: Option<i64>,
    /// How many seats the request asks for; none where it is no request.
    pub seats: Option<Seats>,
    /// Yes or no; none where it is no answer.
    pub answer: Option<Answer>,
    /// By which way it was told.
    pub source: Source,
    /// When it was told.
    pub told_on: Date,
    /// Who of the agency told it, where that is somebody we know.
    pub teller_id: Option<Uuid>,
    /// What staff noted of it, for the agency's own people; may be empty.
    pub note: String,
    /// Who entered it.
    pub entered_by: Uuid,
    /// When.
    pub entered_at: Instant,
    /// When the agency said that it was not them.
    pub disputed_at: Option<Instant>,
    /// Who said so for it.
    pub disputed_by: Option<Uuid>,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Subject for Model {
    fn agency(&self) -> Option<Uuid> {
        Some(self.agency_id)
    }
}
