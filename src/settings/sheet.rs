//! What was set, and where: the environment, the settings file, or nowhere.

use super::known::{self, CONFIG, KNOWN, Known, Shown};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An environment variable.
    Environment,
    /// The settings file at this path.
    File(PathBuf),
    /// The command line.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment => write!(f, "from the environment"),
            Self::File(path) => write!(f, "from {}", path.display()),
            Self::CommandLine => write!(f, "from the command line"),
        }
    }
}

/// One value as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The text, not yet understood.
    pub value: String,
    /// Who wrote it.
    pub origin: Origin,
}

/// Why the program does not start: one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

/// Everything that was set, before it is understood.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    found: BTreeMap<&'static str, Found>,
    faults: Vec<Wrong>,
}

impl Sheet {
    /// Gathers what the environment and the settings file say. The environment wins.
    ///
    /// `config` is the path the command line gave; without it `LONGTABLE_CONFIG`
    /// counts, and without that `longtable.toml` in the working folder, if it is there.
    pub fn gather(config: Option<&Path>, environment: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let mut sheet = Self::default();
        let mut named = config.map(|path| (path.to_owned(), Origin::CommandLine));
        for (name, value) in environment {
            let Some(name) = name.to_str().filter(|name| concerns_us(name)) else { continue };
            if name == CONFIG {
                named = named.or_else(|| Some((PathBuf::from(&value), Origin::Environment)));
            } else {
                sheet.take_variable(name, &value);
            }
        }
        sheet.take_file(named);
        sheet
    }

    /// Sets a value as if the command line had given it.
    pub fn put(&mut self, name: &'static str, value: String) {
        self.found.insert(name, Found { value, origin: Origin::CommandLine });
    }

    /// What was set under this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Found> {
        self.found.get(name)
    }

    /// What was wrong before any value was looked at: unknown names, unreadable files.
    #[must_use]
    pub fn faults(&self) -> &[Wrong] {
        &self.faults
    }

    /// The value of a setting as a screen may show it.
    #[must_use]
    pub fn shown(&self, known: &Known) -> String {
        match self.get(known.name) {
            None => format!("{} (default)", known.otherwise),
            Some(found) => {
                let value = match known.shown {
                    Shown::Plainly => found.value.clone(),
                    Shown::WithoutPassword => without_password(&found.value),
                    Shown::Never => "••••••••".to_owned(),
                };
                format!("{value} ({})", found.origin)
            }
        }
    }

    fn take_variable(&mut self, name: &str, value: &OsString) {
        let Some(known) = known::by_name(name) else {
            self.unknown(name, &Origin::Environment, known::closest(name).map(str::to_owned));
            return;
        };
        match value.to_str() {
            Some(text) => {
                let found = Found { value: text.to_owned(), origin: Origin::Environment };
                self.found.insert(known.name, found);
            }
            None => self.faults.push(Wrong(format!("{name} (from the environment) is not valid UTF-8."))),
        }
    }

    fn take_file(&mut self, named: Option<(PathBuf, Origin)>) {
        let asked_for = named.is_some();
        let (path, origin) = named.unwrap_or_else(|| (PathBuf::from("longtable.toml"), Origin::Environment));
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if !asked_for && error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                let named_by = match (asked_for, origin) {
                    (true, Origin::CommandLine) => " named by --config",
                    (true, _) => " named by LONGTABLE_CONFIG",
                    (false, _) => "",
                };
                let path = path.display();
                self.faults.push(Wrong(format!("The settings file {path}{named_by} cannot be read: {error}.")));
                return;
            }
        };
        match text.parse::<toml::Table>() {
            Ok(table) => self.take_table(table, &path),
            Err(error) => {
                let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
                let (path, why) = (path.display(), error.message());
                self.faults.push(Wrong(format!("The settings file {path} is not valid TOML at line {line}: {why}.")));
            }
        }
    }

    fn take_table(&mut self, table: toml::Table, path: &Path) {
        let origin = Origin::File(path.to_owned());
        for (name, value) in table {
            if name.eq_ignore_ascii_case(CONFIG) {
                let sentence = "names the settings file, so it cannot stand in it; use --config or LONGTABLE_CONFIG";
                self.faults.push(Wrong(format!("{name} ({origin}) {sentence}.")));
                continue;
            }
            let Some(known) = known::by_file_name(&name) else {
                let closest = known::closest(&name).filter(|closest| *closest != CONFIG);
                self.unknown(&name, &origin, closest.map(str::to_ascii_lowercase));
                continue;
            };
            let value = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(yes) => yes.to_string(),
                _ => {
                    self.faults
                        .push(Wrong(format!("{name} ({origin}) must be a text, a whole number, true or false.")));
                    continue;
                }
            };
            self.found.entry(known.name).or_insert(Found { value, origin: origin.clone() });
        }
    }

    fn unknown(&mut self, name: &str, origin: &Origin, closest: Option<String>) {
        let hint = closest.map_or_else(
            || "`longtable doctor` lists those there are".to_owned(),
            |closest| format!("did you mean {closest}?"),
        );
        let end = if hint.ends_with('?') { "" } else { "." };
        self.faults.push(Wrong(format!("{name} ({origin}) is not a setting of Longtable; {hint}{end}")));
    }
}

/// Settings of other programs may stand beside ours; ours begin with our name. Those of our own tests, which start this
/// program as an operator would, are not for us.
fn concerns_us(name: &str) -> bool {
    let ours = name.starts_with("LONGTABLE_") && !name.starts_with("LONGTABLE_TEST_");
    ours || KNOWN.iter().any(|known| known.name == name)
}

/// A database address with its password hidden, wherever it stands.
#[must_use]
pub fn without_password(url: &str) -> String {
    let host = url.find("://").map_or(0, |scheme| scheme + 3);
    // A password may hold a question mark, a slash or an @ of its own, so it ends at the last @ of all.
    let end = url.rfind('@').filter(|at| *at > host);
    let password = end.and_then(|end| url[host..end].find(':').map(|colon| (host + colon, end)));
    match password {
        Some((colon, end)) => {
            format!("{}:••••••••{}", without_query_password(&url[..colon]), without_query_password(&url[end..]))
        }
        None => without_query_password(url),
    }
}

/// An address without the passwords that stand behind its question mark.
fn without_query_password(address: &str) -> String {
    let Some((address, query)) = address.split_once('?') else { return address.to_owned() };
    let query: Vec<String> = query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, _)) if name.to_ascii_lowercase().contains("password") => format!("{name}=••••••••"),
            _ => pair.to_owned(),
        })
        .collect();
    format!("{address}?{}", query.join("&"))
}
