//! The key that signs links and forms: given as a setting, or made once and kept in the data folder.

use crate::settings::key;
use domain::identity::SigningKey;
use std::io::Write;
use std::path::Path;
use uuid::Uuid;

const FILE: &str = "secret.key";

/// The key this server signs with.
///
/// # Errors
/// One sentence when the file is there and cannot be read, or cannot be made.
pub fn signing_key(given: Option<[u8; 32]>, data: &Path) -> Result<SigningKey, String> {
    if let Some(bytes) = given {
        return Ok(SigningKey::new(bytes));
    }
    let path = data.join(FILE);
    let shown = path.display();
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let bytes = key(text.trim());
            bytes
                .map(SigningKey::new)
                .ok_or_else(|| format!("{shown} is damaged; it should hold 64 hexadecimal digits."))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            make(&path).map_err(|error| format!("{shown} cannot be made: {error}."))
        }
        Err(error) => Err(format!("{shown} cannot be read: {error}.")),
    }
}

#[expect(clippy::disallowed_methods, reason = "a secret must not follow from anything, the operation's clock included")]
fn make(path: &Path) -> std::io::Result<SigningKey> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Three random identifiers hold 122 random bits each; the key mixes more than the 256 it needs.
    let seed = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()].map(|part| part.to_string()).concat();
    let digits = clearing::sha256(seed.as_bytes());
    // Only its owner may read it, from its first byte on.
    let part = path.with_extension("part");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(format!("{digits}\n").as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&part, path)?;
    let bytes = key(&digits).ok_or_else(|| std::io::Error::other("a digest has 64 digits"))?;
    Ok(SigningKey::new(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Somewhere;

    #[test]
    fn a_key_is_made_once_and_kept() {
        let folder = Somewhere::new();
        let first = signing_key(None, folder.path()).unwrap().derive("test");
        assert_eq!(signing_key(None, folder.path()).unwrap().derive("test"), first);
        assert_ne!(signing_key(Some([7; 32]), folder.path()).unwrap().derive("test"), first);
        std::fs::write(folder.path().join(FILE), "short").unwrap();
        assert!(signing_key(None, folder.path()).unwrap_err().contains("is damaged"));
    }
}
