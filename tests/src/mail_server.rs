//! A real mail server for the worker to talk to: `tests/tools/smtp_sink.py` keeps every mail as a file.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use mail_parser::{HeaderValue, MessageParser};
use serde::{Deserialize, Serialize};

use crate::child::Beside;
use crate::folder::Folder;

/// A mail server on a port of its own.
#[derive(Debug)]
pub struct MailServer {
    /// Where it listens, on the loopback address.
    pub port: u16,
    folder: Folder,
    program: Beside,
    /// A line for every mail.
    kept: Mutex<Receiver<String>>,
}

/// What the mail server does with mails; by default it takes them all.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Manners {
    /// Addresses told to try again later; `*` is everybody.
    pub defer: Vec<String>,
    /// Addresses nobody has.
    pub refuse: Vec<String>,
    /// How many mails are taken without the sender ever hearing of it.
    pub hang_up: u32,
    /// Nobody's mail is taken until so many senders, by the names they greet with, have each handed one over.
    pub gather: u32,
}

/// A mail that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Whom the sender of the envelope named.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// Its Message-ID.
    pub message_id: String,
    /// All of it, as it came.
    pub raw: String,
}

#[derive(Deserialize)]
struct Kept {
    to: Vec<String>,
    data: String,
}

impl MailServer {
    /// Starts one.
    pub fn start() -> Self {
        Self::start_in(Folder::new(), 0)
    }

    fn start_in(folder: Folder, port: u16) -> Self {
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tools/smtp_sink.py");
        let mut command = Command::new(crate::given("LONGTABLE_TEST_PYTHON"));
        command.arg(program).arg(folder.path()).arg(port.to_string());
        let (program, port, kept) = Beside::start_and_hear(&mut command, |line| line.parse().ok());
        Self { port, folder, program, kept: Mutex::new(kept) }
    }

    /// Takes it away, mails and all kept: nobody answers at its port until it is [`back`](Self::back).
    pub fn gone(&mut self) {
        self.program.kill();
    }

    /// Brings it back at the same port, with its mails.
    pub fn back(self) -> Self {
        let Self { port, folder, mut program, .. } = self;
        program.kill();
        Self::start_in(folder, port)
    }

    /// Changes its manners from the next command on.
    pub fn behaves(&self, manners: &Manners) {
        let file = self.folder.path().join("manners.json");
        let part = self.folder.path().join("manners.part");
        std::fs::write(&part, serde_json::to_vec(manners).expect("manners are plain")).expect("the folder is ours");
        std::fs::rename(part, file).expect("the folder is ours");
    }

    /// Waits for the next mail, whose sender has no answer yet; whether it came within this time.
    pub fn gets_another_within(&self, patience: Duration) -> bool {
        let kept = self.kept.lock().expect("no test panics while it waits for a mail");
        kept.recv_timeout(patience).is_ok()
    }

    /// Every mail so far, in the order of arrival.
    pub fn mails(&self) -> Vec<Mail> {
        mails_in(self.folder.path())
    }
}

fn mails_in(folder: &Path) -> Vec<Mail> {
    let entries =
        std::fs::read_dir(folder).expect("the folder is ours").map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "mail")).collect();
    files.sort_by_key(|path| (path.metadata().and_then(|about| about.modified()).ok(), path.clone()));
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Mail {
    let kept: Kept = serde_json::from_slice(&std::fs::read(file).expect("a mail can be read")).expect("a mail is JSON");
    let parsed = MessageParser::default().parse(kept.data.as_bytes()).expect("a mail has the form of a mail");
    assert!(
        !parsed.headers().iter().any(|header| matches!(header.value(), HeaderValue::Empty)),
        "empty header: {}",
        kept.data
    );
    Mail {
        to: kept.to,
        subject: parsed.subject().unwrap_or_default().to_owned(),
        text: parsed.body_text(0).unwrap_or_default().into_owned(),
        html: parsed.body_html(0).unwrap_or_default().into_owned(),
        message_id: parsed.message_id().unwrap_or_default().to_owned(),
        raw: kept.data,
    }
}
