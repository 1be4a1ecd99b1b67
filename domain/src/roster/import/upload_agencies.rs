//! Upload a list of agencies: it is read and kept for a day, and nothing else happens yet.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::columns::Column;
use super::sheet::{self, Line, Sheet};
use super::values::{ListRow, ListRows};
use super::{agency_import, finders};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, Stop};
use crate::operation::{Operation, RequestKey, Tx, sha256_hex};
use crate::roster::permission::{Roster, UploadAgenciesAction};
use crate::text;

/// The longest name of a file.
const FILENAME_MAX: usize = 200;
/// For so long an uploaded list can be imported.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A list of agencies.
#[derive(Clone, Debug, Serialize)]
pub struct UploadAgencies {
    /// What the file is called.
    pub filename: String,
    /// The file.
    #[serde(serialize_with = "as_digest")]
    pub bytes: Vec<u8>,
    /// Whether new agencies are members in good standing at once, or wait to be let in.
    pub approved: bool,
}

/// A request is remembered by what it says of the file, not by the file.
fn as_digest<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&sha256_hex(bytes))
}

/// Reads and keeps the list and gives its id. A list in which rows are wrong is kept, too: what is wrong is shown row by row.
pub async fn upload_agencies(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &UploadAgencies,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let uploaded = operation.write("upload_agencies", actor, key, input, async |tx, actor, input| {
        authorize(actor, UploadAgenciesAction, Some(Roster), tx)?;
        if let Some(problem) = text::optional("filename", &input.filename, FILENAME_MAX) {
            return problem.refuse();
        }
        let bytes = input.bytes.clone();
        let sheet = tokio::task::spawn_blocking(move || sheet::read(&bytes)).await;
        let sheet = sheet.map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?.map_err(Stop::Refused)?;
        finders::remove_expired(tx.conn(), tx.network(), tx.now()).await?;
        keep(tx, actor, input, sheet).await
    });
    uploaded.await
}

async fn keep(tx: &Tx, actor: &Actor, input: &UploadAgencies, sheet: Sheet) -> Result<Uuid, Stop> {
    let (now, columns) = (tx.now(), sheet.columns);
    let rows = sheet.lines.into_iter().map(|line| row(line, &columns)).collect();
    let kept = tx.insert(agency_import::ActiveModel {
        network_id: Set(tx.network()),
        id: Set(tx.new_id()),
        filename: Set(input.filename.trim().to_owned()),
        encoding: Set(sheet.encoding),
        rows: Set(ListRows(rows)),
        approved: Set(input.approved),
        uploaded_by: Set(actor.person().unwrap_or_default()),
        uploaded_at: Set(now),
        expires_at: Set(now + KEPT),
        imported_at: Set(None),
    });
    Ok(kept.await?.id)
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
