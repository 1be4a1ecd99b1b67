//! The first sheet of a spreadsheet (XLSX).
//!
//! A spreadsheet is an archive, and a few kilobytes of it may say that they are gigabytes: what it unpacks to is measured
//! before anything is made of it, and its cells are taken one by one, since a single cell in the last corner makes a table
//! of seventeen thousand million.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read};

use calamine::{DataRef, DataType, Reader, Xlsx};

use super::{COLUMNS_MAX, Line, ROWS_MAX, columns, kept, too_many, unreadable};
use crate::error::Problem;

/// What all parts of a spreadsheet may unpack to, in bytes.
const UNPACKED_MAX: u64 = 64 * 1024 * 1024;
/// The most parts an archive may have.
const PARTS_MAX: usize = 500;

/// The rows of the first sheet: of those below the heading, what stands in the columns it names.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Vec<Problem>> {
    if !is_small_enough(bytes) {
        return Err(unreadable());
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let first = book.sheet_names().first().cloned().ok_or_else(unreadable)?;
    let mut reader = book.worksheet_cells_reader(&first).map_err(|_| unreadable())?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut heading: Option<(u32, HashSet<usize>)> = None;
    while let Some(cell) = reader.next_cell().map_err(|_| unreadable())? {
        let (row, column) = cell.get_position();
        let text = kept(&shown(cell.get_value()));
        let Some(place) = usize::try_from(column).ok().filter(|place| *place < COLUMNS_MAX && !text.is_empty()) else {
            continue;
        };
        if heading.is_none()
            && let Some((first, cells)) = rows.first_key_value().filter(|(first, _)| **first < row)
        {
            heading = Some((*first, columns(cells)?.into_iter().map(|(_, place)| place).collect()));
        }
        match &heading {
            // Rows follow each other in every sheet a program writes.
            Some((first, _)) if row < *first => return Err(unreadable()),
            Some((first, named)) if row > *first && !named.contains(&place) => continue,
            _ => {}
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= place {
            cells.resize(place + 1, String::new());
        }
        cells[place] = text;
        if rows.len() > ROWS_MAX + 1 {
            return Err(too_many());
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| Line { number: i64::from(row) + 1, cells }).collect())
}

/// Whether it unpacks to no more than any list of agencies does. What an archive says of itself counts for nothing.
fn is_small_enough(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    if archive.len() > PARTS_MAX {
        return false;
    }
    let mut left = UNPACKED_MAX;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { return false };
        match std::io::copy(&mut part.take(left + 1), &mut std::io::sink()) {
            Ok(unpacked) if unpacked <= left => left -= unpacked,
            _ => return false,
        }
    }
    true
}

/// A cell as its reader reads it: whole numbers without a point, and a formula that failed as the sheet shows it.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
        DataRef::Bool(yes) => yes.to_string(),
        other => other.as_string().unwrap_or_default(),
    }
}
