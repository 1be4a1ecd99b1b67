//! A table as two files: JSON for programs, comma-separated values for people with a spreadsheet.

use std::io::Write;

use domain::exports::{Cell, Column, Row};
use serde_json::{Map, Value};

use crate::spreadsheet::harmless;

/// The beginning of a file: for CSV with the mark by which spreadsheets recognize UTF-8.
pub(super) const CSV_MARK: &str = "\u{FEFF}";

/// Writes rows as objects of a JSON array; `is_first` until one was written.
pub(super) fn write_json(
    out: &mut impl Write,
    columns: &[Column],
    rows: &[Row],
    is_first: &mut bool,
) -> std::io::Result<()> {
    for row in rows {
        out.write_all(if std::mem::take(is_first) { b"\n" } else { b",\n" })?;
        let fields = columns.iter().zip(&row.cells).map(|(column, cell)| (column.name.to_owned(), value(cell)));
        serde_json::to_writer(&mut *out, &Value::Object(fields.collect::<Map<_, _>>()))?;
    }
    Ok(())
}

/// Writes lines of comma-separated values (RFC 4180).
pub(super) fn write_csv<T: AsRef<[u8]>>(out: &mut impl Write, lines: &[Vec<T>]) -> std::io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    for line in lines {
        writer.write_record(line)?;
    }
    writer.flush()
}

/// The names of the columns.
pub(super) fn heading(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| column.name.to_owned()).collect()
}

/// The cells of a row as texts that no spreadsheet takes for a formula.
pub(super) fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(text).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        Cell::Number(number) => Value::from(*number),
        Cell::YesNo(yes) => Value::Bool(*yes),
        Cell::Json(value) => value.clone(),
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::YesNo(yes) => yes.to_string(),
        Cell::Json(value) => harmless(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use domain::exports::{Kind, With};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_table_is_written_twice_and_never_as_a_formula() {
        let columns = ["name", "seats", "sample"].map(|name| Column { name, kind: Kind::Text, with: With::Anybody });
        let row = Row { id: Uuid::nil(), cells: vec![Cell::Text("=1+1, \"x\"".into()), Cell::Number(-3), Cell::Empty] };
        let (mut json, mut csv, mut first) = (Vec::new(), Vec::new(), true);
        write_json(&mut json, &columns, &[row.clone(), row.clone()], &mut first).unwrap();
        write_csv(&mut csv, &[heading(&columns), texts(&row)]).unwrap();
        let object = r#"{"name":"=1+1, \"x\"","seats":-3,"sample":null}"#;
        assert_eq!(String::from_utf8(json).unwrap(), format!("\n{object},\n{object}"));
        assert_eq!(String::from_utf8(csv).unwrap(), "name,seats,sample\r\n\"'=1+1, \"\"x\"\"\",-3,\r\n");
    }
}
