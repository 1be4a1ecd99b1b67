//! Values separated by commas, by the semicolons of a French Excel, or by tabs.

use super::{COLUMNS_MAX, Line, ROWS_MAX, kept, too_many, unreadable};
use crate::error::Problem;

/// The rows of a text.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, Vec<Problem>> {
    // However lines end, so that they can be counted.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, told, skipped) = told_by_excel(&text);
    let separator = told.unwrap_or_else(|| separator(text));
    if lacks_a_quote(text, separator) {
        return Err(unreadable());
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut lines, mut counted) = (Vec::new(), Counted { text, byte: 0, line: 1 + skipped });
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        let number = counted.line_at(record.position().map_or(0, csv::Position::byte));
        if lines.len() > ROWS_MAX {
            return Err(too_many());
        }
        let cells = record.iter().take(COLUMNS_MAX).map(kept).collect();
        lines.push(Line { number, cells });
    }
    Ok(lines)
}

/// Counts the lines of a text up to where a record begins. What reads the records counts empty lines with the one before.
struct Counted<'a> {
    text: &'a str,
    byte: usize,
    line: i64,
}

impl Counted<'_> {
    fn line_at(&mut self, byte: u64) -> i64 {
        let bytes = self.text.as_bytes();
        let mut begins = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.byte, bytes.len());
        while bytes.get(begins) == Some(&b'\n') {
            begins += 1;
        }
        let passed = bytes[self.byte..begins].iter().filter(|byte| **byte == b'\n').count();
        self.line += i64::try_from(passed).unwrap_or(0);
        self.byte = begins;
        self.line
    }
}

/// Whether a quote is missing: the text ends within quotes, or goes on behind a quote that ends a cell. Rows stand in a cell
/// then that should stand below it.
fn lacks_a_quote(text: &str, separator: u8) -> bool {
    #[derive(Clone, Copy, PartialEq)]
    enum At {
        Beginning,
        Plain,
        Quoted,
        /// Behind a quote that ends the cell, unless another follows.
        Quote,
        Lost,
    }
    let after = |at: At, byte: u8| match (at, byte) {
        (At::Lost, _) => At::Lost,
        (At::Beginning | At::Quote, b'"') => At::Quoted,
        (At::Quoted, b'"') => At::Quote,
        (At::Quoted, _) => At::Quoted,
        (_, byte) if byte == b'\n' || byte == separator => At::Beginning,
        (At::Quote, byte) if !byte.is_ascii_whitespace() => At::Lost,
        (At::Beginning | At::Plain | At::Quote, _) => At::Plain,
    };
    matches!(text.bytes().fold(At::Beginning, after), At::Quoted | At::Lost)
}

/// Excel understands a first line `sep=;`, and writes one for others to understand.
fn told_by_excel(text: &str) -> (&str, Option<u8>, i64) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, None, 0) };
    let first = first.trim_matches('"');
    match first.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator), 1),
        _ => (text, None, 0),
    }
}

/// What separates the values of the first line: whatever of the three stands there most often outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            byte if !quoted => {
                counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // Of equals the first: a comma, if nothing separates anything.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}
