//! A mail about somebody's own account, such as a sign-in from a browser we had not seen. It belongs to no network, and is its
//! own outbox: the courier leases and sends it like a sign-in link.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::finders;
use crate::clock::Instant;
use crate::operation::Tx;

/// A mail that could not be sent for so long is dropped: it would be no news any more.
const NEWS_DAYS: i64 = 3;

/// What a mail about an account tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AccountMailKind {
    /// Somebody signed in from a browser that was not seen before; it is about the device.
    NewDevice,
    /// A passkey was added; it is about its name.
    PasskeyAdded,
    /// A passkey was removed; it is about its name.
    PasskeyRemoved,
    /// A token for a program was made; it is about its name.
    TokenMade,
    /// A token for a program was revoked; it is about its name.
    TokenRevoked,
    /// Somebody came from a provider and says that they are this person; it is about the network and the link to confirm.
    ProviderLink,
    /// An agency of theirs was linked with one in another network; it is about what is told, sealed.
    AgenciesLinked,
    /// Such a link was ended; the same.
    AgencyLinkEnded,
    /// Some of a profile was carried over by such a link; the same.
    ProfileCarriedOver,
}

/// A mail about somebody's own account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_mail")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who is told.
    pub person_id: Uuid,
    /// What.
    pub kind: AccountMailKind,
    /// What it is about, as its kind has it.
    pub about: String,
    /// When it happened.
    pub created_at: Instant,
    /// From when on it is not sent any more.
    pub expires_at: Instant,
    /// When the mail went out.
    pub sent_at: Option<Instant>,
    /// Until when a courier holds it.
    pub leased_until: Option<Instant>,
    /// When a courier may try (again); none when nothing is left to send.
    pub next_attempt_at: Option<Instant>,
    /// How often it was tried.
    pub attempts: i64,
}

/// Joins are written where they are used.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Writes a mail down for the courier, unless its reader is erased at this moment.
pub(crate) async fn write(tx: &Tx, person: Uuid, kind: AccountMailKind, about: &str) -> Result<(), DbErr> {
    write_until(tx, person, kind, about, tx.now() + TimeDelta::days(NEWS_DAYS)).await
}

/// Writes a mail down that is worth nothing later.
pub(crate) async fn write_until(
    tx: &Tx,
    person: Uuid,
    kind: AccountMailKind,
    about: &str,
    expires_at: Instant,
) -> Result<(), DbErr> {
    if finders::was_erased(tx.conn(), person).await? {
        return Ok(());
    }
    let now = tx.now();
    tx.insert(ActiveModel {
        id: Set(tx.new_id()),
        person_id: Set(person),
        kind: Set(kind),
        about: Set(about.to_owned()),
        created_at: Set(now),
        expires_at: Set(expires_at),
        sent_at: Set(None),
        leased_until: Set(None),
        next_attempt_at: Set(Some(now)),
        attempts: Set(0),
    })
    .await?;
    tx.wake();
    Ok(())
}
