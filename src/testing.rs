//! What the tests of this program share.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of a test's own, gone when the test is over.
#[derive(Debug)]
pub struct Somewhere(PathBuf);

impl Somewhere {
    /// A path where nothing is yet.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("longtable-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        // Left by a process of the same number long ago.
        drop(std::fs::remove_dir_all(&path));
        Self(path)
    }

    /// The same, made.
    pub fn made() -> Self {
        let made = Self::new();
        std::fs::create_dir_all(&made.0).unwrap();
        made
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Somewhere {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
