//! Where the database is, in up to three roles, and how many connections it is given.

use super::reader::Reader;
use super::sheet::Wrong;
use std::path::Path;

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

/// Connections unless somebody says otherwise. SQLite works in this process: more readers than two a processor answer nothing
/// sooner, and each keeps pages and statements of its own, some 5 MB.
pub(super) fn connections(database: &DatabaseUrls, processors: usize) -> u32 {
    let most = 8;
    if database.app.starts_with("sqlite:") {
        u32::try_from(processors * 2).unwrap_or(most).clamp(4, most)
    } else {
        most
    }
}

impl Reader<'_> {
    pub(super) fn database(&mut self, data: &Path) -> DatabaseUrls {
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
}
