//! Over which channel a delivery goes, and where it stands.

use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};

/// How a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Channel {
    /// A notice inside Longtable.
    InApp,
    /// A mail, at once.
    Mail,
}

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DeliveryState {
    /// Waiting to be sent, or being sent.
    Due,
    /// Sent, or shown.
    Sent,
    /// A reminder whose point was gone before it could be sent.
    NotNeeded,
    /// Given up after a permanent failure or too many attempts; a coordinator may retry.
    Parked,
}
