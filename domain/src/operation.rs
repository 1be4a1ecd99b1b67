//! One thing somebody does: its reads, and the only way to write.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, ModelTrait,
};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use crate::access::Actor;
use crate::clock::Instant;
use crate::database::Database;
use crate::error::Denial;
use crate::events::{self, Fact};
use crate::signals::{CHANNEL, Change};

mod writing;

/// The key by which a requester recognizes its own request: 1 to 64 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestKey {
    key: String,
    /// Who asks, where the deed is no person's.
    asker: Option<Uuid>,
}

impl RequestKey {
    /// Reads a key; none when it is empty, too long, or holds a control character.
    pub fn new(key: impl Into<String>) -> Option<Self> {
        let key = key.into();
        let sound = (1..=64).contains(&key.chars().count()) && !key.chars().any(char::is_control);
        sound.then_some(Self { key, asker: None })
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.key
    }

    /// The same key of a person who asks for what whoever runs the server does.
    pub fn asked_by(self, person: Uuid) -> Self {
        Self { asker: Some(person), ..self }
    }

    /// The same key of somebody who is not signed in, told from others by a mark of theirs: two who happen to choose the
    /// same key do not get each other's answers.
    pub(crate) fn of_asker(&self, mark: &str) -> Self {
        let digest = Sha256::digest(mark.as_bytes());
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        Self { key: self.key.clone(), asker: Some(Uuid::from_bytes(id)) }
    }
}

/// Where a deed gets the time, ids and chance from, and how it writes. Whoever stands outside of this crate can hand it to a
/// deed, and write nothing with it.
#[derive(Clone, Debug)]
pub struct Operation {
    db: Database,
    /// From where it is asked for, where somebody asks.
    address: Option<IpAddr>,
}

impl Operation {
    /// An operation on this database.
    pub fn new(db: &Database) -> Self {
        Self { db: db.clone(), address: None }
    }

    /// The same for whoever asks from this network address: it is noted with what they do (ADR 0081).
    pub fn from_address(&self, address: Option<IpAddr>) -> Self {
        Self { address, ..self.clone() }
    }

    /// From where it is asked for.
    pub(crate) fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.db
    }

    /// The time now.
    pub fn now(&self) -> Instant {
        self.db.clock.now()
    }

    /// A new id, in the order of time.
    pub fn new_id(&self) -> Uuid {
        new_id(self.now())
    }

    /// 32 random bytes as text: a session's cookie, a browser's mark.
    pub fn secret(&self) -> String {
        let mut bytes = [0; 32];
        rand::rng().fill_bytes(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The reads of this operation: one snapshot, opened on first use.
    pub fn read(&self, network: Uuid, person: Option<Uuid>) -> Reading {
        Reading { db: self.db.clone(), network, person, tx: Mutex::new(None) }
    }
}

/// A new id at an instant, in the order of time; those this process makes within one millisecond are in the order in which they
/// were made.
pub(crate) fn new_id(at: Instant) -> Uuid {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
    let place = place_within(millis);
    let mut chance = [0; 10];
    rand::rng().fill_bytes(&mut chance);
    // Version and variant take four bits of the first byte and two of the third (RFC 9562, 5.7 and 6.2).
    let [_, _, first, second] = (place >> 20).to_be_bytes();
    let [_, third, fourth, fifth] = ((place & 0xF_FFFF) << 2).to_be_bytes();
    let placed = [first, second, third, fourth, fifth | (chance[4] & 0b11)];
    chance[..5].copy_from_slice(&placed);
    uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
}

/// Where an id stands among those of its millisecond. Each millisecond begins anywhere, so that an id does not tell how many were
/// made before it.
fn place_within(millis: u64) -> u32 {
    static LAST: std::sync::Mutex<(u64, u32)> = std::sync::Mutex::new((0, 0));
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    let place = if last.0 == millis { last.1.wrapping_add(1) } else { rand::rng().next_u32() >> 1 };
    *last = (millis, place);
    place
}

/// SHA-256 of a text, in hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The reads of one operation: one transaction, opened on first use and closed before each write, so that a request never
/// holds two connections.
#[derive(Debug)]
pub struct Reading {
    db: Database,
    network: Uuid,
    person: Option<Uuid>,
    tx: Mutex<Option<Arc<DatabaseTransaction>>>,
}

impl Reading {
    /// The transaction to read in. Drop what it gives before [`close`](Self::close), and before anything else that reads.
    pub async fn tx(&self) -> Result<Arc<DatabaseTransaction>, DbErr> {
        let mut open = self.tx.lock().await;
        if let Some(tx) = open.as_ref() {
            return Ok(tx.clone());
        }
        let tx = Arc::new(self.db.begin_reading(self.network, self.person).await?);
        *open = Some(tx.clone());
        Ok(tx)
    }

    /// Binds this reading to a network and a person once they are known, also the transaction that is already open: a
    /// request looks its session up first, which is global, and then reads in its network, in one snapshot.
    pub async fn bind(&mut self, network: Uuid, person: Option<Uuid>) -> Result<(), DbErr> {
        (self.network, self.person) = (network, person);
        if let Some(tx) = self.tx.lock().await.as_ref() {
            self.db.bind(tx, network, person).await?;
        }
        Ok(())
    }

    /// Ends the snapshot for a look outside of it. Whoever reads here next waits until what this gives is dropped, so that an
    /// operation in which several read at once does not keep one connection while it waits for another. Where somebody still
    /// reads, theirs goes back when they let go: whoever holds what [`tx`](Self::tx) gave asks for nothing else meanwhile.
    pub async fn aside(&self) -> Aside<'_> {
        let mut turn = self.tx.lock().await;
        if let Some(tx) = turn.take().and_then(Arc::into_inner)
            && let Err(error) = tx.rollback().await
        {
            tracing::warn!(%error, "a snapshot could not be ended");
        }
        Aside { db: &self.db, _turn: turn }
    }

    /// Ends the snapshot and gives its connection back; the next [`tx`](Self::tx) opens a fresh one.
    pub async fn close(&self) -> Result<(), DbErr> {
        if let Some(tx) = self.tx.lock().await.take() {
            match Arc::try_unwrap(tx) {
                Ok(tx) => tx.rollback().await?,
                // It rolls back when its last reader lets go.
                Err(_) => tracing::warn!("a read was still open when its snapshot ended"),
            }
        }
        Ok(())
    }
}

/// A look outside of a snapshot: see [`Reading::aside`]. Close each reading before the next, and read nothing in the snapshot
/// meanwhile: that would wait for ever.
#[derive(Debug)]
pub struct Aside<'r> {
    db: &'r Database,
    _turn: MutexGuard<'r, Option<Arc<DatabaseTransaction>>>,
}

impl Aside<'_> {
    /// What is told in a network to somebody it does not know.
    pub fn read(&self, network: Uuid) -> Reading {
        Reading { db: self.db.clone(), network, person: None, tx: Mutex::new(None) }
    }
}

/// A transaction that may write, bound to one network. Only deeds of this crate can write with it.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    operation: Operation,
    person: Option<Uuid>,
    network: std::sync::Mutex<Uuid>,
    /// The instant taken after the lock, once it was.
    instant: OnceLock<Instant>,
    changed: std::sync::Mutex<Vec<Uuid>>,
    wakes: AtomicBool,
}

impl Tx {
    /// What finders read from.
    pub fn conn(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// The network it is bound to.
    pub fn network(&self) -> Uuid {
        *self.network.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Binds it to another network from here on: for what one person does everywhere they belong, all or none. Whatever it
    /// [`touch`](Self::touch)es must be touched before; enter the actor's own network again at the end.
    pub(crate) async fn enter(&self, network: Uuid) -> Result<(), DbErr> {
        self.operation.db.bind(&self.inner, network, self.person).await?;
        *self.network.lock().unwrap_or_else(PoisonError::into_inner) = network;
        Ok(())
    }

    /// The operation it belongs to.
    pub fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The instant of this deed: the one taken after the lock once it was, so that its facts say the time it was judged
    /// by; before that, this server's clock.
    pub fn now(&self) -> Instant {
        self.instant.get().copied().unwrap_or_else(|| self.operation.now())
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.operation.new_id()
    }

    /// The instant a deadline is held against. Ask for it after taking the lock: what waited for the lock counts as late.
    /// On PostgreSQL it is the database's own clock, so that several servers agree.
    pub async fn instant_after_lock(&self) -> Result<Instant, DbErr> {
        let clock = &self.operation.db.clock;
        let at = if self.operation.db.is_postgres() && !clock.stands() {
            let at = crate::database::server_time(&self.inner).await?;
            crate::clock::whole_micros(at + clock.offset())
        } else {
            clock.now()
        };
        Ok(*self.instant.get_or_init(|| at))
    }

    /// Inserts a row.
    #[expect(clippy::disallowed_methods, reason = "the sanctioned way to insert")]
    pub(crate) async fn insert<A>(&self, row: A) -> Result<<A::Entity as EntityTrait>::Model, DbErr>
    where
        A: ActiveModelTrait + ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        row.insert(&self.inner).await
    }

    /// Inserts many rows at once; the caller keeps chunks below the databases' limit on parameters.
    #[expect(clippy::disallowed_methods, reason = "the sanctioned way to insert")]
    pub(crate) async fn insert_many<A>(&self, rows: Vec<A>) -> Result<(), DbErr>
    where
        A: ActiveModelTrait + Send,
    {
        if !rows.is_empty() {
            A::Entity::insert_many(rows).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Updates a row by its key.
    #[expect(clippy::disallowed_methods, reason = "the sanctioned way to update")]
    pub(crate) async fn update<A>(&self, row: A) -> Result<<A::Entity as EntityTrait>::Model, DbErr>
    where
        A: ActiveModelTrait + ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        row.update(&self.inner).await
    }

    /// Records a fact by `actor`, as of this deed's [`now`](Self::now).
    pub(crate) async fn record(&self, actor: &Actor, fact: Fact) -> Result<(), DbErr> {
        self.wake();
        events::record(self, actor, fact, None).await.map(|_| ())
    }

    /// Records a fact that can happen only once under `once`; says whether it was recorded now. Call it under a lock that
    /// covers the key.
    pub(crate) async fn record_once(&self, actor: &Actor, once: &str, fact: Fact) -> Result<bool, DbErr> {
        self.wake();
        events::record(self, actor, fact, Some(once)).await
    }

    /// Wakes the worker of this process after the commit, and not before: it would find nothing.
    pub(crate) fn wake(&self) {
        self.wakes.store(true, Ordering::Relaxed);
    }

    /// Lets listeners know after the commit that a campaign changed, or a person's roles.
    pub fn touch(&self, about: Uuid) {
        if let Ok(mut changed) = self.changed.lock()
            && !changed.contains(&about)
        {
            changed.push(about);
        }
    }

    async fn commit(self) -> Result<(), DbErr> {
        let network = self.network();
        let changed = self.changed.into_inner().unwrap_or_default();
        let changes = changed.into_iter().map(|about| Change { network, about });
        let changes: Vec<Change> = changes.collect();
        let db = &self.operation.db;
        if db.is_postgres() {
            for change in &changes {
                crate::database::notify(&self.inner, CHANNEL, &format!("{}/{}", db.process, change.payload())).await?;
            }
        }
        self.inner.commit().await?;
        for change in changes {
            db.signals.publish(change);
        }
        if self.wakes.into_inner() {
            db.signals.wake_worker();
        }
        Ok(())
    }
}

/// A row that must be there, or the actor's view of it must not be.
pub fn found<M: ModelTrait>(row: Option<M>) -> Result<M, Denial> {
    row.ok_or(Denial::NotFound)
}

#[cfg(test)]
mod tests;
