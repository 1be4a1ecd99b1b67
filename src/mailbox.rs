//! Mails as files: the demo's mailbox, and where mail waits on a server that knows no mail server.

use crate::whole::{Keep, write_whole};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use worker::{Mail, Outlet, SendError};

/// Where the mailbox is in a data folder.
pub const FOLDER: &str = "mailbox";

/// A mail as it lies in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// The same for every attempt at the same mail.
    pub message_id: String,
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

/// A folder of mails, one JSON file each.
#[derive(Clone, Debug)]
pub struct Mailbox {
    path: PathBuf,
    keep: Keep,
}

impl Mailbox {
    /// The mailbox at this path, made when missing.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(path: &Path, keep: Keep) -> std::io::Result<Self> {
        std::fs::create_dir_all(path)?;
        Ok(Self { path: path.to_owned(), keep })
    }

    /// The mailbox of a demo's data folder: a sample can be made again, so its mails need not survive a power cut.
    ///
    /// # Errors
    /// What the file system says.
    pub fn for_demo(data: &Path) -> std::io::Result<Self> {
        Self::open(&data.join(FOLDER), Keep::Likely)
    }

    /// Puts a mail in. One that was put in before, by its Message-ID, is replaced: a mail that had to be sent again
    /// still lies here once.
    ///
    /// # Errors
    /// What the file system says.
    pub fn put(&self, letter: &Letter) -> std::io::Result<()> {
        let text = serde_json::to_vec_pretty(letter)?;
        write_whole(&self.path.join(format!("{}.json", id(&letter.message_id))), &text, self.keep)
    }

    /// All mails with the ids pages use, newest first. What is half written does not count.
    ///
    /// # Errors
    /// What the file system says.
    pub fn letters(&self) -> std::io::Result<Vec<(String, Letter)>> {
        let mut letters = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            let path = entry?.path();
            let id = path.file_stem().and_then(|stem| stem.to_str());
            let whole = path.extension().is_some_and(|extension| extension == "json");
            let (Some(id), true) = (id, whole) else { continue };
            let Ok(letter) = serde_json::from_slice(&std::fs::read(&path)?) else { continue };
            letters.push((id.to_owned(), letter));
        }
        letters
            .sort_by(|(id, letter): &(String, Letter), (other_id, other)| (other.at, other_id).cmp(&(letter.at, id)));
        Ok(letters)
    }
}

impl Outlet for Mailbox {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        let letter = Letter {
            message_id: mail.message_id.clone(),
            to: mail.to.clone(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: Some(mail.html.clone()),
            at: mail.at,
        };
        // A full disk may have room again later.
        Box::pin(async move { self.put(&letter).map_err(|error| SendError::Transient(error.to_string())) })
    }
}

/// A Message-ID as a file name and as part of a page's address: its letters, digits and hyphens.
fn id(message_id: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '.' };
    message_id.trim_matches(['<', '>']).chars().map(kept).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Somewhere;

    fn letter(message_id: &str, subject: &str, at: &str) -> Letter {
        Letter {
            message_id: message_id.to_owned(),
            to: "mireille.savoie@accueil-de-l-anse.example".to_owned(),
            subject: subject.to_owned(),
            text: "Bonjour".to_owned(),
            html: None,
            at: at.parse().unwrap(),
        }
    }

    #[test]
    fn a_mail_sent_again_lies_there_once_and_the_newest_comes_first() {
        let folder = Somewhere::new();
        let path = folder.path();
        let mailbox = Mailbox::open(path, Keep::Surely).unwrap();
        mailbox.put(&letter("<1@x.example>", "first", "2026-11-24T10:00:00Z")).unwrap();
        mailbox.put(&letter("<2@x.example>", "second", "2026-11-24T11:00:00Z")).unwrap();
        mailbox.put(&letter("<1@x.example>", "first, again", "2026-11-24T12:00:00Z")).unwrap();
        std::fs::write(path.join("3.x.json.part"), "{").unwrap();
        std::fs::write(path.join("4.x.json"), "{").unwrap();
        let letters = mailbox.letters().unwrap();
        let shown: Vec<_> = letters.iter().map(|(id, letter)| (id.as_str(), letter.subject.as_str())).collect();
        assert_eq!(shown, [("1.x.example", "first, again"), ("2.x.example", "second")]);
    }

    #[test]
    fn a_message_id_cannot_leave_the_folder() {
        assert_eq!(id("<../../etc/passwd@x>"), "......etc.passwd.x");
    }
}
