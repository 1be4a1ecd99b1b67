//! A small OpenID provider that misbehaves as a test wishes. It signs its own tokens, and has no page: the test plays the browser.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::{self, Data, Form};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PkceCodeChallenge, PkceCodeVerifier, PrivateSigningKey};
use serde::Deserialize;
use serde_json::{Value, json};

/// The name and the secret Longtable has at it.
pub const CLIENT: &str = "longtable";
/// See [`CLIENT`].
pub const SECRET: &str = "an odd secret";

/// How it behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// As it should.
    #[default]
    Well,
    /// Its token answers another question.
    OtherNonce,
    /// Its token says that somebody else made it.
    OtherIssuer,
    /// Its token is meant for somebody else.
    OtherAudience,
    /// Its token is meant for us and for somebody else.
    TwoAudiences,
    /// Its token is signed by nobody.
    Unsigned,
    /// Its token says that it is signed with the secret we share.
    SharedSecret,
    /// Its token is signed with a key that is none of its own.
    StrangeKey,
    /// Its token's signature belongs to other words.
    Altered,
    /// Its token ran out an hour ago.
    Expired,
    /// Its clock is a minute behind: that is still right.
    AMinuteLate,
    /// Its clock is an hour ahead.
    AnHourAhead,
    /// It gives no token.
    NoToken,
    /// It has changed its keys since it was asked first: that is still right.
    NewKeys,
    /// It has no keys.
    NoKeys,
    /// It calls itself something else.
    OtherName,
    /// It answers with something else.
    Nonsense,
    /// Its answer does not end.
    Endless,
    /// It leads elsewhere.
    Elsewhere,
    /// It refuses the code.
    Refuses,
    /// It takes its time.
    Slow,
    /// It sends people to a script.
    Script,
    /// It tells no address.
    NoAddress,
}

/// Whom it signs in.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// Its name for them.
    pub subject: String,
    /// Their address.
    pub email: String,
    /// Whether it says that the address is theirs; nothing where it says nothing.
    pub verified: Option<bool>,
}

#[derive(Debug, Default)]
struct State {
    manner: Manner,
    nonce: String,
    challenge: String,
    somebody: Option<Somebody>,
}

/// A provider on a port of its own. It stops when this is dropped.
pub struct OddProvider {
    /// `http://127.0.0.1:…`: its issuer.
    pub issuer: String,
    state: Arc<Mutex<State>>,
    handle: actix_web::dev::ServerHandle,
}

impl std::fmt::Debug for OddProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OddProvider({})", self.issuer)
    }
}

struct Shared {
    issuer: String,
    state: Arc<Mutex<State>>,
}

impl Shared {
    fn manner(&self) -> Manner {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).manner
    }
}

impl OddProvider {
    /// Starts one that behaves well.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let issuer = format!("http://{}", listener.local_addr().expect("a listener has an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Data::new(Shared { issuer: issuer.clone(), state: state.clone() });
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .route("/.well-known/openid-configuration", web::get().to(description))
                .route("/keys", web::get().to(keys))
                .route("/token", web::post().to(token))
        });
        let server = server.workers(1).disable_signals().listen(listener).expect("a listener can be listened to").run();
        let handle = server.handle();
        tokio::spawn(server);
        Self { issuer, state, handle }
    }

    /// From now on it behaves like this.
    pub fn behaves(&self, manner: Manner) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).manner = manner;
    }

    /// Somebody comes with this question, and signs in; the code they leave with.
    pub fn signs_in(&self, nonce: &str, challenge: &str, somebody: &Somebody) -> String {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.nonce = nonce.to_owned();
        state.challenge = challenge.to_owned();
        state.somebody = Some(somebody.clone());
        "the code".to_owned()
    }

    /// Nobody answers there any more.
    pub async fn goes(&self) {
        self.handle.stop(false).await;
    }
}

impl Drop for OddProvider {
    fn drop(&mut self) {
        let _stopping = self.handle.stop(false);
    }
}

/// A key made of one number, as PEM.
fn key(seed: u8) -> CoreEdDsaPrivateSigningKey {
    let der = [hex("302e020100300506032b657004220420"), vec![seed; 32]].concat();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64_STANDARD.encode(der));
    let id = JsonWebKeyId::new(format!("key {seed}"));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(id)).expect("32 bytes are a key")
}

fn hex(digits: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).expect("digits are hexadecimal");
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// The key it signs with.
fn own_key(manner: Manner) -> CoreEdDsaPrivateSigningKey {
    key(if manner == Manner::NewKeys { 2 } else { 1 })
}

async fn description(shared: Data<Shared>) -> HttpResponse {
    let issuer = &shared.issuer;
    let mut described = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "none"], "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid", "email"],
    });
    match shared.manner() {
        Manner::OtherName => described["issuer"] = json!("https://somebody.else.test"),
        Manner::Script => described["authorization_endpoint"] = json!("javascript:alert(1)"),
        Manner::Nonsense => return HttpResponse::Ok().body("<p>Welcome!</p>"),
        Manner::Endless => return HttpResponse::Ok().content_type("application/json").body(" ".repeat(2_000_000)),
        Manner::Elsewhere => {
            return HttpResponse::Found().insert_header(("location", format!("{issuer}/keys"))).finish();
        }
        Manner::Slow => return std::future::pending::<HttpResponse>().await,
        _ => {}
    }
    HttpResponse::Ok().json(described)
}

async fn keys(shared: Data<Shared>) -> HttpResponse {
    let manner = shared.manner();
    let keys = match manner {
        Manner::NoKeys => Vec::new(),
        _ => vec![serde_json::to_value(own_key(manner).as_verification_key()).expect("a key is a document")],
    };
    HttpResponse::Ok().json(json!({ "keys": keys }))
}

#[derive(Deserialize)]
struct Asked {
    code: String,
    code_verifier: String,
    redirect_uri: String,
}

async fn token(shared: Data<Shared>, request: HttpRequest, asked: Form<Asked>) -> HttpResponse {
    let (manner, nonce, challenge, somebody) = {
        let state = shared.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.manner, state.nonce.clone(), state.challenge.clone(), state.somebody.clone())
    };
    let proof = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(asked.code_verifier.clone()));
    let expected = format!("Basic {}", BASE64_STANDARD.encode(format!("{CLIENT}:{}", SECRET.replace(' ', "+"))));
    let known = request.headers().get("authorization").is_some_and(|line| line.to_str().ok() == Some(&expected));
    let right =
        proof.as_str() == challenge && asked.code == "the code" && asked.redirect_uri.ends_with("/sign-in/back");
    let (Some(somebody), true, true, true) = (somebody, known, right, manner != Manner::Refuses) else {
        return HttpResponse::BadRequest().json(json!({ "error": "invalid_grant" }));
    };
    let mut answer = json!({ "access_token": "of no use", "token_type": "Bearer", "expires_in": 60 });
    if manner != Manner::NoToken {
        answer["id_token"] = json!(signed(manner, &claims(&shared.issuer, manner, &nonce, &somebody)));
    }
    HttpResponse::Ok().json(answer)
}

#[expect(clippy::disallowed_methods, reason = "a provider lives by the world's time")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

fn claims(issuer: &str, manner: Manner, nonce: &str, somebody: &Somebody) -> Value {
    let now = now().timestamp();
    let (issued, lasts) = match manner {
        Manner::Expired => (now - 3_900, 300),
        Manner::AMinuteLate => (now - 360, 300),
        Manner::AnHourAhead => (now + 3_600, 300),
        _ => (now, 300),
    };
    let mut claims = json!({
        "iss": issuer, "aud": CLIENT, "sub": somebody.subject, "nonce": nonce, "iat": issued, "exp": issued + lasts,
    });
    if manner != Manner::NoAddress {
        claims["email"] = json!(somebody.email);
    }
    if let Some(verified) = somebody.verified {
        claims["email_verified"] = json!(verified);
    }
    match manner {
        Manner::OtherNonce => claims["nonce"] = json!("another question"),
        Manner::OtherIssuer => claims["iss"] = json!("https://somebody.else.test"),
        Manner::OtherAudience => claims["aud"] = json!("somebody else"),
        Manner::TwoAudiences => claims["aud"] = json!([CLIENT, "somebody else"]),
        _ => {}
    }
    claims
}

fn signed(manner: Manner, claims: &Value) -> String {
    let encoded = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let key = if manner == Manner::StrangeKey { key(9) } else { own_key(manner) };
    let algorithm = match manner {
        Manner::Unsigned => "none",
        Manner::SharedSecret => "HS256",
        _ => "EdDSA",
    };
    // A stranger claims the id of a key that is known.
    let id = if manner == Manner::NewKeys { "key 2" } else { "key 1" };
    let words = format!("{}.{}", encoded(&json!({ "alg": algorithm, "kid": id })), encoded(claims));
    let signature = match manner {
        Manner::Unsigned => Vec::new(),
        Manner::Altered => key.sign(&CoreJwsSigningAlgorithm::EdDsa, b"other words").expect("it signs"),
        _ => key.sign(&CoreJwsSigningAlgorithm::EdDsa, words.as_bytes()).expect("it signs"),
    };
    format!("{words}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}
