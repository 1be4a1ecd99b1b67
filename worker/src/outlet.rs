//! Where mail leaves the house: a mail server in earnest, a folder in a demonstration.

use chrono::{DateTime, Utc};
use domain::notifications::Failed;
use futures::future::BoxFuture;
use words::Language;

/// A mail, ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The same for every attempt at the same mail, in angle brackets.
    pub message_id: String,
    /// The sender, as in `Longtable <longtable@example.org>`.
    pub from: String,
    /// The recipient's address, without a name.
    pub to: String,
    /// The recipient's name.
    pub to_name: String,
    /// The subject, one line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part, which says the same.
    pub html: String,
    /// The language of both.
    pub language: Language,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendError {
    /// It may leave later: the way is blocked, or the other side is busy.
    Transient(String),
    /// It never will: this mail or this recipient is refused.
    Permanent(String),
}

impl From<SendError> for Failed {
    fn from(error: SendError) -> Self {
        match error {
            SendError::Transient(why) => Failed::Transient(why),
            SendError::Permanent(why) => Failed::Permanent(why),
        }
    }
}

/// Takes mails and sees them off.
pub trait Outlet: Send + Sync {
    /// Sends one mail. `Ok` means that somebody else answers for it now. Dropping the future may leave the mail sent or
    /// not; sending the same mail again must be harmless, since its Message-ID is the same.
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>>;
}
