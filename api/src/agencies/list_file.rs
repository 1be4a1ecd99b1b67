//! The list of agencies as a file: what is downloaded can be changed in a spreadsheet and imported again.

use domain::agencies::agency;
use domain::roster::import::columns::Column;
use domain::roster::import::written_of;
use words::{Language, label, say};

use crate::campaigns::Download;
use crate::spreadsheet::{CSV, Cell, csv};

/// The columns somebody fills in.
fn filled_in() -> impl Iterator<Item = Column> {
    Column::ALL.into_iter().filter(|column| *column != Column::Standing)
}

/// A value of a column as its reader reads it.
pub(super) fn shown(language: Language, column: Column, value: &str) -> String {
    let kind = match column {
        Column::Province => "province",
        Column::Setting => "setting",
        Column::Size => "size-band",
        Column::Language => "agency-language",
        Column::Contact => "contact-channel",
        Column::Standing => "standing",
        Column::Key | Column::Name | Column::Staff | Column::ContactName | Column::ContactEmail => {
            return value.to_owned();
        }
    };
    if value.is_empty() { String::new() } else { label(language, kind, value) }
}

/// Every agency, in the reader's words.
pub(super) fn list(language: Language, agencies: &[agency::Model]) -> Result<Download, csv::Error> {
    let row = |agency: &agency::Model| {
        Column::ALL.map(|column| shown(language, column, &written_of(agency, column))).to_vec()
    };
    let heading = Column::ALL.map(|column| column.heading(language)).to_vec();
    file(language, "agency-list-file", std::iter::once(heading).chain(agencies.iter().map(row)))
}

/// The headings of a list, and one example to be overwritten.
pub(super) fn template(language: Language) -> Result<Download, csv::Error> {
    let example = |column| match column {
        Column::Key => "0001".to_owned(),
        Column::Name => say(language, "agency-list-example-name", &[]),
        Column::Province => shown(language, column, "SK"),
        Column::Setting => shown(language, column, "SMALL_CITY"),
        Column::Size => shown(language, column, "SMALL"),
        Column::Staff => "12".to_owned(),
        Column::Language => shown(language, column, "BOTH"),
        Column::Contact => shown(language, column, "EMAIL"),
        Column::ContactName => "Noor Haddad".to_owned(),
        Column::ContactEmail => "name@example.org".to_owned(),
        Column::Standing => String::new(),
    };
    let heading = filled_in().map(|column| column.heading(language)).collect();
    file(language, "agency-list-template", [heading, filled_in().map(example).collect()].into_iter())
}

fn file(language: Language, name: &str, rows: impl Iterator<Item = Vec<String>>) -> Result<Download, csv::Error> {
    let rows: Vec<Vec<String>> = rows.collect();
    let cells = rows.iter().map(|row| row.iter().map(|text| Cell::Text(text)).collect());
    Ok(Download::of(&format!("{}.csv", say(language, name, &[])), CSV, &csv(cells)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_has_every_column_and_one_example() {
        for language in Language::all() {
            let file = template(language).unwrap();
            let text = String::from_utf8(file.bytes()).unwrap();
            assert_eq!(text.lines().count(), 2, "{text}");
            assert_eq!(text.lines().next().unwrap().split(',').count(), filled_in().count(), "{text}");
        }
    }
}
