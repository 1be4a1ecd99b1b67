//! Settings: read once at the start, from the environment and one optional file.
//!
//! This is the only place that reads the environment. A name nobody knows, or a
//! value that makes no sense, stops the start with one sentence that says which
//! setting it is and where it came from: a server that ignores a misspelt
//! setting surprises its operator at the worst time.

mod database;
pub mod known;
mod mail;
mod reader;
mod sheet;
#[cfg(test)]
mod tests;

pub use database::{DatabaseUrls, database_url, sqlite_url};
pub use mail::{Mail, MailServer, Tls};
pub use sheet::{Found, Origin, Sheet, Wrong, without_password};

use crate::proxies::Proxies;
use database::connections;
use domain::networks::retention::KEEP_DAYS_MAX;
use domain::providers::Trust;
use provider::Reach;
use reader::Reader;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use worker::is_sender;

/// The settings of a running program, understood and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder for everything this server keeps.
    pub data: PathBuf,
    /// Where the database is, in up to three roles.
    pub database: DatabaseUrls,
    /// Connections to the database at most.
    pub connections: u32,
    /// Where to listen.
    pub listen: SocketAddr,
    /// How readers reach this server, without a slash at the end.
    pub base_url: String,
    /// Reverse proxies of ours, which say who the reader is.
    pub proxies: Proxies,
    /// Signs forms; without it a key is made once and kept in the data folder.
    pub secret: Option<[u8; 32]>,
    /// Threads that answer requests.
    pub threads: usize,
    /// How mail leaves the house.
    pub mail: Mail,
    /// Where mail reaches those who may make networks over the API.
    pub operators: Vec<String>,
    /// Whether the API describes itself to programs.
    pub introspection: bool,
    /// Whether the API suggests names for misspelt ones.
    pub suggestions: bool,
    /// The most days a network may keep what it keeps for its people.
    pub keep_days_max: i64,
    /// What is said of providers people sign in by.
    pub providers: api::Providers,
    /// What people read of this server on the privacy page.
    pub hosting: api::Hosting,
    /// What is logged.
    pub log: String,
    /// Whether a log line is a JSON document.
    pub log_json: bool,
}

impl Settings {
    /// Reads the settings or says in one sentence why the program cannot start.
    ///
    /// # Errors
    /// The first thing found wrong.
    pub fn read(config: Option<&Path>) -> Result<Self, Wrong> {
        Self::understand(&environment(config)).map_err(|mut wrong| wrong.swap_remove(0))
    }

    /// Understands what was gathered, or tells everything that is wrong with it.
    ///
    /// # Errors
    /// At least one sentence; the start shows the first, `doctor` shows all.
    pub fn understand(sheet: &Sheet) -> Result<Self, Vec<Wrong>> {
        let mut reader = Reader { sheet, wrong: sheet.faults().to_vec() };
        let data = PathBuf::from(reader.text("LONGTABLE_DATA", "longtable-data"));
        let database = reader.database(&data);
        let listen = reader
            .parsed("LONGTABLE_LISTEN", "an address and a port, such as 127.0.0.1:8080", |text| text.parse().ok());
        let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let base_url = reader.parsed(
            "LONGTABLE_BASE_URL",
            "an address such as https://longtable.example.org, without a path",
            base_url,
        );
        let base_url = base_url.unwrap_or_else(|| format!("http://{listen}"));
        let mail = reader.mail(&base_url);
        let settings = Self {
            connections: reader
                .number("LONGTABLE_DATABASE_CONNECTIONS", 2, 500)
                .unwrap_or_else(|| connections(&database, threads())),
            database,
            listen,
            proxies: reader
                .parsed(
                    "LONGTABLE_PROXIES",
                    "addresses or ranges such as 10.0.0.7, 10.1.0.0/16, or private",
                    Proxies::read,
                )
                .unwrap_or_default(),
            secret: reader.parsed(
                "LONGTABLE_SECRET",
                "64 hexadecimal digits, such as `openssl rand -hex 32` prints",
                key,
            ),
            operators: reader.parsed("LONGTABLE_OPERATORS", OPERATORS, operators).unwrap_or_default(),
            threads: reader.number("LONGTABLE_THREADS", 1, 256).unwrap_or_else(threads),
            mail,
            introspection: reader.truth("LONGTABLE_INTROSPECTION", true),
            suggestions: reader.truth("LONGTABLE_SUGGESTIONS", true),
            keep_days_max: reader
                .number("LONGTABLE_KEEP_DAYS_MAX", 30, KEEP_DAYS_MAX.unsigned_abs())
                .unwrap_or(KEEP_DAYS_MAX),
            providers: api::Providers {
                base_url: base_url.clone(),
                reach: match reader.truth("LONGTABLE_PRIVATE_PROVIDERS", false) {
                    true => Reach::Anywhere,
                    false => Reach::Public,
                },
                trusts: reader.parsed("LONGTABLE_TRUSTED_PROVIDERS", TRUSTS, trusts).unwrap_or_default(),
            },
            hosting: api::Hosting {
                place: reader.some_text("LONGTABLE_HOSTING_PLACE"),
                operator: reader.some_text("LONGTABLE_OPERATOR"),
            },
            log: reader
                .parsed("LONGTABLE_LOG", "a filter such as info or info,domain=debug", log_filter)
                .unwrap_or_else(|| "info".to_owned()),
            log_json: reader.one_of("LONGTABLE_LOG_FORMAT", &[("text", false), ("json", true)]).unwrap_or(false),
            data,
            base_url,
        };
        if reader.wrong.is_empty() { Ok(settings) } else { Err(reader.wrong) }
    }
}

/// What the environment and the settings file say.
#[must_use]
pub fn environment(config: Option<&Path>) -> Sheet {
    Sheet::gather(config, std::env::vars_os())
}

/// Checks the address under which readers reach us; links in mails begin with it.
fn base_url(text: &str) -> Option<String> {
    let uri: actix_web::http::Uri = text.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme))?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    let bare = uri.path() == "/" && uri.query().is_none();
    (bare && !authority.host().is_empty()).then(|| format!("{scheme}://{authority}"))
}

/// Reads a key written in hexadecimal digits.
#[must_use]
pub fn key(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    let mut key = [0; 32];
    if digits.len() != 2 * key.len() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = [pair[0], pair[1]].map(|digit| char::from(digit).to_digit(16));
        *byte = u8::try_from(high? * 16 + low?).ok()?;
    }
    Some(key)
}

/// What the operators' addresses have to be.
const OPERATORS: &str = "mail addresses with commas between them, such as ines@example.org, hana@example.org";

/// Reads the operators' addresses.
fn operators(text: &str) -> Option<Vec<String>> {
    let addresses: Vec<String> = text.split(',').map(|part| part.trim().to_lowercase()).collect();
    addresses.iter().all(|address| is_sender(address)).then_some(addresses)
}

/// What trusted providers have to be.
const TRUSTS: &str =
    "pairs of an issuer and a domain with commas between them, such as https://login.example.org example.org";

/// Reads which provider's word is enough for which domain.
fn trusts(text: &str) -> Option<Vec<Trust>> {
    let pair = |part: &str| {
        let mut words = part.split_whitespace();
        let (issuer, domain) = (words.next()?, words.next()?.to_lowercase());
        let sound = provider::looks_like_an_issuer(issuer) && domain.contains('.') && !domain.contains('@');
        (sound && words.next().is_none()).then(|| Trust { issuer: issuer.to_owned(), domain })
    };
    text.split(',').map(pair).collect()
}

fn log_filter(text: &str) -> Option<String> {
    tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| text.to_owned())
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, |n| std::cmp::min(n.get(), 8))
}
