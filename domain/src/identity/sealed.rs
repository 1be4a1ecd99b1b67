//! Secrets that stand in the database, closed: whoever has the database alone cannot open them, and one that is moved to another
//! row stays closed (ADR 0052).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::RngCore;

use super::SigningKey;

/// How long the part is that makes each sealing another one.
const NONCE_BYTES: usize = 24;

/// The purpose of the key, in its derivation from the server's own.
const PURPOSE: &str = "sealed secrets 1";

/// Closes a secret for one place, such as a column of a row.
pub(crate) fn seal(key: &SigningKey, place: &str, secret: &str) -> String {
    let mut nonce = [0; NONCE_BYTES];
    rand::rng().fill_bytes(&mut nonce);
    let payload = Payload { msg: secret.as_bytes(), aad: place.as_bytes() };
    let closed = cipher(key).encrypt(XNonce::from_slice(&nonce), payload);
    let closed = closed.expect("what fits into memory is short enough");
    URL_SAFE_NO_PAD.encode([&nonce[..], &closed].concat())
}

/// Opens what was sealed for this place with this key; none where it was not, or was altered.
pub(crate) fn open(key: &SigningKey, place: &str, sealed: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let (nonce, closed) = bytes.split_at_checked(NONCE_BYTES)?;
    let payload = Payload { msg: closed, aad: place.as_bytes() };
    let secret = cipher(key).decrypt(XNonce::from_slice(nonce), payload).ok()?;
    String::from_utf8(secret).ok()
}

fn cipher(key: &SigningKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.derive(PURPOSE).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_opens_in_its_place_with_its_key_and_nowhere_else() {
        let key = SigningKey::new([7; 32]);
        let sealed = seal(&key, "row 1", "s3cret é");
        assert_eq!(open(&key, "row 1", &sealed).as_deref(), Some("s3cret é"));
        assert!(!sealed.contains("s3cret"));
        assert_ne!(seal(&key, "row 1", "s3cret é"), sealed, "the same twice looks different");
        assert_eq!(open(&key, "row 2", &sealed), None);
        assert_eq!(open(&SigningKey::new([8; 32]), "row 1", &sealed), None);
        for at in [0, 30, 40, sealed.len() - 1] {
            let mut letters: Vec<char> = sealed.chars().collect();
            letters[at] = if letters[at] == 'A' { 'Q' } else { 'A' };
            assert_eq!(open(&key, "row 1", &letters.into_iter().collect::<String>()), None, "altered at {at}");
        }
        for strange in ["", "x", "AAAA", "é"] {
            assert_eq!(open(&key, "row 1", strange), None, "{strange}");
        }
    }
}
