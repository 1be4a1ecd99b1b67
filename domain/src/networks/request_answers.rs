//! The same request twice gets the first answer again, for a day.

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use uuid::Uuid;

use super::{finders, request_answer};
use crate::error::{Denial, Stop};
use crate::operation::{RequestKey, Tx};

/// For how long an answer is remembered.
const REMEMBERED_HOURS: i64 = 24;

/// A request that may come twice.
pub(crate) struct Request {
    network: Uuid,
    person: Uuid,
    mutation: &'static str,
    key: String,
    input_sha256: String,
}

impl Request {
    pub(crate) fn new(
        network: Uuid,
        person: Uuid,
        mutation: &'static str,
        key: &RequestKey,
        input_sha256: String,
    ) -> Self {
        Self { network, person, mutation, key: key.as_str().to_owned(), input_sha256 }
    }
}

/// The answer given before. The same key with another input is malformed.
pub(crate) async fn given(tx: &Tx, request: &Request) -> Result<Option<String>, Stop> {
    let Some(row) = row(tx, request).await? else { return Ok(None) };
    if row.created_at + TimeDelta::hours(REMEMBERED_HOURS) <= tx.now() {
        return Ok(None);
    }
    if row.input_sha256 != request.input_sha256 {
        return Err(Denial::BadInput.into());
    }
    Ok(Some(row.answer))
}

/// Remembers an answer in the transaction that gave it. Two at once: one fails on the unique key and changes nothing.
pub(crate) async fn remember(tx: &Tx, request: &Request, answer: String) -> Result<(), Stop> {
    let created_at = Set(tx.now());
    let (answer, input_sha256) = (Set(answer), Set(request.input_sha256.clone()));
    if let Some(old) = row(tx, request).await? {
        let mut row = old.into_active_model();
        (row.answer, row.input_sha256, row.created_at) = (answer, input_sha256, created_at);
        tx.update(row).await?;
        return Ok(());
    }
    tx.insert(request_answer::ActiveModel {
        id: Set(tx.new_id()),
        network_id: Set(request.network),
        person_id: Set(request.person),
        mutation: Set(request.mutation.to_owned()),
        request_key: Set(request.key.clone()),
        input_sha256,
        answer,
        created_at,
    })
    .await?;
    Ok(())
}

async fn row(tx: &Tx, request: &Request) -> Result<Option<request_answer::Model>, Stop> {
    Ok(finders::request_answer(tx.conn(), request.network, request.person, request.mutation, &request.key).await?)
}
