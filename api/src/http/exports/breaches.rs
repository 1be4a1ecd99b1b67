//! The log of breaches as a file: every entry, oldest first, as it was written.

use std::io::{BufWriter, Write};

use domain::Failure;
use domain::page::{PAGE_MAX, Page};
use domain::privacy::breach_entry::Harm;
use domain::privacy::finders::{self, BreachRow};
use words::say;

use super::spool::Spool;
use super::table::{CSV_MARK, write_csv};
use super::{Export, plain};
use crate::error::own_fault;
use crate::privacy::breaches::reader;
use crate::spreadsheet::{CSV, harmless};
use crate::visit::Visit;

const COLUMNS: [&str; 13] = [
    "number",
    "revision",
    "noticedOn",
    "happenedWhen",
    "happened",
    "data",
    "people",
    "harm",
    "harmReasons",
    "told",
    "done",
    "recordedAt",
    "recordedBy",
];

/// Writes every entry.
pub(super) async fn written(visit: &Visit) -> Result<Export, Failure> {
    let actor = reader(visit)?;
    let mut out = BufWriter::new(Spool::begin()?);
    out.write_all(CSV_MARK.as_bytes()).map_err(own_fault)?;
    let heading = COLUMNS.map(str::to_owned).to_vec();
    write_csv(&mut out, &[heading]).map_err(own_fault)?;
    // From the end of a list that begins with the newest: the oldest hundred, then those before them in the list.
    let mut page = Page { from_end: true, ..Page::first(PAGE_MAX) };
    loop {
        let tx = visit.reading.tx().await?;
        let slice = finders::breach_entries(tx.as_ref(), actor, None, page).await?;
        let lines: Vec<Vec<String>> = slice.rows.iter().rev().map(|row| line(visit, row)).collect();
        write_csv(&mut out, &lines).map_err(own_fault)?;
        page.before = slice.rows.first().map(|(entry, _)| entry.id);
        if !slice.has_previous {
            break;
        }
    }
    let file = out.into_inner().map_err(|error| own_fault(error.into_error()))?;
    let slug = visit.network()?.slug.clone();
    let name = say(visit.language, "export-name-breaches", &[]);
    Ok(Export { name: format!("{name}-{}.csv", plain(&slug)), media_type: CSV, spool: Spool::of(file) })
}

fn line(visit: &Visit, (entry, person): &BreachRow) -> Vec<String> {
    let harm = match entry.harm {
        Harm::NotJudged => "NOT_JUDGED",
        Harm::NoSeriousRisk => "NO_SERIOUS_RISK",
        Harm::SeriousRisk => "SERIOUS_RISK",
    };
    vec![
        entry.number.to_string(),
        entry.revision.to_string(),
        entry.noticed_on.to_string(),
        harmless(&entry.happened_when),
        harmless(&entry.happened),
        harmless(&entry.data),
        entry.people.map(|people| people.to_string()).unwrap_or_default(),
        words::label(visit.language, "breach-harm", harm),
        harmless(&entry.harm_reasons),
        harmless(&entry.told),
        harmless(&entry.done),
        entry.recorded_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        person.as_ref().map(|person| harmless(&person.name)).unwrap_or_default(),
    ]
}
