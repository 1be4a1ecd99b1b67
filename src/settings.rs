//! Settings: read once at the start, from the environment and one optional file.
//!
//! This is the only place that reads the environment. A name nobody knows, or a
//! value that makes no sense, stops the start with one sentence that says which
//! setting it is and where it came from: a server that ignores a misspelt
//! setting surprises its operator at the worst time.

pub mod known;
mod sheet;
#[cfg(test)]
mod tests;

pub use sheet::{Found, Origin, Sheet, Wrong, without_password};

use crate::proxies::Proxies;
use chrono::TimeDelta;
use domain::networks::retention::KEEP_DAYS_MAX;
use domain::providers::Trust;
use provider::Reach;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use worker::{WorkerSettings, is_sender};

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

/// The addresses of one database in its three roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseUrls {
    /// For serving, under the policies.
    pub app: String,
    /// For changing tables; without it `app` does that as well.
    pub owner: Option<String>,
    /// For seeing where work waits across networks; none on SQLite, where `app` sees everything.
    pub dispatcher: Option<String>,
}

/// How mail leaves the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The sender of every mail.
    pub from: String,
    /// This server's own name in mail.
    pub domain: String,
    /// The mail server; without one every mail becomes a file in the data folder.
    pub server: Option<MailServer>,
    /// How long one worker holds a mail, and after a crash another one waits before it takes over.
    pub lease: TimeDelta,
}

/// A mail server to hand mail to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is encrypted.
    pub tls: Tls,
    /// Who we sign in as there, with the password.
    pub sign_in: Option<(String, String)>,
}

/// How mail is encrypted on its way to the mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// A plain greeting, then encryption, or no mail at all.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not at all: only for a mail server on the same machine.
    None,
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

/// The database file of a data folder.
#[must_use]
pub fn sqlite_url(data: &Path) -> String {
    format!("sqlite://{}", data.join("longtable.sqlite").display())
}

/// A PostgreSQL address in the one spelling our database library understands.
#[must_use]
pub fn database_url(text: &str) -> Option<String> {
    if let Some(rest) = text.strip_prefix("postgresql://") {
        return Some(format!("postgres://{rest}")).filter(|_| !rest.is_empty());
    }
    let known = ["postgres://", "sqlite://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    known.then(|| text.to_owned())
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

/// Connections unless somebody says otherwise. SQLite works in this process: more readers than two a processor answer nothing
/// sooner, and each keeps pages and statements of its own, some 5 MB.
fn connections(database: &DatabaseUrls, processors: usize) -> u32 {
    let most = 8;
    if database.app.starts_with("sqlite:") {
        u32::try_from(processors * 2).unwrap_or(most).clamp(4, most)
    } else {
        most
    }
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(2, |n| std::cmp::min(n.get(), 8))
}

/// Reads one value after the other and remembers everything that was wrong.
struct Reader<'a> {
    sheet: &'a Sheet,
    wrong: Vec<Wrong>,
}

impl Reader<'_> {
    fn text(&mut self, name: &'static str, otherwise: &str) -> String {
        self.parsed(name, "a text", |text| Some(text.to_owned()).filter(|text| !text.trim().is_empty()))
            .unwrap_or_else(|| otherwise.to_owned())
    }

    fn some_text(&mut self, name: &'static str) -> Option<String> {
        self.parsed(name, "a text", |text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    }

    /// Reads a value, or notes in one sentence what it should have been.
    fn parsed<T>(&mut self, name: &'static str, wanted: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = self.sheet.get(name)?;
        let parsed = parse(&found.value);
        if parsed.is_none() {
            // A value may hold a password, so only harmless ones are repeated.
            let harmless = known::by_name(name).is_some_and(|known| known.shown == known::Shown::Plainly);
            let said = if harmless { format!(" is \"{}\" but", found.value) } else { String::new() };
            let name = match found.origin {
                Origin::File(_) => name.to_ascii_lowercase(),
                Origin::Environment | Origin::CommandLine => name.to_owned(),
            };
            self.wrong.push(Wrong(format!("{name} ({}){said} must be {wanted}.", found.origin)));
        }
        parsed
    }

    fn number<T: TryFrom<u64>>(&mut self, name: &'static str, min: u64, max: u64) -> Option<T> {
        let wanted = format!("a whole number from {min} to {max}");
        self.parsed(name, &wanted, |text| {
            let number = text.parse::<u64>().ok().filter(|number| (min..=max).contains(number))?;
            T::try_from(number).ok()
        })
    }

    fn truth(&mut self, name: &'static str, otherwise: bool) -> bool {
        self.one_of(name, &[("true", true), ("false", false)]).unwrap_or(otherwise)
    }

    fn one_of<T: Copy>(&mut self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let (last, first) = names.split_last()?;
        let wanted = format!("{} or {last}", first.join(", "));
        self.parsed(name, &wanted, |text| choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice))
    }

    fn database(&mut self, data: &Path) -> DatabaseUrls {
        let wanted = "an address that begins with postgres:// or sqlite://";
        let app = self.parsed("DATABASE_URL", wanted, database_url).unwrap_or_else(|| sqlite_url(data));
        let mut role = |name| {
            let url = self.parsed(name, "an address that begins with postgres://", |text| {
                database_url(text).filter(|url| url.starts_with("postgres://"))
            });
            if url.is_some() && !app.starts_with("postgres://") {
                self.wrong.push(Wrong(format!("{name} is set, but DATABASE_URL is not a PostgreSQL database.")));
            }
            url
        };
        let (owner, dispatcher) = (role("DATABASE_OWNER_URL"), role("DATABASE_DISPATCHER_URL"));
        // The serving role sees nothing outside a network: looking for work as it, the worker would find none, and say
        // nothing.
        let given = self.sheet.get("DATABASE_DISPATCHER_URL").is_some();
        if app.starts_with("postgres://") && !given {
            self.wrong.push(Wrong(
                "DATABASE_DISPATCHER_URL is not set, but DATABASE_URL is a PostgreSQL database, where only the role \
                 longtable_dispatcher sees that work waits."
                    .to_owned(),
            ));
        }
        DatabaseUrls { app, owner, dispatcher }
    }

    /// The sender of whoever names none; some names a server can have make no mail address.
    fn usual_sender(&mut self, domain: &str) -> String {
        let from = format!("longtable@{domain}");
        if !is_sender(&from) && self.sheet.get("LONGTABLE_MAIL_FROM").is_none() {
            self.wrong.push(Wrong(format!(
                "LONGTABLE_MAIL_FROM is not set, and {from}, after LONGTABLE_BASE_URL, is not a mail address; set it to one."
            )));
        }
        from
    }

    fn mail(&mut self, base_url: &str) -> Mail {
        let from = self.parsed("LONGTABLE_MAIL_FROM", SENDER, |text| is_sender(text).then(|| text.to_owned()));
        let domain = mail_domain(base_url);
        let from = from.unwrap_or_else(|| self.usual_sender(&domain));
        let tls =
            self.one_of("LONGTABLE_SMTP_TLS", &[("starttls", Tls::StartTls), ("tls", Tls::Tls), ("none", Tls::None)]);
        let tls = tls.unwrap_or(Tls::StartTls);
        let usual = match tls {
            Tls::StartTls => 587,
            Tls::Tls => 465,
            Tls::None => 25,
        };
        let port = self.number("LONGTABLE_SMTP_PORT", 1, 65_535).unwrap_or(usual);
        let user = self.sheet.get("LONGTABLE_SMTP_USER").map(|found| found.value.clone());
        let password = self.sheet.get("LONGTABLE_SMTP_PASSWORD").map(|found| found.value.clone());
        if user.is_some() != password.is_some() {
            let (is, missing) = if user.is_some() { ("USER", "PASSWORD") } else { ("PASSWORD", "USER") };
            self.wrong.push(Wrong(format!(
                "LONGTABLE_SMTP_{is} is set but LONGTABLE_SMTP_{missing} is not; they go together."
            )));
        }
        let host = self.parsed("LONGTABLE_SMTP_HOST", "the name of a mail server", |text| {
            let sound = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]_".contains(c));
            sound.then(|| text.to_owned())
        });
        let lease = self.number("LONGTABLE_MAIL_LEASE_SECS", 5, 3_600).map(|secs: u32| TimeDelta::seconds(secs.into()));
        let lease = lease.unwrap_or(WorkerSettings::LEASE);
        let server = host.map(|host| MailServer { host, port, tls, sign_in: user.zip(password) });
        if let Some(MailServer { host, tls: Tls::None, sign_in: Some(_), .. }) = &server
            && !is_this_machine(host)
        {
            self.wrong.push(Wrong(format!(
                "LONGTABLE_SMTP_TLS is none, so LONGTABLE_SMTP_PASSWORD would travel to {host} for anybody to read; set it to starttls or tls."
            )));
        }
        Mail { from, domain, server, lease }
    }
}

/// What the sender of every mail has to be.
const SENDER: &str = "a mail address without accents, such as longtable@example.org or \"Longtable, Inc.\" <longtable@example.org>; \
    a name with a comma or another sign stands in quotation marks";

/// Whether a mail server of this machine is meant: what is said to it never leaves the machine.
fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let loopback = address.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    loopback || host.eq_ignore_ascii_case("localhost")
}

/// The name in our address; an address made of numbers cannot receive mail, so it becomes `localhost`.
fn mail_domain(base_url: &str) -> String {
    let uri: Option<actix_web::http::Uri> = base_url.parse().ok();
    let host = uri.as_ref().and_then(|uri| uri.host()).unwrap_or("localhost");
    let name = host.contains(|c: char| c.is_ascii_alphabetic()) && !host.starts_with('[');
    if name { host.to_owned() } else { "localhost".to_owned() }
}
