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
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::access::Actor;
use crate::clock::Instant;
use crate::database::Database;
use crate::error::{Denial, Failure, Problem, Stop};
use crate::events::{self, Fact};
use crate::identity;
use crate::networks::request_answers;
use crate::signals::{CHANNEL, Change};

/// How often a write is tried when PostgreSQL reports a deadlock or a serialization failure.
const ATTEMPTS_MAX: u32 = 5;

/// The key by which a requester recognizes its own request: 1 to 64 characters, none of them a control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestKey {
    key: String,
    /// Who asks while nobody is signed in.
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

    /// Does `work` in one transaction, as `actor`, in the actor's network.
    ///
    /// `work` may run several times (a deadlock on PostgreSQL, a writer in another process on SQLite) and must not talk to
    /// anything but the transaction. With a `key`, the same requester's same request gets the first answer again for 24
    /// hours; the same key with another input is [`Denial::BadInput`]. Whoever was erased since they were let in is
    /// [`Denial::Unauthenticated`], and nobody is erased while a deed of theirs is under way. Whatever `work` refuses, denies
    /// or faults leaves nothing written. Listeners hear of changes, and the worker of facts, after the commit.
    pub(crate) async fn write<I, T>(
        &self,
        name: &'static str,
        actor: &Actor,
        key: Option<&RequestKey>,
        input: &I,
        work: impl AsyncFn(&Tx, &Actor, &I) -> Result<T, Stop>,
    ) -> Result<Result<T, Vec<Problem>>, Failure>
    where
        I: Serialize + Sync,
        T: Serialize + DeserializeOwned,
    {
        let mut attempt = 1;
        loop {
            match self.attempt(name, actor, key, input, &work).await {
                Err(Stop::Fault(error)) if attempt < ATTEMPTS_MAX && may_be_repeated(&error) => {
                    tracing::debug!(name, attempt, %error, "repeating a write");
                    attempt += 1;
                }
                Err(Stop::Fault(error)) => return Err(Failure::Fault(error)),
                Err(Stop::Denied(denial)) => return Err(Failure::Denied(denial)),
                Err(Stop::Refused(problems)) => return Ok(Err(problems)),
                Ok(done) => return Ok(Ok(done)),
            }
        }
    }

    async fn attempt<I, T>(
        &self,
        name: &'static str,
        actor: &Actor,
        key: Option<&RequestKey>,
        input: &I,
        work: &impl AsyncFn(&Tx, &Actor, &I) -> Result<T, Stop>,
    ) -> Result<T, Stop>
    where
        I: Serialize + Sync,
        T: Serialize + DeserializeOwned,
    {
        let _turn = self.db.turn().await;
        let tx = Tx {
            inner: self.db.begin_writing(actor.network, actor.person()).await?,
            operation: self.clone(),
            person: actor.person(),
            network: std::sync::Mutex::new(actor.network),
            instant: OnceLock::new(),
            changed: std::sync::Mutex::new(Vec::new()),
            wakes: AtomicBool::new(false),
        };
        if let Some(person) = actor.person()
            && identity::finders::was_erased(&tx.inner, person).await?
        {
            // They were let in a moment before: like a session that has ended since.
            return Err(Denial::Unauthenticated.into());
        }
        let request = match (key, actor.person().or(key.and_then(|key| key.asker))) {
            (Some(key), Some(asker)) => {
                Some(request_answers::Request::new(actor.network, asker, name, key, sha256(input)?))
            }
            _ => None,
        };
        let done = match &request {
            Some(request) => once(&tx, request, async || work(&tx, actor, input).await).await?,
            None => Once::Now(work(&tx, actor, input).await?),
        };
        match done {
            Once::Now(done) => {
                tx.commit().await?;
                Ok(done)
            }
            // Whatever this attempt wrote is rolled back with its transaction.
            Once::Before(answer) => from_json(&answer),
        }
    }
}

/// What became of a request that may come twice.
enum Once<T> {
    /// It was done just now.
    Now(T),
    /// It was done before; the answer given then.
    Before(String),
}

/// Does what a request asks for, unless it was answered before. The same request may be sent twice at once: while this one
/// waited for a lock, the other may have been answered, so it is looked for again before anything is remembered.
async fn once<T: Serialize>(
    tx: &Tx,
    request: &request_answers::Request,
    work: impl AsyncFnOnce() -> Result<T, Stop>,
) -> Result<Once<T>, Stop> {
    if let Some(answer) = request_answers::given(tx, request).await? {
        return Ok(Once::Before(answer));
    }
    let done = work().await;
    match done {
        Ok(done) if request_answers::remember(tx, request, to_json(&done)?).await? => Ok(Once::Now(done)),
        Ok(_) | Err(Stop::Refused(_)) => match (request_answers::given(tx, request).await?, done) {
            (Some(answer), _) => Ok(Once::Before(answer)),
            (None, Err(stop)) => Err(stop),
            (None, Ok(_)) => Err(Stop::Fault(DbErr::RecordNotFound("an answer that was given a moment ago".into()))),
        },
        Err(stop) => Err(stop),
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

fn sha256<I: Serialize>(input: &I) -> Result<String, Stop> {
    Ok(sha256_hex(to_json(input)?.as_bytes()))
}

fn to_json<T: Serialize>(value: &T) -> Result<String, Stop> {
    serde_json::to_string(value).map_err(|error| Stop::Fault(DbErr::Json(error.to_string())))
}

fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Stop> {
    serde_json::from_str(text).map_err(|error| Stop::Fault(DbErr::Json(error.to_string())))
}

/// Keys that say "somebody did this a moment ago": tried again, the deed finds what the other wrote.
const DONE_BY_ANOTHER: [&str; 6] =
    ["event_once", "delivery_once", "event_link_seq", "agency_key", "person_email_key", "known_browser_once"];

/// A deadlock, a serialization failure, or the same fact twice at the same moment: PostgreSQL asks to try again. SQLite
/// has one writer; where that is another process for longer than we wait (a long load, a slow disk), it says so before
/// anything was done (SQLITE_BUSY 5, SQLITE_BUSY_SNAPSHOT 517).
fn may_be_repeated(error: &DbErr) -> bool {
    use sea_orm::RuntimeErr::SqlxError;
    let (DbErr::Exec(SqlxError(error)) | DbErr::Query(SqlxError(error)) | DbErr::Conn(SqlxError(error))) = error else {
        return false;
    };
    let Some(error) = error.as_database_error() else { return false };
    match error.code().as_deref() {
        Some("40P01" | "40001" | "5" | "517") => true,
        Some("23505") => error.constraint().is_some_and(|name| DONE_BY_ANOTHER.contains(&name)),
        _ => false,
    }
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
    /// The transaction to read in. Drop what it gives before [`close`](Self::close).
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
