//! What a demo adds to the pages: people to become, their mailbox, a clock to push.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use futures::future::BoxFuture;
use words::Language;

/// A demo's people and deeds.
pub struct Demo {
    /// Who one can sign in as, in the order shown.
    pub personas: Vec<Persona>,
    /// The sample network's zone: the clock is shown in it where nobody is signed in.
    pub zone: Tz,
    /// The address under which browsers keep passkeys for it: a name, where pages are also found by numbers.
    pub passkeys_at: String,
    /// What the demo's pages set in motion.
    pub act: Arc<dyn DemoActs>,
}

/// A person of the sample network whom anybody may become.
#[derive(Clone, Debug)]
pub struct Persona {
    /// Names the persona in forms.
    pub key: String,
    /// The person's name.
    pub name: String,
    /// What the person does and where, in the person's language.
    pub role: String,
    /// The language the person reads.
    pub language: Language,
    /// What one will see as this person, in the person's language.
    pub note: String,
}

/// A mail the demo's worker sent.
#[derive(Clone, Debug)]
pub struct DemoMail {
    /// Names the mail in addresses of pages.
    pub id: String,
    /// The address it went to.
    pub to: String,
    /// The subject line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part, where there is one.
    pub html: Option<String>,
    /// When it was sent.
    pub at: DateTime<Utc>,
}

/// Some mails of the demo.
#[derive(Clone, Debug, Default)]
pub struct DemoMails {
    /// The newest of them, newest first.
    pub newest: Vec<DemoMail>,
    /// How many there are.
    pub all: usize,
}

/// A deed of the demo that did not work out; the sentence is for the log.
#[derive(Debug)]
pub struct DemoFault(pub String);

/// What the demo's pages set in motion; the program does it.
pub trait DemoActs: Send + Sync {
    /// Signs in as a persona and gives the `Set-Cookie` header; `None` for an unknown key.
    fn sign_in<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<String>, DemoFault>>;
    /// Mails sent with this in their address or subject, in any case: the newest so many, and how many there are.
    fn mails<'a>(&'a self, search: &'a str, limit: usize) -> BoxFuture<'a, Result<DemoMails, DemoFault>>;
    /// One mail; `None` when there is none of this id.
    fn mail<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<DemoMail>, DemoFault>>;
    /// Pushes the clock to just past the next deadline and gives the new time; `None` when there is none left.
    fn jump(&self) -> BoxFuture<'_, Result<Option<DateTime<Utc>>, DemoFault>>;
    /// The demo's time.
    fn now(&self) -> DateTime<Utc>;
}
