//! Lists of agencies: uploaded, looked at, imported; and downloaded.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::page::{Page, Slice};
use domain::roster::import::plan::{self, Counts, Fate, Plan, Planned};
use domain::roster::import::{self, Encoding, agency_import, finders};
use domain::roster::permission::may_keep;
use domain::{Denial, Failure};
use uuid::Uuid;
use words::Language;

use super::{AgencyFilter, list_file};
use crate::campaigns::Download;
use crate::identity;
use crate::problem::{Problem, told};
use crate::relay::{Connection, Entry, Kind, id, page, row, weight};
use crate::scalars::Instant;
use crate::visit::{Visit, visit};

/// How the letters of an uploaded file were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "Encoding")]
pub enum FileEncoding {
    /// UTF-8.
    #[graphql(name = "UTF8")]
    Utf8,
    /// UTF-16.
    #[graphql(name = "UTF16")]
    Utf16,
    /// Windows-1252, which holds Latin-1: what is neither of the others is read as this. Look at the accents.
    #[graphql(name = "WINDOWS1252")]
    Windows1252,
    /// A spreadsheet says so itself.
    Workbook,
}

/// What would become of a row of an uploaded list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RowFate {
    /// An agency is added.
    New,
    /// An agency changes.
    Changed,
    /// The agency is as the row says.
    Unchanged,
    /// Something is wrong with it. Then nothing of the list is imported.
    Wrong,
}

/// What is worth knowing of a row besides what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "plan::Note")]
pub enum RowNote {
    /// It says no key of the agency's, which is known by its name.
    KnownByName,
    /// It names a contact, who is not invited, because the agency is there already.
    ContactNotInvited,
    /// The agency was removed, and stays so: only its profile changes.
    AgencyRemoved,
    /// The agency is a guest, and stays one: only its profile changes.
    AgencyIsGuest,
}

/// An uploaded list of agencies with what it would do now.
#[derive(Clone, Debug)]
pub struct AgencyImport(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    row: agency_import::Model,
    plan: Plan,
    counts: Counts,
}

/// An uploaded list of agencies with what it would do now. It is kept for a day, or until it is imported.
#[Object]
impl AgencyImport {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        id(Kind::AgencyImport, self.0.row.id)
    }

    /// What the file was called.
    async fn filename(&self) -> &str {
        &self.0.row.filename
    }

    /// How its letters were written.
    async fn encoding(&self) -> FileEncoding {
        self.0.row.encoding.into()
    }

    /// Whether new agencies are members in good standing at once, or wait to be let in.
    async fn approved(&self) -> bool {
        self.0.row.approved
    }

    /// When it was uploaded.
    async fn uploaded_at(&self) -> Instant {
        Instant(self.0.row.uploaded_at)
    }

    /// Until when it can be imported.
    async fn expires_at(&self) -> Instant {
        Instant(self.0.row.expires_at)
    }

    /// When it was imported; its rows are no longer kept then.
    async fn imported_at(&self) -> Option<Instant> {
        self.0.row.imported_at.map(Instant)
    }

    /// Names all that it would do now: give it to `importAgencies`, which does this and nothing else.
    async fn digest(&self) -> String {
        self.0.plan.digest()
    }

    /// How many agencies it would add.
    async fn added(&self) -> i32 {
        count(self.0.counts.added)
    }

    /// How many agencies it would change.
    async fn changed(&self) -> i32 {
        count(self.0.counts.changed)
    }

    /// How many agencies are as it says.
    async fn unchanged(&self) -> i32 {
        count(self.0.counts.unchanged)
    }

    /// How many of its rows have something wrong.
    async fn wrong(&self) -> i32 {
        count(self.0.counts.wrong)
    }

    /// How many people it would invite to be admins of new agencies, each counted once.
    async fn invited(&self) -> i32 {
        count(self.0.counts.invited)
    }

    /// Its rows, in the order of the file.
    #[graphql(complexity = "weight(first, last) * child_complexity + 1")]
    async fn rows(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only rows with these fates; all when left out.")] fates: Option<Vec<RowFate>>,
        #[graphql(desc = "How many from the beginning of the list, 1 to 100.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
    ) -> Result<Connection<AgencyImportRow>> {
        let page = page(first, after, last, before)?;
        let wanted = |row: &&Planned| fates.as_ref().is_none_or(|fates| fates.contains(&fate(&row.fate)));
        let rows: Vec<&Planned> = self.0.plan.rows.iter().filter(wanted).collect();
        let visit = visit(ctx);
        Ok(Connection::of(slice(rows, page), |row| AgencyImportRow::of(&visit, row)))
    }
}

/// The rows of a page. They are numbered by their lines.
fn slice(mut rows: Vec<&Planned>, page: Page) -> Slice<&Planned> {
    rows.retain(|row| page.after.is_none_or(|after| place(row) > after));
    rows.retain(|row| page.before.is_none_or(|before| place(row) < before));
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    if page.from_end {
        let rows = rows.split_off(rows.len().saturating_sub(limit));
        return Slice { rows, has_previous: more, has_next: page.before.is_some() };
    }
    rows.truncate(limit);
    Slice { rows, has_previous: page.after.is_some(), has_next: more }
}

fn place(row: &Planned) -> Uuid {
    Uuid::from_u128(u128::try_from(row.line).unwrap_or(0))
}

fn fate(fate: &Fate) -> RowFate {
    match fate {
        Fate::New(_) => RowFate::New,
        Fate::Changed { .. } => RowFate::Changed,
        Fate::Unchanged => RowFate::Unchanged,
        Fate::Wrong(_) => RowFate::Wrong,
    }
}

fn count(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A row of an uploaded list with what would become of it.
#[derive(Clone, Debug, SimpleObject)]
pub struct AgencyImportRow {
    #[graphql(skip)]
    place: Uuid,
    /// Which line or row of the file it begins at, counted from 1.
    line: i32,
    /// The key as written.
    key: String,
    /// The name as written.
    name: String,
    /// What becomes of it.
    fate: RowFate,
    /// Every value that changes.
    changes: Vec<AgencyImportChange>,
    /// What is wrong, each thing at its column.
    problems: Vec<Problem>,
    /// Where an invitation to be the new agency's admin goes.
    invite: Option<String>,
    /// What whoever is invited is called, if the row says so.
    invite_name: Option<String>,
    /// The language of the invitation.
    invite_language: Option<identity::Language>,
    /// What else there is to know.
    notes: Vec<RowNote>,
}

/// A value that would change.
#[derive(Clone, Debug, SimpleObject)]
pub struct AgencyImportChange {
    /// The column's name for programs, such as `size`.
    column: String,
    /// The column's heading, in the reader's language.
    heading: String,
    /// What it is now, in the reader's language; empty where nothing is known.
    from: String,
    /// What it becomes, in the reader's language.
    to: String,
}

impl Entry for AgencyImportRow {
    fn place(&self) -> Uuid {
        self.place
    }
}

impl AgencyImportRow {
    fn of(visit: &Visit, row: &Planned) -> Self {
        let changes = match &row.fate {
            Fate::Changed { changes, .. } => changes.iter().map(|one| change(visit.language, one)).collect(),
            Fate::New(_) | Fate::Unchanged | Fate::Wrong(_) => Vec::new(),
        };
        let problems = match &row.fate {
            Fate::Wrong(problems) => told(visit, problems.clone()),
            Fate::New(_) | Fate::Changed { .. } | Fate::Unchanged => Vec::new(),
        };
        Self {
            place: place(row),
            line: i32::try_from(row.line).unwrap_or(i32::MAX),
            key: row.key.clone(),
            name: row.name.clone(),
            fate: fate(&row.fate),
            changes,
            problems,
            invite: row.invite.as_ref().map(|invitee| invitee.email.clone()),
            invite_name: row.invite.as_ref().and_then(|invitee| invitee.name.clone()),
            invite_language: row.invite.as_ref().map(|invitee| invitee.language.into()),
            notes: row.notes.iter().map(|note| (*note).into()).collect(),
        }
    }
}

fn change(language: Language, change: &plan::Change) -> AgencyImportChange {
    AgencyImportChange {
        column: change.column.word().to_owned(),
        heading: change.column.heading(language),
        from: list_file::shown(language, change.column, &change.from),
        to: list_file::shown(language, change.column, &change.to),
    }
}

/// A list of agencies to look at.
#[derive(Debug, InputObject)]
pub struct UploadAgenciesInput {
    /// What the file is called.
    filename: String,
    /// The file, in base 64: comma-separated values (also with semicolons or tabs) or a spreadsheet (XLSX), of up to 5,000 rows
    /// and 4 megabytes. A body of more than 256 kilobytes says in Content-Length how large it is.
    base64: String,
    /// Whether new agencies are members in good standing at once, or wait to be let in.
    approved: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The list, and what it would do. Nothing was done yet.
#[derive(Debug, SimpleObject)]
pub struct UploadAgenciesPayload {
    /// The list; none when the file cannot be read.
    agency_import: Option<AgencyImport>,
    /// What the reader can mend in the file as a whole. What is wrong in single rows stands at the rows.
    problems: Vec<Problem>,
}

/// An uploaded list to import.
#[derive(Debug, InputObject)]
pub struct ImportAgenciesInput {
    /// The list.
    agency_import_id: ID,
    /// The digest that was shown: exactly what it names is done, or nothing.
    digest: String,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What was imported.
#[derive(Debug, SimpleObject)]
pub struct ImportAgenciesPayload {
    /// How many agencies were added.
    added: i32,
    /// How many agencies were changed.
    changed: i32,
    /// How many people were invited, each counted once.
    invited: i32,
    /// What stands in the way. Nothing was changed then.
    problems: Vec<Problem>,
}

/// An uploaded list with what it would do now; for coordinators.
pub(crate) async fn import(visit: &Visit, id: Uuid) -> Result<AgencyImport, Failure> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let row = finders::one(tx.as_ref(), actor, id).await?.ok_or(Failure::Denied(Denial::NotFound))?;
    let plan = finders::plan_of(tx.as_ref(), actor, &row).await?;
    let counts = plan.counts();
    Ok(AgencyImport(Arc::new(Inner { row, plan, counts })))
}

pub(crate) async fn upload_agencies(visit: &Visit, input: UploadAgenciesInput) -> Result<UploadAgenciesPayload> {
    let actor = visit.member()?;
    let bytes = BASE64_STANDARD.decode(input.base64).map_err(|_| Failure::Denied(Denial::BadInput))?;
    let upload = import::UploadAgencies { filename: input.filename, bytes, approved: input.approved };
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match import::upload_agencies(visit.operation(), actor, Some(&key), &upload).await? {
        Ok(id) => UploadAgenciesPayload { agency_import: Some(self::import(visit, id).await?), problems: Vec::new() },
        Err(problems) => UploadAgenciesPayload { agency_import: None, problems: told(visit, problems) },
    })
}

pub(crate) async fn import_agencies(visit: &Visit, input: ImportAgenciesInput) -> Result<ImportAgenciesPayload> {
    let actor = visit.member()?;
    let import = row(Kind::AgencyImport, &input.agency_import_id)?;
    let wanted = import::ImportAgencies { import, digest: input.digest };
    let key = visit.before_deed(&input.request_key).await?;
    let number = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
    Ok(match import::import_agencies(visit.operation(), actor, Some(&key), &wanted).await? {
        Ok(done) => ImportAgenciesPayload {
            added: number(done.added),
            changed: number(done.changed),
            invited: number(done.invited),
            problems: Vec::new(),
        },
        Err(problems) => ImportAgenciesPayload { added: 0, changed: 0, invited: 0, problems: told(visit, problems) },
    })
}

/// A file of agencies that coordinators download.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum AgencyFile {
    /// Every agency, in a form that can be imported again.
    List,
    /// The columns of a list with one example: to be filled in.
    Template,
}

pub(crate) async fn download(visit: &Visit, file: AgencyFile, filter: Option<AgencyFilter>) -> Result<Download> {
    let actor = visit.member()?;
    if !may_keep(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let language = visit.language;
    if file == AgencyFile::Template {
        return Ok(list_file::template(language)?);
    }
    let tx = visit.reading.tx().await?;
    let mut agencies =
        domain::agencies::finders::all_wanted(tx.as_ref(), actor, &filter.unwrap_or_default().wanted()).await?;
    // A list that is imported again makes members.
    agencies.retain(|agency| !agency.guest);
    let written = tokio::task::spawn_blocking(move || list_file::list(language, &agencies)).await;
    Ok(written.map_err(async_graphql::Error::new_with_source)??)
}
