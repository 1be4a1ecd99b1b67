//! The name under which browsers keep passkeys for us: this server's own host.

use std::sync::Arc;

use sea_orm::DbErr;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

/// The name under which browsers keep passkeys for us.
#[derive(Clone)]
pub struct RelyingParty(Arc<Webauthn>);

impl std::fmt::Debug for RelyingParty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RelyingParty(…)")
    }
}

impl RelyingParty {
    /// For a server that readers reach at this address. None where browsers keep no passkeys: without https, but for
    /// `localhost`, and under an address made of numbers.
    pub fn at(base_url: &str) -> Option<Self> {
        let origin = Url::parse(base_url).ok()?;
        let host = origin.domain()?.to_owned();
        let is_safe = origin.scheme() == "https" || host == "localhost";
        let party = WebauthnBuilder::new(&host, &origin).ok()?.rp_name("Longtable").build().ok()?;
        is_safe.then(|| Self(Arc::new(party)))
    }

    /// Asks a device to make a passkey for a person; the question for the browser, and what to remember of it.
    pub(super) fn ask_to_add(
        &self,
        person: Uuid,
        name: &str,
        known: Vec<CredentialID>,
    ) -> Result<(String, String), DbErr> {
        let (options, state) = self.0.start_passkey_registration(person, name, name, Some(known)).map_err(fault)?;
        let mut options = serde_json::to_value(options).map_err(json)?;
        // So that it can sign in without anybody typing who they are.
        if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut) {
            wanted.insert("residentKey".to_owned(), "required".into());
            wanted.insert("requireResidentKey".to_owned(), true.into());
        }
        Ok((written(&options["publicKey"])?, written(&state)?))
    }

    /// The passkey a device made; none when the answer is not one to the question.
    pub(super) fn added(&self, state: &str, answer: &str) -> Result<Option<Passkey>, DbErr> {
        let state: PasskeyRegistration = read(state)?;
        let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(None) };
        Ok(self.0.finish_passkey_registration(&answer, &state).inspect_err(noted).ok())
    }

    /// Asks whatever passkey there is to sign in; the question for the browser, and what to remember of it.
    pub(super) fn ask_to_sign_in(&self) -> Result<(String, String), DbErr> {
        let (options, state) = self.0.start_discoverable_authentication().map_err(fault)?;
        let options = serde_json::to_value(options).map_err(json)?;
        Ok((written(&options["publicKey"])?, written(&state)?))
    }

    /// Whom an answer claims to be, and with which passkey: nothing is proven yet.
    pub(super) fn claimed(&self, answer: &str) -> Option<Claim> {
        let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
        let (person, credential) = self.0.identify_discoverable_authentication(&answer).ok()?;
        let credential = credential.to_vec();
        Some(Claim { answer, person, credential })
    }

    /// Whether the claim is true; the passkey as it stands afterwards.
    pub(super) fn proven(&self, state: &str, claim: &Claim, passkey: &str) -> Result<Option<String>, DbErr> {
        let (state, mut passkey): (DiscoverableAuthentication, Passkey) = (read(state)?, read(passkey)?);
        let proven = self.0.finish_discoverable_authentication_v2(&claim.answer, state, &passkey);
        let Ok(result) = proven.inspect_err(noted) else { return Ok(None) };
        let result: AuthenticationResult = result;
        passkey.update_credential(&result);
        written(&passkey).map(Some)
    }
}

/// Whom an answer claims to be.
pub(super) struct Claim {
    answer: PublicKeyCredential,
    /// The person.
    pub(super) person: Uuid,
    /// The id the device gave the passkey.
    pub(super) credential: Vec<u8>,
}

/// The ids of passkeys, as a device knows them.
pub(super) fn known(credentials: impl Iterator<Item = String>) -> Result<Vec<CredentialID>, DbErr> {
    credentials.map(|credential| read::<Passkey>(&credential).map(|passkey| passkey.cred_id().clone())).collect()
}

/// A passkey as its row keeps it.
pub(super) fn written<T: Serialize>(value: &T) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(json)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(json)
}

fn json(error: serde_json::Error) -> DbErr {
    DbErr::Json(error.to_string())
}

fn fault(error: WebauthnError) -> DbErr {
    DbErr::Custom(error.to_string())
}

/// What was wrong with an answer is for programmers: its sender learns that it was refused.
fn noted(error: &WebauthnError) {
    tracing::debug!(%error, "a passkey's answer was refused");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_https_and_a_name_or_localhost() {
        for (address, works) in [
            ("https://table.example", true),
            ("https://table.example:8443", true),
            ("http://localhost:8080", true),
            ("http://table.example", false),
            ("http://127.0.0.1:8080", false),
            ("https://192.0.2.1", false),
            ("https://[2001:db8::1]", false),
            ("nonsense", false),
        ] {
            assert_eq!(RelyingParty::at(address).is_some(), works, "{address}");
        }
    }

    #[test]
    fn a_question_asks_for_a_key_that_knows_its_owner_and_verifies_them() {
        let party = RelyingParty::at("https://table.example").unwrap();
        let (options, _) = party.ask_to_add(Uuid::from_u128(7), "Ana", Vec::new()).unwrap();
        let options: Value = serde_json::from_str(&options).unwrap();
        assert_eq!(options["rp"]["id"], "table.example");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        let (options, _) = party.ask_to_sign_in().unwrap();
        let options: Value = serde_json::from_str(&options).unwrap();
        assert_eq!((&options["rpId"], &options["userVerification"]), (&"table.example".into(), &"required".into()));
        assert_eq!(options["allowCredentials"], Value::Array(Vec::new()));
    }

    #[test]
    fn nonsense_is_no_answer() {
        let party = RelyingParty::at("https://table.example").unwrap();
        let (_, state) = party.ask_to_add(Uuid::from_u128(7), "Ana", Vec::new()).unwrap();
        for nonsense in ["", "{}", "something", "[]", "{\"id\":\"AA\"}"] {
            assert!(party.added(&state, nonsense).unwrap().is_none(), "{nonsense}");
            assert!(party.claimed(nonsense).is_none(), "{nonsense}");
        }
    }
}
