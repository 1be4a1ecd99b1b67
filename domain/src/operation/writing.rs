//! The one way to write: an attempt, what is done in it, its end, and the attempt again where the database asks for it.

use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use futures::future::BoxFuture;
use sea_orm::DbErr;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::OwnedMutexGuard;

use super::{Operation, RequestKey, Tx, sha256_hex};
use crate::access::Actor;
use crate::error::{Denial, Failure, Problem, Stop};
use crate::identity;
use crate::networks::request_answers::{self, Request};

/// How often a write is tried when PostgreSQL reports a deadlock or a serialization failure.
const ATTEMPTS_MAX: u32 = 5;

impl Operation {
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
                Err(Stop::Fault(error)) if is_tried_again(name, attempt, &error) => attempt += 1,
                Err(Stop::Fault(error)) => return Err(Failure::Fault(error)),
                Err(Stop::Denied(denial)) => return Err(Failure::Denied(denial)),
                Err(Stop::Refused(problems)) => return Ok(Err(problems)),
                Ok(done) => return Ok(Ok(done)),
            }
        }
    }

    /// What is the same for every deed stands in [`begin`](Self::begin) and [`Attempt::end`]: this is compiled for each of
    /// them, once more wherever deeds are called from.
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
        let input_sha256 = key.map(|_| sha256(input)).transpose()?;
        let (attempt, before) = self.begin(name, actor, key.zip(input_sha256)).await?;
        // Nothing was written in this attempt, and nothing is.
        if let Some(answer) = before {
            return from_json(&answer);
        }
        let done = work(&attempt.tx, actor, input).await;
        let ending = match &done {
            Ok(done) if attempt.request.is_some() => Ending::Done(Some(to_json(done)?)),
            Ok(_) => Ending::Done(None),
            Err(Stop::Refused(_)) => Ending::Refused,
            Err(Stop::Denied(_) | Stop::Fault(_)) => Ending::Stopped,
        };
        match attempt.end(ending).await? {
            Some(answer) => from_json(&answer),
            None => done,
        }
    }

    /// Opens an attempt; and gives the answer given before, where the same was asked for before.
    fn begin<'a>(
        &'a self,
        name: &'static str,
        actor: &'a Actor,
        key: Option<(&'a RequestKey, String)>,
    ) -> BoxFuture<'a, Result<(Attempt, Option<String>), Stop>> {
        Box::pin(async move {
            let turn = self.db.turn().await;
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
            let asker = actor.person().or(key.as_ref().and_then(|(key, _)| key.asker));
            let request =
                key.zip(asker).map(|((key, input), asker)| Request::new(actor.network, asker, name, key, input));
            let before = match &request {
                Some(request) => request_answers::given(&tx, request).await?,
                None => None,
            };
            Ok((Attempt { tx, request, turn }, before))
        })
    }
}

/// A write that is being tried.
struct Attempt {
    tx: Tx,
    /// What is asked for, where it may come twice.
    request: Option<Request>,
    /// Given on once the transaction has ended.
    turn: Option<OwnedMutexGuard<()>>,
}

/// How the work of an attempt ended.
enum Ending {
    /// It was done; and what to remember of it, where it may be asked for again.
    Done(Option<String>),
    /// The person can mend it.
    Refused,
    /// It was denied, or it failed.
    Stopped,
}

impl Attempt {
    /// Ends the attempt, with a commit where it was done; whatever it wrote otherwise is rolled back with its transaction.
    /// The same request may be sent twice at once: while this one waited for a lock, the other may have been answered, so it
    /// is looked for again before anything is remembered. Gives that answer, where there is one.
    fn end(self, ending: Ending) -> BoxFuture<'static, Result<Option<String>, Stop>> {
        Box::pin(async move {
            let Self { turn: _turn, tx, request } = self;
            match (ending, request) {
                (Ending::Done(Some(answer)), Some(request)) => {
                    if !request_answers::remember(&tx, &request, answer).await? {
                        let before = request_answers::given(&tx, &request).await?;
                        let gone = || DbErr::RecordNotFound("an answer that was given a moment ago".into());
                        return before.map(Some).ok_or_else(|| Stop::Fault(gone()));
                    }
                }
                (Ending::Done(_), _) => {}
                (Ending::Refused, Some(request)) => return request_answers::given(&tx, &request).await,
                (Ending::Refused | Ending::Stopped, _) => return Ok(None),
            }
            tx.commit().await?;
            Ok(None)
        })
    }
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

/// Whether a write that failed is tried again.
fn is_tried_again(name: &'static str, attempt: u32, error: &DbErr) -> bool {
    let again = attempt < ATTEMPTS_MAX && may_be_repeated(error);
    if again {
        tracing::debug!(name, attempt, %error, "repeating a write");
    }
    again
}

/// Keys that say "somebody did this a moment ago": tried again, the deed finds what the other wrote.
const DONE_BY_ANOTHER: [&str; 7] = [
    "event_once",
    "delivery_once",
    "event_link_seq",
    "agency_key",
    "person_email_key",
    "known_browser_once",
    "network_slug_key",
];

/// A deadlock, a serialization failure, or the same fact twice at the same moment: PostgreSQL asks to try again. SQLite
/// has one writer; where that is another process for longer than we wait (a long load, a slow disk), it says so before
/// anything was done (SQLITE_BUSY 5, SQLITE_BUSY_SNAPSHOT 517).
pub(super) fn may_be_repeated(error: &DbErr) -> bool {
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
