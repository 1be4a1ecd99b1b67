//! `addresses`: from where something was done in a network, for whoever runs the server.

use crate::cli::Addresses;
use crate::database::{self, Opened};
use crate::demo::refusal::{refuse_a_database, refuse_a_folder};
use crate::settings::Settings;
use chrono::{DateTime, NaiveTime, SecondsFormat};
use domain::networks::finders::by_slug;
use domain::privacy::finders::{SeenRow, seen_addresses};
use domain::{Clock, Database};
use sea_orm::{DbErr, RuntimeErr};
use std::io::Write;

/// Prints what is kept, one line each with tabs between: when, from where, what, who, and the event's id.
///
/// # Errors
/// One sentence.
pub async fn print(settings: &Settings, options: &Addresses) -> Result<(), String> {
    refuse_a_folder(settings)?;
    let opened = database::open(&settings.database, 2, Clock::system()).await?;
    let ready = ready(settings, &opened).await;
    opened.close().await;
    ready?;
    // The role that serves cannot read them.
    let url = settings.database.owner.as_ref().unwrap_or(&settings.database.app);
    let owner = database::connect(url, 1, Clock::system()).await?;
    let printed = print_from(&owner, options).await;
    owner.close().await.map_err(database::sentence)?;
    printed
}

async fn ready(settings: &Settings, opened: &Opened) -> Result<(), String> {
    database::make_current(&settings.database, opened).await?;
    refuse_a_database(&opened.app).await
}

async fn print_from(owner: &Database, options: &Addresses) -> Result<(), String> {
    let conn = owner.pool();
    let found = by_slug(conn, &options.network).await.map_err(database::sentence)?;
    let network = found.ok_or_else(|| format!("There is no network {}.", options.network))?;
    let since = options.since.map_or(DateTime::UNIX_EPOCH, |day| day.and_time(NaiveTime::MIN).and_utc());
    let mut out = std::io::stdout().lock();
    let mut after = None;
    loop {
        let rows = seen_addresses(conn, network.id, since, after).await.map_err(refused)?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(last.0.id);
        for row in &rows {
            writeln!(out, "{}", line(row)).map_err(|error| format!("It cannot be printed: {error}."))?;
        }
    }
}

/// PostgreSQL's word for what a role may not do.
const INSUFFICIENT_PRIVILEGE: &str = "42501";

/// Why they cannot be read: the role that serves may not.
fn refused(error: DbErr) -> String {
    let DbErr::Query(RuntimeErr::SqlxError(failed)) = &error else { return database::sentence(error) };
    let code = failed.as_database_error().and_then(|failed| failed.code());
    if code.as_deref() == Some(INSUFFICIENT_PRIVILEGE) {
        return "The role that serves may not read network addresses: set DATABASE_OWNER_URL to the owner's address."
            .to_owned();
    }
    database::sentence(error)
}

fn line((seen, event, person): &SeenRow) -> String {
    let at = seen.seen_at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let what = match (event, seen.event_id) {
        (Some(event), _) => event.kind.as_str(),
        (None, Some(_)) => "told by another version",
        (None, None) => "signed in",
    };
    let known = person.as_ref().map(|person| person.email.clone().unwrap_or_else(|| person.id.to_string()));
    let event = seen.event_id.map(|id| id.to_string()).unwrap_or_default();
    let who = known.unwrap_or_default();
    format!("{at}\t{}\t{what}\t{who}\t{event}", seen.address)
}
