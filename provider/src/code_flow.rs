//! The code flow: where a browser is sent, and what the code it comes back with is worth.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
    CoreGrantType, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJsonWebKey, CoreJsonWebKeySet, CoreJsonWebKeyType,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType, CoreUserInfoClaims,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, JsonWebKey, JsonWebKeyUse, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope, TokenResponse,
    UserInfoError,
};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Outside, Registration, Trouble};

/// By how much a provider's clock may differ from ours.
const SKEW: TimeDelta = TimeDelta::minutes(2);

/// How old a token may be: it was made while the browser was on its way back.
const AGE_MAX: TimeDelta = TimeDelta::minutes(10);

/// The longest name a provider has for somebody (OpenID Connect Core 1.0, section 2), in bytes.
const SUBJECT_MAX: usize = 255;

/// Algorithms by which only the provider can have signed: none that share a secret, and never `none`.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The secrets of one sign-in, each at least 43 letters, digits, - or _.
#[derive(Clone)]
pub struct Asked {
    /// Comes back with the browser.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Proves to the provider that whoever uses the code is who asked for it (PKCE).
    pub verifier: String,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Asked(…)")
    }
}

/// What a browser came back with, and what it left with.
#[derive(Clone)]
pub struct Answered {
    /// The code the provider gave it.
    pub code: String,
    /// As in [`Asked`].
    pub nonce: String,
    /// As in [`Asked`].
    pub verifier: String,
}

impl std::fmt::Debug for Answered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answered(…)")
    }
}

/// Whom a provider says it signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider's own name for them, which never changes hands.
    pub subject: String,
    /// Their mail address, in lower case, if it tells.
    pub email: Option<String>,
    /// Whether it says that it knows the address to be theirs.
    pub email_verified: bool,
}

/// What a provider says of itself beyond what the library reads.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Beyond {
    code_challenge_methods_supported: Option<Vec<String>>,
}

impl AdditionalProviderMetadata for Beyond {}

type Metadata = ProviderMetadata<
    Beyond,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A provider as it describes itself now, with its keys of now.
pub(crate) struct Described {
    pub(crate) metadata: Metadata,
    pub(crate) says_pkce: bool,
    pub(crate) says_email: bool,
}

/// Where a browser is sent to be signed in.
///
/// # Errors
/// What is in the way.
pub async fn ask(outside: &Outside, registration: &Registration, asked: &Asked) -> Result<String, Trouble> {
    outside
        .in_time(async {
            let client = client(described(outside, registration).await?.metadata, registration)?;
            let challenge =
                PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(asked.verifier.clone()));
            let (state, nonce) = (asked.state.clone(), asked.nonce.clone());
            let (url, _, _) = client
                .authorize_url(
                    CoreAuthenticationFlow::AuthorizationCode,
                    move || CsrfToken::new(state.clone()),
                    move || Nonce::new(nonce.clone()),
                )
                .add_scope(Scope::new("email".to_owned()))
                .set_pkce_challenge(challenge)
                .url();
            Ok(url.to_string())
        })
        .await
}

/// Exchanges a code for the provider's word on who signed in, and checks it.
///
/// # Errors
/// What is in the way.
pub async fn claim(outside: &Outside, registration: &Registration, answered: Answered) -> Result<Identity, Trouble> {
    outside.in_time(exchange(outside, registration, answered)).await
}

async fn exchange(outside: &Outside, registration: &Registration, answered: Answered) -> Result<Identity, Trouble> {
    let client = client(described(outside, registration).await?.metadata, registration)?;
    let asking = client.exchange_code(AuthorizationCode::new(answered.code)).map_err(|_| Trouble::NotUnderstood)?;
    let asking = asking.set_pkce_verifier(PkceCodeVerifier::new(answered.verifier));
    let response = asking.request_async(outside).await.map_err(|error| match error {
        RequestTokenError::ServerResponse(_) => Trouble::Refused,
        RequestTokenError::Request(trouble) => trouble,
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Trouble::NotUnderstood,
    })?;
    let token = response.id_token().ok_or(Trouble::NotUnderstood)?;
    let verifier = strict(client.id_token_verifier());
    let claims = token.claims(&verifier, &Nonce::new(answered.nonce)).map_err(|_| Trouble::NotItsWord)?;
    let mut identity = told(claims);
    if !is_a_name(&identity.subject) {
        return Err(Trouble::NotUnderstood);
    }
    if identity.email.is_none()
        && let Ok(request) = client.user_info(response.access_token().clone(), Some(claims.subject().clone()))
    {
        let more: CoreUserInfoClaims = request.request_async(outside).await.map_err(|error| match error {
            UserInfoError::Request(trouble) => trouble,
            UserInfoError::ClaimsVerification(_) => Trouble::NotItsWord,
            _ => Trouble::NotUnderstood,
        })?;
        identity.email = more.email().map(|email| email.trim().to_lowercase());
        identity.email_verified = more.email_verified().unwrap_or(false);
    }
    Ok(identity)
}

fn told(claims: &CoreIdTokenClaims) -> Identity {
    Identity {
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.trim().to_lowercase()),
        email_verified: claims.email_verified().unwrap_or(false),
    }
}

/// Whether somebody can be called so for good: by a name no longer than names are, in letters every database keeps.
fn is_a_name(subject: &str) -> bool {
    (1..=SUBJECT_MAX).contains(&subject.len()) && !subject.chars().any(char::is_control)
}

/// The library's checks, with our algorithms and our clock. It also checks issuer, audience, nonce and signature.
fn strict(verifier: CoreIdTokenVerifier<'_>) -> CoreIdTokenVerifier<'_> {
    verifier.set_allowed_algs(SIGNED_BY).set_time_fn(|| now() - SKEW).set_issue_time_verifier_fn(|issued| {
        is_fresh(issued, now()).then_some(()).ok_or_else(|| "not of now".to_owned())
    })
}

/// Whether a token was made just now, give or take what clocks differ.
fn is_fresh(issued: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    issued <= now + SKEW && issued >= now - AGE_MAX - SKEW
}

#[expect(clippy::disallowed_methods, reason = "a provider lives by the world's time, and not by a demonstration's")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Fetches what a provider says of itself, and its keys.
pub(crate) async fn described(outside: &Outside, registration: &Registration) -> Result<Described, Trouble> {
    let issuer = IssuerUrl::new(registration.issuer.clone()).map_err(|_| Trouble::NotAllowed)?;
    let metadata = Metadata::discover_async(issuer, outside).await.map_err(|error| match error {
        DiscoveryError::Request(trouble) => trouble,
        DiscoveryError::Validation(_) => Trouble::OtherIssuer,
        DiscoveryError::UrlParse(_) => Trouble::NotAllowed,
        _ => Trouble::NotUnderstood,
    })?;
    // People are sent there, so it has to be a page.
    if !outside.reach().admits(metadata.authorization_endpoint().url()) {
        return Err(Trouble::NotAllowed);
    }
    let methods = metadata.additional_metadata().code_challenge_methods_supported.as_ref();
    let says_pkce = methods.is_some_and(|methods| methods.iter().any(|method| method == "S256"));
    let scopes = metadata.scopes_supported();
    let says_email = scopes.is_some_and(|scopes| scopes.iter().any(|scope| scope.as_str() == "email"));
    Ok(Described { metadata, says_pkce, says_email })
}

/// How many keys of a set can have signed what we check.
pub(crate) fn usable_keys(keys: &CoreJsonWebKeySet) -> usize {
    let usable = |key: &&CoreJsonWebKey| {
        *key.key_type() != CoreJsonWebKeyType::Symmetric && key.key_use().is_none_or(JsonWebKeyUse::allows_signature)
    };
    keys.keys().iter().filter(usable).count()
}

fn client(metadata: Metadata, registration: &Registration) -> Result<Client, Trouble> {
    let by_body = match metadata.token_endpoint_auth_methods_supported() {
        // The specification's default is Basic.
        Some(methods) => {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        }
        None => false,
    };
    let back = RedirectUrl::new(registration.back.clone()).map_err(|_| Trouble::NotAllowed)?;
    let secret = registration.secret.clone().map(ClientSecret::new);
    let client = CoreClient::from_provider_metadata(metadata, ClientId::new(registration.client_id.clone()), secret);
    let client = client.set_redirect_uri(back);
    Ok(if by_body { client.set_auth_type(AuthType::RequestBody) } else { client })
}

/// Whether a text can be an issuer: an address without query or fragment.
pub fn looks_like_an_issuer(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    ["https", "http"].contains(&url.scheme())
        && url.has_host()
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_fresh_for_ten_minutes_and_two_more() {
        let now: DateTime<Utc> = "2026-03-02T15:00:00Z".parse().unwrap();
        for (seconds, fresh) in [(0, true), (-719, true), (-720, true), (-721, false), (120, true), (121, false)] {
            assert_eq!(is_fresh(now + TimeDelta::seconds(seconds), now), fresh, "{seconds}");
        }
    }

    #[test]
    fn a_name_is_there_and_of_bounded_length() {
        let [longest, longer] = [SUBJECT_MAX, SUBJECT_MAX + 1].map(|length| "s".repeat(length));
        for (subject, good) in [
            ("r-1", true),
            ("00u1|Rose Émond", true),
            (longest.as_str(), true),
            (longer.as_str(), false),
            ("", false),
            ("r\0", false),
            ("r\n", false),
        ] {
            assert_eq!(is_a_name(subject), good, "{subject:?}");
        }
    }

    #[test]
    fn an_issuer_is_an_address_and_nothing_more() {
        for (text, good) in [
            ("https://login.example.org", true),
            ("https://login.example.org/realms/one", true),
            ("http://127.0.0.1:8080", true),
            ("login.example.org", false),
            ("https://login.example.org?x=1", false),
            ("https://login.example.org#x", false),
            ("https://a:b@login.example.org", false),
            ("javascript:alert(1)", false),
            ("", false),
        ] {
            assert_eq!(looks_like_an_issuer(text), good, "{text}");
        }
    }
}
