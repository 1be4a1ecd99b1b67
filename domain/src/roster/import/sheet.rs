//! A file as rows of texts, whatever wrote it: comma-separated values of any program and language, or a spreadsheet. Pure.

mod delimited;
mod encoding;
mod workbook;

pub use encoding::Encoding;

use super::columns::Column;
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::text::one_line;

/// The largest file, in bytes: some ten thousand agencies.
pub const BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most rows below the heading.
pub const ROWS_MAX: usize = 5_000;
/// The most columns that are looked at.
const COLUMNS_MAX: usize = 50;
/// The longest text of a cell that is kept: longer ones are wrong in every column.
const CELL_MAX: usize = 500;

/// A row as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Which line or row of the file it begins at, counted from 1.
    pub number: i64,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// How its letters were written.
    pub encoding: Encoding,
    /// Which columns it has, each with its place.
    pub columns: Vec<(Column, usize)>,
    /// The rows below the heading that hold anything.
    pub lines: Vec<Line>,
}

/// Reads a file, or says what stands in the way of reading it at all.
pub(crate) fn read(bytes: &[u8]) -> Result<Sheet, Vec<Problem>> {
    if bytes.len() > BYTES_MAX {
        let most = ProblemArg::Number(i64::try_from(BYTES_MAX / (1024 * 1024)).unwrap_or(0));
        return Err(vec![Problem::at("file", ProblemCode::FileTooLarge).with("max", most)]);
    }
    if is_something_else(bytes) {
        return Err(refused(ProblemCode::FileNotAList));
    }
    let (encoding, lines) = if bytes.starts_with(b"PK\x03\x04") {
        (Encoding::Workbook, workbook::lines(bytes)?)
    } else {
        let (encoding, text) = encoding::decode(bytes)?;
        (encoding, delimited::lines(&text)?)
    };
    let mut lines = lines.into_iter().filter(|line| line.cells.iter().any(|cell| !cell.is_empty()));
    let heading = lines.next().ok_or_else(|| refused(ProblemCode::FileBlank))?;
    let columns = columns(&heading.cells)?;
    let says_something =
        |line: &Line| columns.iter().any(|(_, place)| line.cells.get(*place).is_some_and(|cell| !cell.is_empty()));
    let lines: Vec<Line> = lines.filter(says_something).collect();
    if lines.is_empty() {
        return Err(refused(ProblemCode::FileEmpty));
    }
    Ok(Sheet { encoding, columns, lines })
}

/// How files begin that people take for a list: PDF, RTF, an older Excel, web pages and pictures.
const OTHERS: [&[u8]; 9] = [
    b"%PDF",
    b"{\\rtf",
    b"\xD0\xCF\x11\xE0",
    b"<!DOCTYPE",
    b"<!doctype",
    b"<html",
    b"<?xml",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
];

fn is_something_else(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    OTHERS.iter().any(|begin| text.starts_with(begin))
}

fn refused(code: ProblemCode) -> Vec<Problem> {
    vec![Problem::at("file", code)]
}

fn too_many() -> Vec<Problem> {
    let most = ProblemArg::Number(i64::try_from(ROWS_MAX).unwrap_or(i64::MAX));
    vec![Problem::at("file", ProblemCode::FileTooLong).with("max", most)]
}

fn unreadable() -> Vec<Problem> {
    refused(ProblemCode::FileUnreadable)
}

/// A cell as it is kept: on one line, without the space around it, cut where it is longer than any column takes.
///
/// Exports put an apostrophe before a text that a spreadsheet would take for a formula; read back, it is none of it.
fn kept(cell: &str) -> String {
    let cell = one_line(cell);
    let own = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    own.unwrap_or(&cell).trim().chars().take(CELL_MAX).collect()
}

/// The columns a heading names; what it names that is no column, and what it lacks, is told by name.
fn columns(heading: &[String]) -> Result<Vec<(Column, usize)>, Vec<Problem>> {
    let mut columns: Vec<(Column, usize)> = Vec::new();
    let mut problems = Vec::new();
    for (place, heading) in heading.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
        let name = || ProblemArg::Text(heading.chars().take(60).collect());
        match Column::named(heading) {
            None => problems.push(Problem::at("file", ProblemCode::UnknownColumn).with("column", name())),
            Some(column) if columns.iter().any(|(known, _)| *known == column) => {
                problems.push(Problem::at("file", ProblemCode::ColumnTwice).with("column", name()));
            }
            Some(column) => columns.push((column, place)),
        }
    }
    if columns.is_empty() {
        // Most likely it has no heading at all: to list every cell as a wrong column helps nobody.
        return Err(vec![Problem::at("file", ProblemCode::NoHeading)]);
    }
    for missing in Column::ALL.into_iter().filter(|column| column.is_needed()) {
        if !columns.iter().any(|(known, _)| *known == missing) {
            let name = missing.said();
            problems.push(Problem::at("file", ProblemCode::MissingColumn).with("column", name));
        }
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

#[cfg(test)]
mod tests;
