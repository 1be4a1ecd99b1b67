//! Files that are there as a whole or not at all.

use std::io::Write;
use std::path::Path;

/// How much a file is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It must survive a power cut.
    Surely,
    /// It may be made again: only readers must never see half of it.
    Likely,
}

/// Writes a file under another name first, so that readers see all of it or the old one.
///
/// # Errors
/// What the file system says.
pub fn write_whole(path: &Path, bytes: &[u8], keep: Keep) -> std::io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let mut file = std::fs::File::create(&part)?;
    file.write_all(bytes)?;
    if keep == Keep::Surely {
        file.sync_all()?;
    }
    std::fs::rename(&part, path)
}
