//! The log of events as a file: what the page shows, in full.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};

use actix_web::web::Query;
use chrono::{Datelike, NaiveDate};
use domain::events::log::{self, EventFilter, LoggedEvent};
use domain::page::{PAGE_MAX, Page};
use domain::{Denial, Failure};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use words::say;

use super::spool::Spool;
use super::table::{CSV_MARK, write_csv};
use super::{Export, plain};
use crate::error::own_fault;
use crate::events::{between, chosen, held, reader, title_of, titled, written as as_text};
use crate::relay::{self, Kind};
use crate::scalars::YEARS;
use crate::spreadsheet::harmless;
use crate::visit::Visit;

const COLUMNS: [&str; 11] = [
    "seq",
    "at",
    "kind",
    "title",
    "personId",
    "personName",
    "agencyId",
    "agencyName",
    "campaignId",
    "campaignTitle",
    "details",
];

/// Writes the events that are chosen, newest first.
pub(super) async fn written(visit: &Visit, query: &str, format: &str) -> Result<Export, Failure> {
    let is_json = match format {
        "json" => true,
        "csv" => false,
        _ => return Err(Denial::NotFound.into()),
    };
    let actor = reader(visit)?;
    let filter = filter(visit, query)?;
    let mut out = BufWriter::new(Spool::begin()?);
    begin(&mut out, is_json).map_err(own_fault)?;
    let (mut page, mut is_first) = (Page::first(PAGE_MAX), true);
    loop {
        let tx = visit.reading.tx().await?;
        let slice = log::page(tx.as_ref(), actor, &filter, page).await?;
        for logged in &slice.rows {
            let line = line(visit, logged);
            write_one(&mut out, is_json, &line, std::mem::take(&mut is_first)).map_err(own_fault)?;
        }
        page.after = slice.rows.last().map(|logged| logged.event.id);
        if !slice.has_next {
            break;
        }
    }
    if is_json {
        out.write_all(b"\n]\n").map_err(own_fault)?;
    }
    let file = out.into_inner().map_err(|error| own_fault(error.into_error()))?;
    let media_type = if is_json { "application/json" } else { "text/csv; charset=utf-8; header=present" };
    let slug = visit.network()?.slug.clone();
    let name = say(visit.language, "export-name-events", &[]);
    Ok(Export { name: format!("{name}-{}.{format}", plain(&slug)), media_type, spool: Spool::of(file) })
}

fn begin(out: &mut BufWriter<File>, is_json: bool) -> std::io::Result<()> {
    if is_json {
        return out.write_all(b"[");
    }
    out.write_all(CSV_MARK.as_bytes())?;
    write_csv(out, &[COLUMNS.map(str::to_owned).to_vec()])
}

fn write_one(
    out: &mut BufWriter<File>,
    is_json: bool,
    line: &[(&'static str, Value)],
    is_first: bool,
) -> std::io::Result<()> {
    if !is_json {
        return write_csv(out, &[line.iter().map(|(_, value)| harmless(&cell(value))).collect()]);
    }
    out.write_all(if is_first { b"\n" } else { b",\n" })?;
    let object: Map<_, _> = line.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    serde_json::to_writer(out, &object).map_err(Into::into)
}

/// A value as a cell of a table: what a fact holds is one cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Object(held) => {
            let parts: Vec<String> = held.iter().map(|(name, value)| format!("{name}={}", as_text(value))).collect();
            parts.join("; ")
        }
        value => as_text(value),
    }
}

/// An event as JSON has it: what is a number is one.
fn line(visit: &Visit, logged: &LoggedEvent) -> Vec<(&'static str, Value)> {
    let LoggedEvent { event, person, agency, campaign, link, .. } = logged;
    let id = |kind, row: Option<Uuid>| row.map(|row| relay::id(kind, row).to_string());
    let values = [
        json!(link.as_ref().map(|link| link.seq)),
        json!(event.occurred_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        json!(event.fact.kind()),
        json!(title_of(visit.language, &event.fact)),
        json!(id(Kind::Person, event.actor_id)),
        json!(person),
        json!(id(Kind::Agency, event.agency_id)),
        json!(agency.as_ref().map(|agency| &agency.name)),
        json!(id(Kind::Campaign, event.campaign_id)),
        json!(campaign.as_ref().map(|titles| titled(visit.language, titles))),
        Value::Object(held(logged).into_iter().collect()),
    ];
    COLUMNS.into_iter().zip(values).collect()
}

/// What the address chooses by: the same as the page's.
fn filter(visit: &Visit, query: &str) -> Result<EventFilter, Failure> {
    let named = Query::<HashMap<String, String>>::from_query(query).map_err(|_| Denial::BadInput)?.into_inner();
    let text = |name: &str| named.get(name).filter(|value| !value.is_empty()).cloned();
    let id = |kind, name| chosen(kind, text(name).map(Into::into));
    // A day that is none, or days turned round, get no file: the page lists nothing then either.
    let day = |name| text(name).map(|typed| day(&typed)).transpose();
    let (from, to) = (day("from")?, day("to")?);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        return Err(Denial::BadInput.into());
    }
    let [since, before] = between(visit, from, to)?;
    Ok(EventFilter {
        kind: text("kind"),
        person: id(Kind::Person, "person"),
        agency: id(Kind::Agency, "agency"),
        campaign: id(Kind::Campaign, "campaign"),
        since,
        before,
    })
}

/// A day that both databases keep.
fn day(typed: &str) -> Result<NaiveDate, Denial> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
    day.filter(|day| YEARS.contains(&day.year())).ok_or(Denial::BadInput)
}
