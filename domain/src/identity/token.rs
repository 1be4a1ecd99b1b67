//! Secrets that travel: the token in a sign-in link and the session cookie. Neither stands in the database.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::operation::sha256_hex;

/// The server's key, from which sign-in tokens are derived. It stands outside the database.
#[derive(Clone)]
pub struct SigningKey([u8; 32]);

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl SigningKey {
    /// A key of 32 bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The token of a sign-in link: its id and a proof that we made it.
    pub fn sign_in_token(&self, link: Uuid) -> String {
        let proof = self.mac(link).finalize().into_bytes();
        format!("{}{}", URL_SAFE_NO_PAD.encode(link.as_bytes()), URL_SAFE_NO_PAD.encode(proof))
    }

    /// The link a token names, if we made the token. The comparison takes the same time whatever differs.
    pub fn link_of_token(&self, token: &str) -> Option<Uuid> {
        // 16 bytes of id are 22 characters, 32 bytes of proof are 43.
        let (id, proof) = token.split_at_checked(22)?;
        let id: [u8; 16] = URL_SAFE_NO_PAD.decode(id).ok()?.try_into().ok()?;
        let proof = URL_SAFE_NO_PAD.decode(proof).ok()?;
        let link = Uuid::from_bytes(id);
        self.mac(link).verify_slice(&proof).ok().map(|()| link)
    }

    /// The token of an invitation: its network's id and its own, and a proof that we made it.
    pub fn invitation_token(&self, network: Uuid, invitation: Uuid) -> String {
        let proof = self.invitation_mac(network, invitation).finalize().into_bytes();
        let parts = [&network.as_bytes()[..], &invitation.as_bytes()[..], &proof[..]];
        URL_SAFE_NO_PAD.encode(parts.concat())
    }

    /// The network and the invitation a token names, if we made the token. The comparison takes the same time whatever
    /// differs.
    pub fn invitation_of_token(&self, token: &str) -> Option<(Uuid, Uuid)> {
        let bytes: [u8; 64] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
        let network = Uuid::from_slice(&bytes[..16]).ok()?;
        let invitation = Uuid::from_slice(&bytes[16..32]).ok()?;
        self.invitation_mac(network, invitation).verify_slice(&bytes[32..]).ok().map(|()| (network, invitation))
    }

    /// The token that confirms who somebody is at a provider: its network's id and the link's, and a proof that we made it.
    pub fn provider_link_token(&self, network: Uuid, link: Uuid) -> String {
        let proof = self.provider_link_mac(network, link).finalize().into_bytes();
        let parts = [&network.as_bytes()[..], &link.as_bytes()[..], &proof[..]];
        URL_SAFE_NO_PAD.encode(parts.concat())
    }

    /// The network and the link a token names, if we made the token. The comparison takes the same time whatever differs.
    pub fn provider_link_of_token(&self, token: &str) -> Option<(Uuid, Uuid)> {
        let bytes: [u8; 64] = URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()?;
        let network = Uuid::from_slice(&bytes[..16]).ok()?;
        let link = Uuid::from_slice(&bytes[16..32]).ok()?;
        self.provider_link_mac(network, link).verify_slice(&bytes[32..]).ok().map(|()| (network, link))
    }

    /// A key for another purpose, derived from this one: for signing forms, say.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = self.start();
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }

    fn mac(&self, link: Uuid) -> Hmac<Sha256> {
        let mut mac = self.start();
        mac.update(b"sign-in link\0");
        mac.update(link.as_bytes());
        mac
    }

    fn invitation_mac(&self, network: Uuid, invitation: Uuid) -> Hmac<Sha256> {
        let mut mac = self.start();
        mac.update(b"invitation\0");
        mac.update(network.as_bytes());
        mac.update(invitation.as_bytes());
        mac
    }

    fn provider_link_mac(&self, network: Uuid, link: Uuid) -> Hmac<Sha256> {
        let mut mac = self.start();
        mac.update(b"provider link\0");
        mac.update(network.as_bytes());
        mac.update(link.as_bytes());
        mac
    }

    fn start(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.0).expect("HMAC takes keys of any length")
    }
}

/// What the database keeps of a cookie: its SHA-256 in hexadecimal.
pub fn cookie_hash(cookie: &str) -> String {
    sha256_hex(cookie.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_read_from_its_own_token_and_from_nothing_else() {
        let key = SigningKey::new([7; 32]);
        let (network, invitation) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let token = key.invitation_token(network, invitation);
        assert_eq!(key.invitation_of_token(&token), Some((network, invitation)));
        assert_eq!(key.link_of_token(&token), None, "an invitation is no sign-in link");
        assert_eq!(key.invitation_of_token(&key.sign_in_token(invitation)), None);
        let confirming = key.provider_link_token(network, invitation);
        assert_eq!(key.provider_link_of_token(&confirming), Some((network, invitation)));
        assert_eq!((key.provider_link_of_token(&token), key.invitation_of_token(&confirming)), (None, None));
        assert_eq!(SigningKey::new([8; 32]).invitation_of_token(&token), None, "another server's");
        for at in [0, 10, 30, 60, 85] {
            let mut letters: Vec<char> = token.chars().collect();
            letters[at] = if letters[at] == 'A' { 'B' } else { 'A' };
            assert_eq!(key.invitation_of_token(&letters.into_iter().collect::<String>()), None, "altered at {at}");
        }
        for strange in ["", "x", &token[1..], &format!("{token}A"), "é"] {
            assert_eq!(key.invitation_of_token(strange), None, "{strange}");
        }
    }
}
