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
    /// Since when it is due, the same for every attempt.
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

impl SendError {
    /// The same without the recipient's address, which mail servers like to repeat: coordinators read why a mail did not
    /// leave, but where people are reached is theirs.
    #[must_use]
    pub fn without_address(self, address: &str) -> Self {
        match self {
            SendError::Transient(why) => SendError::Transient(without(&why, address)),
            SendError::Permanent(why) => SendError::Permanent(without(&why, address)),
        }
    }
}

/// A sentence with an address in it, in whichever case, as "the recipient".
fn without(sentence: &str, address: &str) -> String {
    let (folded, address) = (sentence.to_ascii_lowercase(), address.to_ascii_lowercase());
    let mut kept = String::new();
    let mut rest = 0;
    for (at, found) in folded.match_indices(&address).filter(|(_, found)| !found.is_empty()) {
        kept.push_str(&sentence[rest..at]);
        kept.push_str("the recipient");
        rest = at + found.len();
    }
    kept.push_str(&sentence[rest..]);
    kept
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
    /// Sends one mail. `Ok` means that somebody else answers for it now. It waits for that answer as long as the caller does.
    /// Dropping the future may leave the mail sent or not; sending the same mail again must be harmless, since its
    /// Message-ID is the same.
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_names_no_address() {
        let why = "550 5.1.1 <Ana@Agency.example>: é unknown; ana@agency.example has moved";
        let told = SendError::Permanent(why.into()).without_address("ana@Agency.example");
        let expected = "550 5.1.1 <the recipient>: é unknown; the recipient has moved";
        assert_eq!(told, SendError::Permanent(expected.into()));
        let busy = SendError::Transient("451 busy".into());
        assert_eq!(busy.clone().without_address("ana@agency.example"), busy);
        assert_eq!(busy.clone().without_address(""), busy);
    }
}
