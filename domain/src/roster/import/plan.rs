//! What an uploaded list would do, row by row: shown before, and then done exactly so. Pure.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use uuid::Uuid;

use super::columns::Column;
use super::values::{ListRow, Said, read, written_of};
use crate::agencies::agency;
use crate::agencies::profile::{AgencyLanguage, ContactChannel};
use crate::agencies::standing::Standing;
use crate::error::{Problem, ProblemArg, ProblemCode};
use crate::identity::Language;
use crate::operation::sha256_hex;
use crate::roster::profile::Profile;
use crate::text::folded;

/// A value of a column that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which column.
    pub column: Column,
    /// What it is: a code of the column's list, or a text; empty where nothing is known.
    pub from: String,
    /// What it becomes.
    pub to: String,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// An agency is added.
    New(Profile),
    /// An agency changes.
    Changed {
        /// Which.
        agency: Box<agency::Model>,
        /// What the network's own list calls it then.
        key: Option<String>,
        /// What is known of it then.
        profile: Profile,
        /// Every value that changes.
        changes: Vec<Change>,
    },
    /// The agency is as the row says.
    Unchanged,
    /// Something is wrong with it, each thing at its column.
    Wrong(Vec<Problem>),
}

/// What is worth knowing of a row besides what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Note {
    /// It says no key of the agency's, which is known by its name.
    KnownByName,
    /// It names a contact, who is not invited, because the agency is there already.
    ContactNotInvited,
    /// The agency was removed, and stays so.
    AgencyRemoved,
    /// The agency is a guest, and stays one.
    AgencyIsGuest,
}

/// Whom a row names as the admin of a new agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitee {
    /// How they are called, if the row says so.
    pub name: Option<String>,
    /// Where mail reaches them, in lower case.
    pub email: String,
    /// The language of the mail: the agency's, or where it serves in both, that of whoever uploaded the list, if the
    /// network offers it.
    pub language: Language,
}

/// A row with what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which line or row of the file it begins at, counted from 1.
    pub line: i64,
    /// The key as written.
    pub key: String,
    /// The name as written.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Whom to invite as the agency's admin, if the row says so and the agency is new.
    pub invite: Option<Invitee>,
    /// What else there is to know.
    pub notes: Vec<Note>,
}

/// How many rows have which fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Agencies added.
    pub added: usize,
    /// Agencies changed.
    pub changed: usize,
    /// Agencies left as they are.
    pub unchanged: usize,
    /// Rows with something wrong.
    pub wrong: usize,
    /// People invited, each once.
    pub invited: usize,
}

/// What an uploaded list would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Row by row, in the order of the file.
    pub rows: Vec<Planned>,
}

impl Plan {
    /// How many rows have which fate.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        let invited: HashSet<&str> =
            self.rows.iter().filter_map(|row| Some(row.invite.as_ref()?.email.as_str())).collect();
        counts.invited = invited.len();
        for row in &self.rows {
            match row.fate {
                Fate::New(_) => counts.added += 1,
                Fate::Changed { .. } => counts.changed += 1,
                Fate::Unchanged => counts.unchanged += 1,
                Fate::Wrong(_) => counts.wrong += 1,
            }
        }
        counts
    }

    /// A digest of all that would be done: two plans with the same one do the same.
    pub fn digest(&self) -> String {
        let told: Vec<_> = self.rows.iter().map(|row| (row.line, &row.key, &row.invite, told(&row.fate))).collect();
        sha256_hex(serde_json::to_string(&told).unwrap_or_default().as_bytes())
    }
}

/// A fate as the digest tells it.
#[derive(Serialize)]
enum Told<'a> {
    New(&'a Profile),
    Changed { agency: Uuid, version: i64, profile: &'a Profile, changes: &'a [Change] },
    Unchanged,
    Wrong,
}

fn told(fate: &Fate) -> Told<'_> {
    match fate {
        Fate::New(profile) => Told::New(profile),
        Fate::Changed { agency, profile, changes, .. } => {
            Told::Changed { agency: agency.id, version: agency.version, profile, changes }
        }
        Fate::Unchanged => Told::Unchanged,
        Fate::Wrong(_) => Told::Wrong,
    }
}

/// What a list is held against.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// Every agency there is.
    pub agencies: &'a [agency::Model],
    /// Those whose size must not change now.
    pub in_use: &'a HashSet<Uuid>,
    /// The addresses of the network's coordinators, who take no seat in an agency.
    pub coordinators: &'a HashSet<String>,
    /// The language of whoever uploaded it, where the network offers it; else the network's first.
    pub reader: Language,
}

/// Works out what a list would do.
///
/// A row is about the agency with its key; about one with its name, if either of them has no key; otherwise about a new one.
pub fn plan(rows: &[ListRow], against: Against<'_>) -> Plan {
    let known = Known::of(against.agencies);
    let said: Vec<Result<Said, Vec<Problem>>> = rows.iter().map(read).collect();
    let twice = [Column::Key, Column::Name].map(|column| first_lines(rows, column));
    let about = first_about(rows, &said, &known);
    let renamed = renamed(&said, &known);
    let planned = rows.iter().zip(said).map(|(row, said)| {
        let mut problems: Vec<Problem> = twice.iter().filter_map(|twice| twice.problem(row)).collect();
        let (mut invite, mut notes) = (None, Vec::new());
        let fate = match said {
            Err(wrong) => Fate::Wrong([wrong, problems].concat()),
            Ok(said) => {
                let agency = known.agency(&said);
                if problems.is_empty() {
                    problems.extend(about_again(row, agency, &about));
                }
                problems.extend(name_taken(&said, agency, &known, &renamed));
                problems.extend(size_in_use(&said, agency, against.in_use));
                problems.extend(coordinates(&said, agency, against.coordinators));
                notes = self::notes(&said, agency);
                if problems.is_empty() {
                    invite = invitee(&said, agency, against.reader);
                    fate(said, agency)
                } else {
                    Fate::Wrong(problems)
                }
            }
        };
        let (key, name) = (row.cell(Column::Key).to_owned(), row.cell(Column::Name).to_owned());
        Planned { line: row.line, key, name, fate, invite, notes }
    });
    Plan { rows: planned.collect() }
}

/// The agencies there are, by what a row may know them by.
struct Known<'a> {
    by_key: HashMap<&'a str, &'a agency::Model>,
    by_name: HashMap<String, Vec<&'a agency::Model>>,
}

impl<'a> Known<'a> {
    fn of(agencies: &'a [agency::Model]) -> Self {
        let by_key = agencies.iter().filter_map(|agency| Some((agency.key.as_deref()?, agency))).collect();
        let mut by_name: HashMap<String, Vec<&'a agency::Model>> = HashMap::new();
        for agency in agencies {
            by_name.entry(folded(&agency.name)).or_default().push(agency);
        }
        Self { by_key, by_name }
    }

    fn agency(&self, said: &Said) -> Option<&'a agency::Model> {
        let Some(key) = &said.key else { return self.named(&said.name) };
        let by_name = || self.named(&said.name).filter(|agency| agency.key.is_none());
        self.by_key.get(key.as_str()).copied().or_else(by_name)
    }

    /// The agency of this name, if only one bears it.
    fn named(&self, name: &str) -> Option<&'a agency::Model> {
        match self.bearers(name) {
            [agency] => Some(*agency),
            _ => None,
        }
    }

    fn bearers(&self, name: &str) -> &[&'a agency::Model] {
        self.by_name.get(&folded(name)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The line of the first row about each agency.
fn first_about(rows: &[ListRow], said: &[Result<Said, Vec<Problem>>], known: &Known<'_>) -> HashMap<Uuid, i64> {
    let mut first = HashMap::new();
    for (row, said) in rows.iter().zip(said) {
        if let Some(agency) = said.as_ref().ok().and_then(|said| known.agency(said)) {
            first.entry(agency.id).or_insert(row.line);
        }
    }
    first
}

/// A row that is about an agency another row is about already: one says its key, the other its name.
fn about_again(row: &ListRow, agency: Option<&agency::Model>, first: &HashMap<Uuid, i64>) -> Option<Problem> {
    let line = *first.get(&agency?.id)?;
    let same = || Problem::at(Column::Name.word(), ProblemCode::SameInLine).with("line", ProblemArg::Number(line));
    (line != row.line).then(same)
}

/// Where each value of a column stands first.
struct FirstLines {
    column: Column,
    lines: HashMap<String, i64>,
}

fn as_compared(row: &ListRow, column: Column) -> String {
    let text = row.cell(column);
    if column == Column::Name { folded(text) } else { text.to_owned() }
}

fn first_lines(rows: &[ListRow], column: Column) -> FirstLines {
    let mut lines = HashMap::new();
    for row in rows.iter().filter(|row| !row.cell(column).is_empty()) {
        lines.entry(as_compared(row, column)).or_insert(row.line);
    }
    FirstLines { column, lines }
}

impl FirstLines {
    fn problem(&self, row: &ListRow) -> Option<Problem> {
        let first = *self.lines.get(&as_compared(row, self.column))?;
        let same = || Problem::at(self.column.word(), ProblemCode::SameInLine).with("line", ProblemArg::Number(first));
        (first != row.line).then(same)
    }
}

/// The agencies whose name the list changes: theirs becomes free.
fn renamed(said: &[Result<Said, Vec<Problem>>], known: &Known<'_>) -> HashSet<Uuid> {
    let changes = said.iter().flatten().filter_map(|said| {
        let agency = known.agency(said)?;
        (folded(&agency.name) != folded(&said.name)).then_some(agency.id)
    });
    changes.collect()
}

fn name_taken(
    said: &Said,
    agency: Option<&agency::Model>,
    known: &Known<'_>,
    renamed: &HashSet<Uuid>,
) -> Option<Problem> {
    let takes =
        |bearer: &&agency::Model| Some(bearer.id) != agency.map(|agency| agency.id) && !renamed.contains(&bearer.id);
    let taken = known.bearers(&said.name).iter().any(takes);
    taken.then(|| Problem::at(Column::Name.word(), ProblemCode::NameTaken))
}

fn size_in_use(said: &Said, agency: Option<&agency::Model>, in_use: &HashSet<Uuid>) -> Option<Problem> {
    agency.filter(|agency| agency.size_band != said.size_band && in_use.contains(&agency.id))?;
    Some(Problem::at(Column::Size.word(), ProblemCode::SizeInUse))
}

/// A new agency's contact who coordinates the network: nobody may give them a seat there yet.
fn coordinates(said: &Said, agency: Option<&agency::Model>, coordinators: &HashSet<String>) -> Option<Problem> {
    let refused = || Problem::at(Column::ContactEmail.word(), ProblemCode::SeatForCoordinator);
    let email = said.contact_email.as_ref().filter(|_| agency.is_none())?;
    coordinators.contains(email).then(refused)
}

fn invitee(said: &Said, agency: Option<&agency::Model>, reader: Language) -> Option<Invitee> {
    let email = said.contact_email.clone().filter(|_| agency.is_none())?;
    let language = match said.language {
        AgencyLanguage::En => Language::En,
        AgencyLanguage::Fr => Language::Fr,
        AgencyLanguage::Both => reader,
    };
    Some(Invitee { name: said.contact_name.clone(), email, language })
}

fn notes(said: &Said, agency: Option<&agency::Model>) -> Vec<Note> {
    let Some(agency) = agency else { return Vec::new() };
    let by_key = said.key.is_some() && said.key == agency.key;
    let notes = [
        (!by_key, Note::KnownByName),
        (said.contact_email.is_some(), Note::ContactNotInvited),
        (agency.standing == Standing::Removed, Note::AgencyRemoved),
        (agency.guest, Note::AgencyIsGuest),
    ];
    notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
}

fn fate(said: Said, agency: Option<&agency::Model>) -> Fate {
    let Some(agency) = agency else {
        return Fate::New(profile(&said, None));
    };
    let profile = profile(&said, Some(agency));
    let changes = changes(&said, agency, &profile);
    match changes.is_empty() {
        true => Fate::Unchanged,
        false => {
            let key = said.key.or_else(|| agency.key.clone());
            Fate::Changed { agency: Box::new(agency.clone()), key, profile, changes }
        }
    }
}

/// What is known of the agency then: what the row leaves out stays as it is.
fn profile(said: &Said, agency: Option<&agency::Model>) -> Profile {
    let channel = said.contact_channel.or(agency.map(|agency| agency.contact_channel));
    Profile {
        name: said.name.clone(),
        province: said.province,
        setting: said.setting,
        size_band: said.size_band,
        language: said.language,
        contact_channel: channel.unwrap_or(ContactChannel::Email),
        staff: said.staff.or(agency.and_then(|agency| agency.staff)),
    }
}

fn changes(said: &Said, agency: &agency::Model, profile: &Profile) -> Vec<Change> {
    let Profile { name, province, setting, size_band, language, contact_channel, staff } = profile.clone();
    let key = said.key.clone().or_else(|| agency.key.clone());
    let then =
        agency::Model { key, name, province, setting, size_band, language, contact_channel, staff, ..agency.clone() };
    let change = |column| Change { column, from: written_of(agency, column), to: written_of(&then, column) };
    Column::ALL.into_iter().map(change).filter(|change| change.from != change.to).collect()
}

#[cfg(test)]
mod tests;
