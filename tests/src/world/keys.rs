//! Keys to somebody's account: tokens for programs, and a passkey without a browser, which makes itself known and answers
//! questions as a device does (Web Authentication, section 6).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64URL;
use domain::identity::cookie_hash;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use uuid::Uuid;

use super::actor::Actor;
use super::deeds::key;
use super::reply::Outcome;

/// Somebody was there and was verified.
const SEEN: u8 = 0x05;

/// Somebody was there, and was not asked to prove who they are.
pub const UNVERIFIED: u8 = 0x01;

/// The public key that goes with 1, the private key of every passkey here: the base point of P-256.
const POINT: [&str; 2] = [
    "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
];

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal digits");
    (0..hex.len()).step_by(2).map(pair).collect()
}

/// A passkey without a browser. Tests change what it says.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// The id it gave itself.
    pub credential: Vec<u8>,
    /// Whom it says it belongs to.
    pub owner: Uuid,
    /// The page it says it was asked on.
    pub origin: String,
    /// How often it says it answered.
    pub counter: u32,
    /// What it says of whoever was there.
    pub flags: u8,
    /// The last byte of its private key.
    pub private: u8,
}

impl Passkey {
    /// A new one of somebody's, at the scene's server.
    pub fn of(owner: &Actor) -> Self {
        Self {
            credential: key().into_bytes(),
            owner: owner.person(),
            // Browsers keep passkeys for names, not for numbers.
            origin: owner.address().replace("127.0.0.1", "localhost"),
            counter: 0,
            flags: SEEN,
            private: 1,
        }
    }

    /// Its answer to a question that asks for a new passkey, without a statement about the device.
    pub fn made(&self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        let mut data = self.begins(&options["rp"]["id"], self.flags | 0x40);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).expect("it is short").to_be_bytes());
        data.extend(&self.credential);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
        for (label, coordinate) in [0x21, 0x22].into_iter().zip(POINT) {
            data.extend([label, 0x58, 0x20]);
            data.extend(bytes(coordinate));
        }
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).expect("it is short"));
        attestation.extend(data);
        self.says(json!({
            "attestationObject": BASE64URL.encode(attestation),
            "clientDataJSON": BASE64URL.encode(self.asked("webauthn.create", &options)),
        }))
    }

    /// Its answer to a question that signs in.
    pub fn answers(&self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options are JSON");
        let client = self.asked("webauthn.get", &options);
        let data = self.begins(&options["rpId"], self.flags);
        let mut private = [0; 32];
        private[31] = self.private;
        let signed = [data.clone(), bytes(&cookie_hash(&client))].concat();
        let signature: Signature = SigningKey::from_slice(&private).expect("a private key").sign(&signed);
        self.says(json!({
            "authenticatorData": BASE64URL.encode(data),
            "clientDataJSON": BASE64URL.encode(client),
            "signature": BASE64URL.encode(signature.to_der()),
            "userHandle": BASE64URL.encode(self.owner.as_bytes()),
        }))
    }

    /// What the browser says was asked.
    fn asked(&self, kind: &str, options: &Value) -> String {
        let challenge = &options["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string()
    }

    /// How what a device says begins: for whom, about whom, how often.
    fn begins(&self, party: &Value, flags: u8) -> Vec<u8> {
        let mut data = bytes(&cookie_hash(party.as_str().expect("the question names us")));
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn says(&self, response: Value) -> String {
        let id = BASE64URL.encode(&self.credential);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}

impl Actor {
    /// Makes a token that lasts a month; its global id, and the token itself.
    pub async fn makes_a_token(&self, name: &str, scopes: Value) -> (String, String) {
        let input = json!({
            "name": name, "network": self.network(), "scopes": scopes, "expiresAt": "2026-04-01T00:00:00Z", "requestKey": key(),
        });
        let payload = "accessToken { id } secret problems { code field message }";
        let made = self.does("makeToken", input, payload).await.done().clone();
        let text = |value: &Value| value.as_str().expect("it was made now").to_owned();
        (text(&made["accessToken"]["id"]), text(&made["secret"]))
    }

    /// Asks for a question to a device that is to make a passkey: its ceremony and its options.
    pub async fn asks_to_add_a_passkey(&self) -> [String; 2] {
        let payload = "question { ceremony options } problems { code }";
        let asked = self.does("askToAddPasskey", json!({ "requestKey": key() }), payload).await;
        ["ceremony", "options"].map(|name| asked.done()["question"][name].as_str().expect("a text").to_owned())
    }

    /// Adds a passkey.
    pub async fn adds_this_passkey(&self, ceremony: &str, name: &str, answer: &str) -> Outcome {
        let input = json!({ "ceremony": ceremony, "name": name, "answer": answer, "requestKey": key() });
        self.does("addPasskey", input, "passkey { id } problems { code field message }").await
    }

    /// Adds a passkey and gives its global id.
    pub async fn adds_a_passkey(&self, name: &str) -> String {
        let [ceremony, options] = self.asks_to_add_a_passkey().await;
        let added = self.adds_this_passkey(&ceremony, name, &Passkey::of(self).made(&options)).await;
        added.done()["passkey"]["id"].as_str().expect("an id is a text").to_owned()
    }
}
