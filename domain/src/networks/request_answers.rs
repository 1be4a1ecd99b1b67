//! The same request twice gets the first answer again, for a day.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::{finders, request_answer};
use crate::access::Actor;
use crate::clock::Instant;
use crate::error::{Denial, Failure, Stop};
use crate::operation::{Operation, RequestKey, Tx};

/// For how long an answer is remembered.
const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// How much older than that it becomes before it is removed: so that it is removed together with others.
const KEPT_BESIDE: TimeDelta = TimeDelta::hours(1);

/// How many are removed in one transaction.
const CHUNK: u64 = 1_000;

/// A request that may come twice.
pub(crate) struct Request {
    network: Uuid,
    asker: Uuid,
    mutation: &'static str,
    key: String,
    input_sha256: String,
}

impl Request {
    pub(crate) fn new(
        network: Uuid,
        asker: Uuid,
        mutation: &'static str,
        key: &RequestKey,
        input_sha256: String,
    ) -> Self {
        Self { network, asker, mutation, key: key.as_str().to_owned(), input_sha256 }
    }
}

/// The answer given before. The same key with another input is malformed.
pub(crate) async fn given(tx: &Tx, request: &Request) -> Result<Option<String>, Stop> {
    let found = finders::request_answer(tx.conn(), request.network, request.asker, request.mutation, &request.key);
    let Some(row) = found.await?.filter(|row| row.created_at > forgotten_since(tx.now())) else { return Ok(None) };
    if row.input_sha256 != request.input_sha256 {
        return Err(Denial::BadInput.into());
    }
    Ok(Some(row.answer))
}

/// Remembers an answer in the transaction that gave it, in place of one that is a day old. Says whether it did: an answer
/// that another transaction gave in the meantime stays, and then the whole attempt must be taken back.
pub(crate) async fn remember(tx: &Tx, request: &Request, answer: String) -> Result<bool, Stop> {
    let row = request_answer::ActiveModel {
        id: Set(tx.new_id()),
        network_id: Set(request.network),
        asker_id: Set(request.asker),
        mutation: Set(request.mutation.to_owned()),
        request_key: Set(request.key.clone()),
        input_sha256: Set(request.input_sha256.clone()),
        answer: Set(answer),
        created_at: Set(tx.now()),
    };
    Ok(finders::remember_answer(tx.conn(), row, forgotten_since(tx.now())).await?)
}

/// Answers given at this instant or earlier are not given again.
fn forgotten_since(now: Instant) -> Instant {
    now - REMEMBERED
}

/// Answers given at this instant or earlier are due to be removed.
pub(crate) fn removal_due_since(now: Instant) -> Instant {
    forgotten_since(now) - KEPT_BESIDE
}

/// Removes answers of a network that are given no more (the nil network has those about oneself and to nobody), some at a
/// time. Says whether there were any. The clock's deed.
///
/// # Errors
/// A database that fails.
pub async fn forget_answers(operation: &Operation, network: Uuid) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let done = operation.write("forget_answers", &clock, None, &network, async |tx, _, network| {
        Ok(finders::remove_answers(tx.conn(), *network, forgotten_since(tx.now()), CHUNK).await?)
    });
    Ok(done.await?.is_ok_and(|removed| removed > 0))
}
