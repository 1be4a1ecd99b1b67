//! Upload a list of agencies: it is read and kept for a day, and nothing else happens yet.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::columns::Column;
use super::sheet::{self, Encoding, Line, Sheet};
use super::values::{ListRow, ListRows};
use super::{agency_import, finders};
use crate::access::{Actor, authorize, may_begin};
use crate::error::{Failure, Problem};
use crate::operation::{Operation, RequestKey, Tx, sha256_hex};
use crate::roster::permission::{Roster, UploadAgenciesAction};
use crate::text;

/// The longest name of a file.
const FILENAME_MAX: usize = 200;
/// For so long an uploaded list can be imported.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A list of agencies.
#[derive(Clone, Debug)]
pub struct UploadAgencies {
    /// What the file is called.
    pub filename: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// Whether new agencies are members in good standing at once, or wait to be let in.
    pub approved: bool,
}

/// Reads and keeps the list and gives its id. A list in which rows are wrong is kept, too: what is wrong is shown row by row.
///
/// The file is read before anything is locked, and only for somebody who may upload one.
pub async fn upload_agencies(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &UploadAgencies,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    may_begin(actor, UploadAgenciesAction, &Roster)?;
    if let Some(problem) = text::optional("filename", &input.filename, FILENAME_MAX) {
        return Ok(Err(vec![problem]));
    }
    let bytes = input.bytes.clone();
    let sheet = match tokio::task::spawn_blocking(move || sheet::read(&bytes)).await.map_err(Failure::ours)? {
        Ok(sheet) => sheet,
        Err(problems) => return Ok(Err(problems)),
    };
    let list = ReadList {
        filename: input.filename.trim().to_owned(),
        sha256: sha256_hex(&input.bytes),
        approved: input.approved,
        encoding: sheet.encoding,
        rows: rows(sheet),
    };
    let uploaded = operation.write("upload_agencies", actor, key, &list, async |tx, actor, list| {
        authorize(actor, UploadAgenciesAction, Some(Roster), tx)?;
        finders::remove_expired(tx.conn(), tx.network(), tx.now()).await?;
        Ok(tx.insert(new_row(tx, actor, list)).await?.id)
    });
    uploaded.await
}

/// A list that was read. A request is remembered by what it says of the file, not by the file.
#[derive(Serialize)]
struct ReadList {
    filename: String,
    sha256: String,
    approved: bool,
    encoding: Encoding,
    rows: ListRows,
}

fn new_row(tx: &Tx, actor: &Actor, list: &ReadList) -> agency_import::ActiveModel {
    let now = tx.now();
    agency_import::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        filename: Set(list.filename.clone()),
        encoding: Set(list.encoding),
        rows: Set(list.rows.clone()),
        approved: Set(list.approved),
        uploaded_by: Set(actor.person().unwrap_or_default()),
        uploaded_at: Set(now),
        expires_at: Set(now + KEPT),
        imported_at: Set(None),
    }
}

fn rows(sheet: Sheet) -> ListRows {
    let columns = sheet.columns;
    ListRows(sheet.lines.into_iter().map(|line| row(line, &columns)).collect())
}

fn row(mut line: Line, columns: &[(Column, usize)]) -> ListRow {
    let mut take = |place: usize| line.cells.get_mut(place).map(std::mem::take).unwrap_or_default();
    let cells: BTreeMap<Column, String> = columns.iter().map(|(column, place)| (*column, take(*place))).collect();
    ListRow { line: line.number, cells }
}

/// Removes the uploaded lists of a network that can no longer be imported. Says whether there were any. The clock's deed.
///
/// # Errors
/// A database that fails.
pub async fn forget_uploads(operation: &Operation, network: Uuid) -> Result<bool, Failure> {
    let clock = Actor::clock(network);
    let done = operation.write("forget_uploads", &clock, None, &network, async |tx, _, network| {
        Ok(finders::remove_expired(tx.conn(), *network, tx.now()).await?)
    });
    Ok(done.await?.is_ok_and(|removed| removed > 0))
}
