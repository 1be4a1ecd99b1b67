//! What every file of values we make has in common, whatever it lists: it opens in a spreadsheet, in every language, and
//! nothing in it is taken for a formula.

/// The media type of comma-separated values with a heading.
pub(crate) const CSV: &str = "text/csv; charset=utf-8; header=present";

/// Rows of texts as comma-separated values (RFC 4180), in UTF-8 with the mark by which spreadsheets recognize it. Every text
/// is made [`harmless`] here, so that no list can forget it.
pub(crate) fn csv<'a>(rows: impl Iterator<Item = Vec<Cell<'a>>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number,
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A cell of such a file.
pub(crate) enum Cell<'a> {
    /// What somebody wrote, or words of ours.
    Text(&'a str),
    /// A number we wrote ourselves, which may begin with a minus.
    Number(String),
}

/// A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it.
pub(crate) fn harmless(text: &str) -> String {
    let begins_like_a_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if begins_like_a_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_formula_and_numbers_stay_numbers() {
        for name in ["=1+1", "+1", "-1", "@x", "\t=1", "＝1"] {
            let bytes = csv([vec![Cell::Text(name), Cell::Number("-1".to_owned())]].into_iter()).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with("\u{FEFF}'") || text.starts_with("\u{FEFF}\"'"), "{text:?}");
            assert!(text.ends_with(",-1\r\n"), "{text:?}");
        }
        assert_eq!(harmless("Sunrise = Lever du soleil"), "Sunrise = Lever du soleil");
    }
}
