//! The demo's data folder: its marker, what was loaded into it, and where its clock stands.

use crate::mailbox;
use crate::whole::{Keep, write_whole};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The file that marks a folder as made by the demo.
const MARKER: &str = "longtable-demo.json";
/// The marker while it is written: all that is left of a demo that was killed in its first moment.
const MARKER_PART: &str = "longtable-demo.json.part";
/// What else the demo makes there; `--fresh` takes these away and nothing else.
const FILES: [&str; 6] =
    ["longtable.sqlite", "longtable.sqlite-wal", "longtable.sqlite-shm", "secret.key", "secret.part", MARKER_PART];
/// Held by the demo that runs, so that no other runs in the same folder.
const LOCK: &str = "longtable-demo.lock";

/// What the demo remembers from one start to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// What this file is, for whoever opens it.
    pub about: String,
    /// The number the sample grew from.
    pub seed: u64,
    /// `sample` or `everyday`.
    pub size: String,
    /// Which database it was loaded into: a file here, or the fingerprint of an address elsewhere.
    pub database: String,
    /// The instant the sample's days are counted from.
    pub base: DateTime<Utc>,
    /// Whether loading came to its end.
    pub loaded: bool,
    /// The demo's time when it is started again, however long it was stopped: no earlier than anything that happened in it.
    pub goes_on_at: DateTime<Utc>,
    /// How many of the steps that come after loading were taken.
    pub steps_taken: usize,
    /// The campaigns of the story, in its order.
    pub campaigns: Vec<Uuid>,
}

/// What stands in for the address of the database file in the folder itself.
pub const FILE_HERE: &str = "file";

impl Memory {
    /// What a demo that begins now remembers.
    #[must_use]
    pub fn new(seed: u64, size: &str, database: String, base: DateTime<Utc>) -> Self {
        Self {
            about: "This folder was made by `longtable demo`. `longtable serve` refuses it.".to_owned(),
            seed,
            size: size.to_owned(),
            database,
            base,
            loaded: false,
            goes_on_at: base,
            steps_taken: 0,
            campaigns: Vec::new(),
        }
    }
}

/// A data folder of the demo.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at this path, there or not.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether the demo made it.
    #[must_use]
    pub fn is_a_demo(&self) -> bool {
        self.0.join(MARKER).exists()
    }

    /// What the demo remembers; none in a folder it has not made.
    ///
    /// # Errors
    /// A marker that cannot be read, in one sentence.
    pub fn recall(&self) -> Result<Option<Memory>, String> {
        let path = self.0.join(MARKER);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("{} cannot be read: {error}.", path.display())),
        };
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|_| format!("{} is damaged; start over with --fresh.", path.display()))
    }

    /// Makes the folder unless it is there; one with other things in it is refused, so that nothing of anybody's is
    /// ever in the way of `--fresh`.
    ///
    /// # Errors
    /// One sentence.
    pub fn prepare(&self) -> Result<(), String> {
        let shown = self.0.display();
        std::fs::create_dir_all(&self.0).map_err(|error| format!("The folder {shown} cannot be made: {error}."))?;
        if self.is_a_demo() {
            return Ok(());
        }
        let mut entries =
            std::fs::read_dir(&self.0).map_err(|error| format!("The folder {shown} cannot be read: {error}."))?;
        // These alone are what a demo left that ended before it made anything.
        let ours = |name: &OsStr| [LOCK, MARKER_PART].iter().any(|ours| name == *ours);
        match entries.find(|entry| !entry.as_ref().is_ok_and(|entry| ours(&entry.file_name()))) {
            None => Ok(()),
            Some(_) => Err(format!("The folder {shown} holds other things; name an empty one with --data.")),
        }
    }

    /// Takes the folder for this process alone, for as long as what it gives is held.
    ///
    /// # Errors
    /// One sentence when another demo runs here.
    pub fn lock(&self) -> Result<std::fs::File, String> {
        let path = self.0.join(LOCK);
        let file = std::fs::File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|error| format!("{} cannot be made: {error}.", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => {
                Err(format!("A demo already runs in {}; stop it first, or name another folder.", self.0.display()))
            }
            Err(std::fs::TryLockError::Error(error)) => Err(format!("{} cannot be locked: {error}.", path.display())),
        }
    }

    /// Writes down what the demo remembers, all or nothing.
    ///
    /// # Errors
    /// One sentence.
    pub fn remember(&self, memory: &Memory) -> Result<(), String> {
        let path = self.0.join(MARKER);
        let text = serde_json::to_string_pretty(memory).map_err(|error| error.to_string())?;
        write_whole(&path, text.as_bytes(), Keep::Surely)
            .map_err(|error| format!("{} cannot be written: {error}.", path.display()))
    }

    /// Takes away what a demo left, and nothing else.
    ///
    /// # Errors
    /// One sentence.
    pub fn clear(&self) -> Result<(), String> {
        let gone = |path: &Path, result: std::io::Result<()>| match result {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(format!("{} cannot be removed: {error}.", path.display()))
            }
            _ => Ok(()),
        };
        if !self.is_a_demo() {
            return Ok(());
        }
        let letters = self.0.join(mailbox::FOLDER);
        gone(&letters, std::fs::remove_dir_all(&letters))?;
        // The marker goes last: a removal that was interrupted can be taken up again.
        for file in FILES.into_iter().chain([MARKER]) {
            let path = self.0.join(file);
            gone(&path, std::fs::remove_file(&path))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Somewhere;

    fn memory() -> Memory {
        Memory::new(7, "sample", FILE_HERE.to_owned(), "2026-11-24T15:20:00Z".parse().unwrap())
    }

    #[test]
    fn what_is_remembered_is_recalled() {
        let somewhere = Somewhere::new();
        let folder = Folder::new(somewhere.path());
        assert_eq!(folder.recall().unwrap(), None);
        folder.prepare().unwrap();
        let memory = Memory { goes_on_at: "2026-12-01T15:20:00Z".parse().unwrap(), loaded: true, ..memory() };
        folder.remember(&memory).unwrap();
        assert_eq!(folder.recall().unwrap(), Some(memory));
        folder.prepare().unwrap();
    }

    #[test]
    fn a_folder_with_other_things_in_it_is_refused() {
        let somewhere = Somewhere::new();
        let folder = Folder::new(somewhere.path());
        std::fs::create_dir_all(folder.path()).unwrap();
        std::fs::write(folder.path().join("thesis.odt"), "years").unwrap();
        assert!(folder.prepare().unwrap_err().contains("holds other things"));
    }

    #[test]
    fn a_demo_killed_in_its_first_moment_leaves_a_folder_for_the_next() {
        let somewhere = Somewhere::new();
        let folder = Folder::new(somewhere.path());
        folder.prepare().unwrap();
        drop(folder.lock().unwrap());
        std::fs::write(folder.path().join(MARKER_PART), "{").unwrap();
        folder.prepare().unwrap();
        folder.remember(&memory()).unwrap();
        assert_eq!(folder.recall().unwrap(), Some(memory()));
    }

    #[test]
    fn starting_over_takes_away_only_what_the_demo_made() {
        let somewhere = Somewhere::new();
        let folder = Folder::new(somewhere.path());
        folder.prepare().unwrap();
        folder.remember(&memory()).unwrap();
        for file in ["longtable.sqlite", "notes.txt"] {
            std::fs::write(folder.path().join(file), "x").unwrap();
        }
        std::fs::create_dir_all(folder.path().join(mailbox::FOLDER)).unwrap();
        folder.clear().unwrap();
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["notes.txt"]);
    }

    #[test]
    fn a_damaged_marker_says_what_to_do() {
        let somewhere = Somewhere::new();
        let folder = Folder::new(somewhere.path());
        folder.prepare().unwrap();
        std::fs::write(folder.path().join(MARKER), "{").unwrap();
        assert!(folder.recall().unwrap_err().ends_with("start over with --fresh."));
    }
}
