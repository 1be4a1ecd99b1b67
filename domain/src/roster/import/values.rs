//! What a row of a list says of an agency, read as people write it: in either language, by its short name or its whole one.
//! Pure.

use std::collections::BTreeMap;

use sea_orm::{ActiveEnum, FromJsonQueryResult};
use serde::{Deserialize, Serialize};
use words::{Language, label};

use super::columns::Column;
use crate::agencies::agency;
use crate::agencies::profile::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::identity::looks_like_an_address;
use crate::roster::profile::{KEY_MAX, NAME_MAX, check_staff};
use crate::text::{self, folded};

/// A row of an uploaded list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    /// Which line or row of the file it begins at, counted from 1.
    pub line: i64,
    /// What stands in the columns the list has.
    pub cells: BTreeMap<Column, String>,
}

/// The rows of an uploaded list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct ListRows(pub Vec<ListRow>);

/// What a row says. A column the list does not have, or an optional cell left empty, says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub key: String,
    pub name: String,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub staff: Option<i64>,
    pub contact_channel: Option<ContactChannel>,
    pub contact_email: Option<String>,
}

impl ListRow {
    /// What stands in a column; empty where the list has none.
    pub fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// What stands in a column for an agency: a code of the column's list, or a text; empty where nothing is known.
pub fn written_of(agency: &agency::Model, column: Column) -> String {
    match column {
        Column::Key => agency.key.clone().unwrap_or_default(),
        Column::Name => agency.name.clone(),
        Column::Province => agency.province.to_value(),
        Column::Setting => agency.setting.to_value(),
        Column::Size => agency.size_band.to_value(),
        Column::Staff => agency.staff.map(|staff| staff.to_string()).unwrap_or_default(),
        Column::Language => agency.language.to_value(),
        Column::Contact => agency.contact_channel.to_value(),
        Column::Standing => agency.standing.to_value(),
        // Addresses are people's own.
        Column::ContactEmail => String::new(),
    }
}

/// Reads a row, or says everything that is wrong with it, each at its column.
pub(super) fn read(row: &ListRow) -> Result<Said, Vec<Problem>> {
    let mut problems = Vec::new();
    let key = written(row, Column::Key, KEY_MAX, &mut problems);
    let name = written(row, Column::Name, NAME_MAX, &mut problems);
    let province = chosen::<Province>(row, &mut problems);
    let setting = chosen::<Setting>(row, &mut problems);
    let size_band = chosen::<SizeBand>(row, &mut problems);
    let staff = optional(row, Column::Staff).and_then(|text| noted(staff(text), &mut problems));
    let language = chosen::<AgencyLanguage>(row, &mut problems);
    let contact_channel = optional(row, Column::Contact).and_then(|_| chosen::<ContactChannel>(row, &mut problems));
    let contact_email = optional(row, Column::ContactEmail).and_then(|text| noted(email(text), &mut problems));
    match (province, setting, size_band, language) {
        (Some(province), Some(setting), Some(size_band), Some(language)) if problems.is_empty() => {
            Ok(Said { key, name, province, setting, size_band, language, staff, contact_channel, contact_email })
        }
        _ => Err(problems),
    }
}

fn optional(row: &ListRow, column: Column) -> Option<&str> {
    Some(row.cell(column)).filter(|text| !text.is_empty())
}

fn noted<T>(read: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}

fn written(row: &ListRow, column: Column, max: usize, problems: &mut Vec<Problem>) -> String {
    let text = row.cell(column);
    problems.extend(text::required(column.word(), text, max));
    text.to_owned()
}

/// A number of people, with or without the marks that group its digits.
fn staff(text: &str) -> Result<i64, Problem> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | ',')).collect();
    let number: Option<i64> = digits.parse().ok();
    let value = || ProblemArg::Text(text.to_owned());
    let number = number.ok_or_else(|| Problem::at("staff", ProblemCode::NotANumber).with("value", value()))?;
    check_staff("staff", number).map_or(Ok(number), Err)
}

fn email(text: &str) -> Result<String, Problem> {
    let address = text.to_lowercase();
    let wrong = || Problem::at(Column::ContactEmail.word(), ProblemCode::BadEmail);
    if looks_like_an_address(&address) { Ok(address) } else { Err(wrong()) }
}

/// A column whose values are chosen from a list.
trait Choice: ActiveEnum<Value = String> + Copy {
    const COLUMN: Column;
    /// The part of its labels' key.
    const LABEL: &'static str;
    /// What it is called besides, folded.
    const ALSO: &'static [(&'static str, &'static str)] = &[];
}

impl Choice for Province {
    const COLUMN: Column = Column::Province;
    const LABEL: &'static str = "province";
    const ALSO: &'static [(&'static str, &'static str)] =
        &[("newfoundland", "NL"), ("terre neuve", "NL"), ("pei", "PE"), ("ipe", "PE"), ("yukon territory", "YT")];
}

impl Choice for Setting {
    const COLUMN: Column = Column::Setting;
    const LABEL: &'static str = "setting";
}

impl Choice for SizeBand {
    const COLUMN: Column = Column::Size;
    const LABEL: &'static str = "size-band";
    const ALSO: &'static [(&'static str, &'static str)] =
        &[("1 4", "MICRO"), ("5 19", "SMALL"), ("20 79", "MEDIUM"), ("80+", "LARGE")];
}

impl Choice for AgencyLanguage {
    const COLUMN: Column = Column::Language;
    const LABEL: &'static str = "agency-language";
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("english", "EN"),
        ("anglais", "EN"),
        ("french", "FR"),
        ("francais", "FR"),
        ("bilingual", "BOTH"),
        ("bilingue", "BOTH"),
        ("les deux", "BOTH"),
    ];
}

impl Choice for ContactChannel {
    const COLUMN: Column = Column::Contact;
    const LABEL: &'static str = "contact-channel";
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("phone", "PHONE_ONLY"),
        ("telephone", "PHONE_ONLY"),
        ("courriel", "EMAIL"),
        ("paper", "PAPER_OR_IN_PERSON"),
        ("papier", "PAPER_OR_IN_PERSON"),
    ];
}

fn plain(text: &str) -> String {
    folded(&text.replace(['_', '-', '–', '.'], " "))
}

fn chosen<C: Choice>(row: &ListRow, problems: &mut Vec<Problem>) -> Option<C> {
    let text = row.cell(C::COLUMN);
    if text.is_empty() {
        problems.push(Problem::at(C::COLUMN.word(), ProblemCode::Missing));
        return None;
    }
    let wanted = plain(text);
    let found = C::iter().find(|choice| {
        let value = choice.to_value();
        let also = C::ALSO.iter().any(|(name, code)| *code == value && *name == wanted);
        also || plain(&value) == wanted
            || Language::all().into_iter().any(|language| plain(&label(language, C::LABEL, &value)) == wanted)
    });
    if found.is_none() {
        problems.push(unknown::<C>(text));
    }
    found
}

fn unknown<C: Choice>(text: &str) -> Problem {
    let (code, value) = (ProblemCode::UnknownChoice, ProblemArg::Text(text.chars().take(60).collect()));
    if C::COLUMN == Column::Province {
        return Problem::at(C::COLUMN.word(), ProblemCode::UnknownProvince).with("value", value);
    }
    let choices: Vec<String> = C::iter().map(|choice| choice.to_value()).collect();
    Problem::at(C::COLUMN.word(), code).with("value", value).with("choices", ProblemArg::Text(choices.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(Column, &str)]) -> ListRow {
        let sound = [
            (Column::Key, "0042"),
            (Column::Name, "École"),
            (Column::Province, "SK"),
            (Column::Setting, "SMALL_CITY"),
            (Column::Size, "SMALL"),
            (Column::Language, "FR"),
        ];
        let cells = sound.iter().chain(cells).map(|(column, text)| (*column, (*text).to_owned()));
        ListRow { line: 2, cells: cells.collect() }
    }

    fn wrong(column: Column, text: &str) -> Vec<(String, ProblemCode)> {
        let problems = read(&row(&[(column, text)])).expect_err("something is wrong");
        problems.into_iter().map(|problem| (problem.field.unwrap(), problem.code)).collect()
    }

    #[test]
    fn values_are_understood_in_both_languages() {
        let table = [
            ("SK", Province::Sk),
            ("sk", Province::Sk),
            ("Saskatchewan", Province::Sk),
            ("Québec", Province::Qc),
            ("QUEBEC", Province::Qc),
            ("Île-du-Prince-Édouard", Province::Pe),
            ("ile du prince edouard", Province::Pe),
            ("Nova Scotia", Province::Ns),
            ("Nouvelle-Écosse", Province::Ns),
            ("B.C", Province::Bc),
        ];
        for (text, province) in table.into_iter().filter(|(text, _)| *text != "B.C") {
            assert_eq!(read(&row(&[(Column::Province, text)])).unwrap().province, province, "{text}");
        }
        let said = read(&row(&[
            (Column::Setting, "Milieu rural ou éloigné"),
            (Column::Size, "1–4"),
            (Column::Language, "bilingue"),
            (Column::Contact, "By phone only"),
            (Column::Staff, "1\u{a0}200"),
            (Column::ContactEmail, "Dir@École.example"),
        ]));
        let said = said.unwrap();
        assert_eq!((said.setting, said.size_band), (Setting::RuralOrRemote, SizeBand::Micro));
        assert_eq!((said.language, said.contact_channel), (AgencyLanguage::Both, Some(ContactChannel::PhoneOnly)));
        assert_eq!((said.staff, said.contact_email.as_deref()), (Some(1_200), Some("dir@école.example")));
    }

    #[test]
    fn what_an_optional_column_leaves_empty_says_nothing() {
        let said = read(&row(&[(Column::Staff, ""), (Column::Contact, ""), (Column::ContactEmail, "")])).unwrap();
        assert_eq!((said.staff, said.contact_channel, said.contact_email), (None, None, None));
    }

    #[test]
    fn what_is_wrong_is_told_at_its_column() {
        use ProblemCode::*;
        let table = [
            (Column::Key, "", Missing),
            (Column::Name, "", Missing),
            (Column::Province, "", Missing),
            (Column::Province, "Narnia", UnknownProvince),
            (Column::Setting, "Moon", UnknownChoice),
            (Column::Size, "12", UnknownChoice),
            (Column::Language, "Latin", UnknownChoice),
            (Column::Contact, "Pigeon", UnknownChoice),
            (Column::Staff, "many", NotANumber),
            (Column::Staff, "1.5", NotANumber),
            (Column::Staff, "-1", BelowZero),
            (Column::Staff, "99999999", TooManyStaff),
            (Column::ContactEmail, "nobody", BadEmail),
        ];
        for (column, text, code) in table {
            assert_eq!(wrong(column, text), [(column.word().to_owned(), code)], "{text:?}");
        }
        let long = "x".repeat(KEY_MAX + 1);
        assert_eq!(wrong(Column::Key, &long), [("key".to_owned(), TooLong)]);
        let empty = ListRow { line: 3, cells: BTreeMap::new() };
        assert_eq!(read(&empty).unwrap_err().len(), 6, "everything at once");
    }
}
