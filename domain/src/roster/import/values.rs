//! What a row of a list says of an agency, read as people write it: in either language, by its short name or its whole one.
//! Pure.

use std::collections::BTreeMap;

use sea_orm::{ActiveEnum, FromJsonQueryResult};
use serde::{Deserialize, Serialize};
use words::{Language, label, label_key};

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
    pub key: Option<String>,
    pub name: String,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub staff: Option<i64>,
    pub contact_channel: Option<ContactChannel>,
    pub contact_name: Option<String>,
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
        // Names and addresses are people's own.
        Column::ContactName | Column::ContactEmail => String::new(),
    }
}

/// Reads a row, or says everything that is wrong with it, each at its column.
pub(super) fn read(row: &ListRow) -> Result<Said, Vec<Problem>> {
    let mut problems = Vec::new();
    let key = optional(row, Column::Key).and_then(|text| noted(short(Column::Key, text, KEY_MAX), &mut problems));
    let name = written(row, Column::Name, NAME_MAX, &mut problems);
    let province = chosen::<Province>(row, &mut problems);
    let setting = chosen::<Setting>(row, &mut problems);
    let size_band = chosen::<SizeBand>(row, &mut problems);
    let staff = optional(row, Column::Staff).and_then(|text| noted(staff(text), &mut problems));
    let language = chosen::<AgencyLanguage>(row, &mut problems);
    let contact_channel = optional(row, Column::Contact).and_then(|_| chosen::<ContactChannel>(row, &mut problems));
    let contact_name = optional(row, Column::ContactName)
        .and_then(|text| noted(short(Column::ContactName, text, NAME_MAX), &mut problems));
    let contact_email = optional(row, Column::ContactEmail).and_then(|text| noted(email(text), &mut problems));
    match (province, setting, size_band, language) {
        (Some(province), Some(setting), Some(size_band), Some(language)) if problems.is_empty() => Ok(Said {
            key,
            name,
            province,
            setting,
            size_band,
            language,
            staff,
            contact_channel,
            contact_name,
            contact_email,
        }),
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
    let problem = failed_formula(column, text).or_else(|| text::required(column.word(), text, max));
    problems.extend(problem);
    text.to_owned()
}

fn short(column: Column, text: &str, max: usize) -> Result<String, Problem> {
    let problem = failed_formula(column, text).or_else(|| text::optional(column.word(), text, max));
    problem.map_or_else(|| Ok(text.to_owned()), Err)
}

/// What spreadsheets write, in English and in French, into a cell whose formula failed.
const FAILED: [&str; 12] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#DATA!", "#NOM?", "#NUL!", "#NOMBRE!",
    "#VALEUR!",
];

fn failed_formula(column: Column, text: &str) -> Option<Problem> {
    let problem =
        || Problem::at(column.word(), ProblemCode::CellError).with("value", ProblemArg::Text(text.to_owned()));
    FAILED.contains(&text).then(problem)
}

/// A number of people, with or without the marks that group its digits by three.
fn staff(text: &str) -> Result<i64, Problem> {
    if let Some(failed) = failed_formula(Column::Staff, text) {
        return Err(failed);
    }
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let value = || ProblemArg::Text(text.to_owned());
    let number = whole(digits).map(|number| sign * number);
    let number = number.ok_or_else(|| Problem::at("staff", ProblemCode::NotANumber).with("value", value()))?;
    check_staff("staff", number).map_or(Ok(number), Err)
}

/// A whole number as English or French groups it. What stands before other than three digits groups nothing: `12,5` is a part
/// of a whole, and not 125.
fn whole(text: &str) -> Option<i64> {
    let groups_by = |c: char| c == ',' || c == '.' || c.is_whitespace();
    let mut marks = text.chars().filter(|c| groups_by(*c));
    let first = marks.next();
    let one_mark = marks.all(|mark| Some(mark) == first);
    let mut groups = text.split(groups_by);
    let begins = groups.next()?;
    let is_grouped = first.is_some();
    let sound_begin = !is_grouped || ((1..=3).contains(&begins.len()) && !begins.starts_with('0'));
    if !one_mark || !sound_begin || !groups.all(|group| group.len() == 3) {
        return None;
    }
    let digits: String = text.chars().filter(|c| !groups_by(*c)).collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn email(text: &str) -> Result<String, Problem> {
    if let Some(failed) = failed_formula(Column::ContactEmail, text) {
        return Err(failed);
    }
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
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("rural", "RURAL_OR_REMOTE"),
        ("remote", "RURAL_OR_REMOTE"),
        ("rural and remote", "RURAL_OR_REMOTE"),
        ("milieu rural", "RURAL_OR_REMOTE"),
        ("eloigne", "RURAL_OR_REMOTE"),
        ("milieu eloigne", "RURAL_OR_REMOTE"),
        ("rural ou eloigne", "RURAL_OR_REMOTE"),
        ("small town", "SMALL_CITY"),
        ("big city", "LARGE_CITY"),
    ];
}

impl Choice for SizeBand {
    const COLUMN: Column = Column::Size;
    const LABEL: &'static str = "size-band";
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("1 4", "MICRO"),
        ("1 to 4", "MICRO"),
        ("1 a 4", "MICRO"),
        ("de 1 a 4", "MICRO"),
        ("5 19", "SMALL"),
        ("5 to 19", "SMALL"),
        ("5 a 19", "SMALL"),
        ("de 5 a 19", "SMALL"),
        ("20 79", "MEDIUM"),
        ("20 to 79", "MEDIUM"),
        ("20 a 79", "MEDIUM"),
        ("de 20 a 79", "MEDIUM"),
        ("80+", "LARGE"),
        ("80 or more", "LARGE"),
        ("80 and more", "LARGE"),
        ("80 staff and more", "LARGE"),
        ("80 ou plus", "LARGE"),
        ("80 et plus", "LARGE"),
    ];
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
        ("both languages", "BOTH"),
        ("english and french", "BOTH"),
        ("french and english", "BOTH"),
        ("les deux", "BOTH"),
        ("les deux langues", "BOTH"),
        ("anglais et francais", "BOTH"),
        ("francais et anglais", "BOTH"),
    ];
}

impl Choice for ContactChannel {
    const COLUMN: Column = Column::Contact;
    const LABEL: &'static str = "contact-channel";
    const ALSO: &'static [(&'static str, &'static str)] = &[
        ("e mail", "EMAIL"),
        ("courriel", "EMAIL"),
        ("phone", "PHONE_ONLY"),
        ("by phone", "PHONE_ONLY"),
        ("telephone", "PHONE_ONLY"),
        ("telephone seulement", "PHONE_ONLY"),
        ("par telephone", "PHONE_ONLY"),
        ("paper", "PAPER_OR_IN_PERSON"),
        ("on paper", "PAPER_OR_IN_PERSON"),
        ("in person", "PAPER_OR_IN_PERSON"),
        ("papier", "PAPER_OR_IN_PERSON"),
        ("sur papier", "PAPER_OR_IN_PERSON"),
        ("en personne", "PAPER_OR_IN_PERSON"),
        ("papier ou en personne", "PAPER_OR_IN_PERSON"),
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
    if let Some(failed) = failed_formula(C::COLUMN, text) {
        problems.push(failed);
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
    let choices = C::iter().map(|choice| label_key(C::LABEL, &choice.to_value())).collect();
    Problem::at(C::COLUMN.word(), code).with("value", value).with("choices", ProblemArg::SaidEach(choices))
}

#[cfg(test)]
mod tests;
