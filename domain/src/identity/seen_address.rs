//! From which network address somebody signed in, or did what stands in the log. For whoever runs the server, for 90 days: no
//! page, no file and no answer of the API reads it (ADR 0081).

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::DbErr;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::finders;
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::Failure;
use crate::operation::{Operation, Tx};

/// For how many days an address is kept.
pub const ADDRESSES_KEPT_DAYS: i64 = 90;

/// How much longer it stays to be removed together with others.
const TOGETHER: TimeDelta = TimeDelta::hours(1);

/// How many are removed in one transaction.
const CHUNK: u64 = 1_000;

/// What was done from an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SeenDoing {
    /// Somebody signed in.
    SigningIn,
    /// Somebody did what an event tells.
    Event,
}

/// From which network address somebody did something.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seen_address")]
pub struct Model {
    /// The network it was done in; the nil id outside of all.
    #[sea_orm(primary_key, auto_increment = false)]
    pub network_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What was done.
    pub what: SeenDoing,
    /// By whom.
    pub person_id: Option<Uuid>,
    /// The event that tells it.
    pub event_id: Option<Uuid>,
    /// The address.
    pub address: String,
    /// When.
    pub seen_at: Instant,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Notes the address of whoever asks, where there is one: the clock and commands have none.
pub(crate) async fn note(tx: &Tx, what: SeenDoing, person: Option<Uuid>, event: Option<Uuid>) -> Result<(), DbErr> {
    let Some(address) = tx.operation().address() else { return Ok(()) };
    let row = ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        what: Set(what),
        person_id: Set(person),
        event_id: Set(event),
        address: Set(address.to_canonical().to_string()),
        seen_at: Set(tx.now()),
    };
    // Nothing of it can be read back: the serving role may not.
    tx.insert_many(vec![row]).await
}

/// What was seen at this instant or earlier is due to be removed.
pub(crate) fn removal_due_since(now: Instant) -> Instant {
    now - TimeDelta::days(ADDRESSES_KEPT_DAYS) - TOGETHER
}

/// Removes some of a network's addresses, or of those outside of all, that are older than 90 days. Says whether there were any.
/// The clock's deed.
///
/// # Errors
/// A database that fails.
pub async fn forget_addresses(operation: &Operation, network: Uuid) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let done = operation.write("forget_addresses", &clock, None, &network, async |tx, _, network| {
        let since = tx.now() - TimeDelta::days(ADDRESSES_KEPT_DAYS);
        Ok(finders::remove_addresses(tx.conn(), *network, since, CHUNK).await?)
    });
    Ok(done.await?.is_ok_and(|removed| removed > 0))
}
