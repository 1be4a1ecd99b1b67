//! Mails as files: the demo's mailbox, and where mail waits on a server that knows no mail server.

use crate::whole::{Keep, write_whole};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
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

    /// The newest mails with these words, in small letters, in their address or subject: with the ids pages use, newest
    /// first, and how many there are in all. What is half written is not shown.
    ///
    /// Without words only the mails that are shown are read, so that a full mailbox opens as fast as an empty one.
    ///
    /// # Errors
    /// What the file system says.
    pub fn newest(&self, words: &str, limit: usize) -> std::io::Result<(Vec<(String, Letter)>, usize)> {
        let mut files = self.files()?;
        files.sort_by(|(_, written), (_, other)| other.cmp(written));
        let mut all = files.len();
        if words.is_empty() {
            files.truncate(limit);
        }
        let read = files.into_iter().filter_map(|(id, _)| Some((self.letter(&id).transpose()?, id)));
        let mut letters = Vec::new();
        for (letter, id) in read {
            let letter = letter?;
            if letter.to.to_lowercase().contains(words) || letter.subject.to_lowercase().contains(words) {
                letters.push((id, letter));
            }
        }
        letters
            .sort_by(|(id, letter): &(String, Letter), (other_id, other)| (other.at, other_id).cmp(&(letter.at, id)));
        if !words.is_empty() {
            all = letters.len();
            letters.truncate(limit);
        }
        Ok((letters, all))
    }

    /// One mail by the id pages use; `None` when there is none, or only half of one.
    ///
    /// # Errors
    /// What the file system says.
    pub fn letter(&self, of: &str) -> std::io::Result<Option<Letter>> {
        // Only an id of ours is a name of a file of ours.
        if of != id(of) {
            return Ok(None);
        }
        match std::fs::read(self.path.join(format!("{of}.json"))) {
            Ok(text) => Ok(serde_json::from_slice(&text).ok()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The ids of all mails, and when each was put in.
    fn files(&self) -> std::io::Result<Vec<(String, SystemTime)>> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            let path = entry.path();
            let id = path.file_stem().and_then(|stem| stem.to_str());
            let whole = path.extension().is_some_and(|extension| extension == "json");
            if let (Some(id), true) = (id, whole) {
                files.push((id.to_owned(), entry.metadata()?.modified()?));
            }
        }
        Ok(files)
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
        let (letters, _) = mailbox.newest("", 9).unwrap();
        let shown: Vec<_> = letters.iter().map(|(id, letter)| (id.as_str(), letter.subject.as_str())).collect();
        assert_eq!(shown, [("1.x.example", "first, again"), ("2.x.example", "second")]);
    }

    #[test]
    fn only_the_mails_that_are_shown_are_read() {
        let folder = Somewhere::new();
        let mailbox = Mailbox::open(folder.path(), Keep::Surely).unwrap();
        for (name, at) in [("1", 10), ("2", 11), ("3", 12)] {
            let at = format!("2026-11-24T{at}:00:00Z");
            mailbox.put(&letter(&format!("<{name}@x.example>"), &format!("Mail {name}"), &at)).unwrap();
            let path = folder.path().join(format!("{name}.x.example.json"));
            let file = std::fs::File::options().write(true).open(path).unwrap();
            file.set_modified(at.parse::<DateTime<Utc>>().unwrap().into()).unwrap();
        }
        let ids = |words: &str, limit: usize| {
            let (letters, all) = mailbox.newest(words, limit).unwrap();
            (letters.into_iter().map(|(id, _)| id).collect::<Vec<_>>(), all)
        };
        assert_eq!(ids("", 2), (vec!["3.x.example".to_owned(), "2.x.example".to_owned()], 3));
        assert_eq!(ids("mail", 1), (vec!["3.x.example".to_owned()], 3));
        assert_eq!(ids("mail 1", 9), (vec!["1.x.example".to_owned()], 1));
        assert_eq!(ids("mireille", 9).1, 3);
        assert_eq!(mailbox.letter("2.x.example").unwrap().unwrap().subject, "Mail 2");
        assert_eq!(mailbox.letter("4.x.example").unwrap(), None);
        assert_eq!(mailbox.letter("../2.x.example").unwrap(), None);
    }

    #[test]
    fn a_message_id_cannot_leave_the_folder() {
        assert_eq!(id("<../../etc/passwd@x>"), "......etc.passwd.x");
    }
}
