//! Who a letter is for, and how they read.

use chrono_tz::Tz;
use domain::identity::person;
use domain::networks::network;
use words::Language;

use crate::message::one_line;

/// The desk letters are written at: whose network it is, and where its pages are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk<'a> {
    /// The network.
    pub(crate) network: &'a network::Model,
    /// How readers reach this server.
    pub(crate) base_url: &'a str,
    /// The time.
    pub(crate) now: domain::clock::Instant,
}

/// Who a letter is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reader {
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) zone: Tz,
}

impl Reader {
    pub(crate) fn of(person: &person::Model) -> Self {
        Self { name: one_line(&person.name), language: person.language.into(), zone: zone_of(&person.zone) }
    }
}

/// A zone by its name. Names are checked when they are chosen; UTC says which it is wherever it appears.
pub(crate) fn zone_of(name: &str) -> Tz {
    words::time::zone(name).unwrap_or(Tz::UTC)
}
