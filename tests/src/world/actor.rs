//! People of the scene, each with a browser's cookies, in front of the real server.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use domain::clock::Instant;
use domain::identity::IDLE_DAYS;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, LOCATION, ORIGIN, SET_COOKIE};
use serde_json::{Value, json};
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::page::Page;
use super::reply::Reply;
use super::server::Server;
use super::stream::Stream;

/// Somebody who asks: signed in, or nobody.
#[derive(Clone, Debug)]
pub struct Actor(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: &'static str,
    email: String,
    person: Option<Uuid>,
    network: &'static str,
    /// The scene's own server, by which they sign in; a stranger has none.
    server: Option<Arc<Server>>,
    client: reqwest::Client,
    /// Where they knock: the scene's own server, or another one on the same database.
    address: String,
    cookies: Mutex<BTreeMap<String, String>>,
    /// Until when the session lasts that was started last, and how often the scene had gone back in time by then.
    signed_in: tokio::sync::Mutex<Option<(Instant, u32)>>,
    agency: OnceCell<Option<String>>,
}

impl Actor {
    pub(super) fn new(
        name: &'static str,
        email: String,
        person: Option<Uuid>,
        network: &'static str,
        server: &Arc<Server>,
    ) -> Self {
        let address = server.address.clone();
        Self::knocking_at(address, name, email, person, network, Some(server))
    }

    /// Somebody in front of a program that a test started: nobody's colleague until they sign in there by its pages.
    pub fn stranger(address: &str, network: &'static str) -> Self {
        Self::knocking_at(address.to_owned(), "a stranger", String::new(), None, network, None)
    }

    fn knocking_at(
        address: String,
        name: &'static str,
        email: String,
        person: Option<Uuid>,
        network: &'static str,
        server: Option<&Arc<Server>>,
    ) -> Self {
        let client = server.map_or_else(super::server::client, |server| server.client.clone());
        Self(Arc::new(Inner {
            name,
            email,
            person,
            network,
            server: server.cloned(),
            client,
            address,
            cookies: Mutex::default(),
            signed_in: tokio::sync::Mutex::default(),
            agency: OnceCell::new(),
        }))
    }

    /// How they are called.
    pub fn name(&self) -> &str {
        self.0.name
    }

    /// Where mail reaches them.
    pub fn email(&self) -> &str {
        &self.0.email
    }

    /// Where they knock, `http://127.0.0.1:…`.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The id of their row.
    pub fn person(&self) -> Uuid {
        self.0.person.expect("somebody is meant")
    }

    /// The network whose doors they use.
    pub fn network(&self) -> &'static str {
        self.0.network
    }

    /// The same person at another network's door.
    pub fn at(&self, network: &'static str) -> Self {
        let Inner { name, email, person, server, address, .. } = &*self.0;
        match server {
            Some(server) => Self::new(name, email.clone(), *person, network, server),
            None => Self::stranger(address, network),
        }
    }

    /// The same person in front of another server on the same database, `http://127.0.0.1:…`.
    pub fn in_front_of(&self, address: &str) -> Self {
        let Inner { name, email, person, network, server, .. } = &*self.0;
        Self::knocking_at(address.to_owned(), name, email.clone(), *person, network, server.as_ref())
    }

    /// The same person in another browser, which shares nothing with the first.
    pub fn in_another_browser(&self) -> Self {
        self.at(self.0.network)
    }

    /// Signs in, where they are not: so that no later deed does it on its way.
    pub async fn arrives(&self) {
        self.sign_in().await;
    }

    /// The value of a cookie.
    pub async fn cookie(&self, name: &str) -> Option<String> {
        self.sign_in().await;
        self.cookies().get(name).cloned()
    }

    /// Sets or takes away a cookie, as somebody could with their browser's tools.
    pub async fn set_cookie(&self, name: &str, value: Option<&str>) {
        self.sign_in().await;
        match value {
            Some(value) => self.cookies().insert(name.to_owned(), value.to_owned()),
            None => self.cookies().remove(name),
        };
    }

    /// The global id of the agency they act for.
    pub async fn agency(&self) -> String {
        let asked = self.0.agency.get_or_init(async || {
            let reply = self.ask("{ viewer { agency { id } } }", json!({})).await;
            reply.data()["viewer"]["agency"]["id"].as_str().map(str::to_owned)
        });
        asked.await.clone().unwrap_or_else(|| panic!("{} acts for no agency", self.0.name))
    }

    /// Asks the API of their network.
    pub async fn ask(&self, document: &str, variables: Value) -> Reply {
        self.post_json(&format!("/n/{}/graphql", self.0.network), &json!({ "query": document, "variables": variables }))
            .await
    }

    /// Asks the API outside networks.
    pub async fn ask_outside(&self, document: &str, variables: Value) -> Reply {
        self.post_json("/graphql", &json!({ "query": document, "variables": variables })).await
    }

    /// Posts a JSON document.
    pub async fn post_json(&self, path: &str, body: &Value) -> Reply {
        let request = self.request(reqwest::Method::POST, path).await;
        let request = request.header(ACCEPT, "application/graphql-response+json").json(body);
        let answer = self.send(request).await;
        let status = answer.status().as_u16();
        let text = answer.text().await.expect("an answer has a body");
        let body = serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON, status {status}: {text}"));
        Reply { status, body }
    }

    /// A request with their cookies, for what has no name of its own here.
    pub async fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.sign_in().await;
        let cookies =
            self.cookies().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = self.0.client.request(method, format!("{}{path}", self.0.address));
        let request = request.header(ORIGIN, &self.0.address);
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies) }
    }

    /// Sends a request and keeps the cookies of its answer.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Response {
        let answer = request.send().await.unwrap_or_else(|error| panic!("the server does not answer: {error:?}"));
        for line in answer.headers().get_all(SET_COOKIE) {
            let line = line.to_str().expect("a cookie is a text");
            let (name, value) =
                line.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a name");
            if line.contains("Max-Age=0") {
                self.cookies().remove(name);
            } else {
                self.cookies().insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// Opens a page of their network, following where it leads; `path` begins behind `/n/{network}`.
    pub async fn opens(&self, path: &str) -> Page {
        self.opens_at(&format!("/n/{}{path}", self.0.network)).await
    }

    /// Opens a page, following where it leads.
    pub async fn opens_at(&self, path: &str) -> Page {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let page = self.looks_at(&path).await;
            match page.location {
                Some(next) => path = next,
                None => return page,
            }
        }
        panic!("{path} leads round and round");
    }

    /// Looks at exactly one answer, without following where it leads.
    pub async fn looks_at(&self, path: &str) -> Page {
        let request = self.request(reqwest::Method::GET, path).await;
        self.page_of(path, request).await
    }

    /// Listens to a stream of events, such as the one a page names for its live figures.
    pub async fn listens_to(&self, path: &str) -> Stream {
        let request = self.request(reqwest::Method::GET, path).await.header(ACCEPT, "text/event-stream");
        Stream::begin(self.send(request).await)
    }

    /// Posts a form, without following where the answer leads.
    pub async fn posts(&self, path: &str, fields: &[(String, String)]) -> Page {
        self.posts_saying(path, fields, HeaderMap::new()).await
    }

    /// The same with these headers, in place of those of the same names.
    pub async fn posts_saying(&self, path: &str, fields: &[(String, String)], headers: HeaderMap) -> Page {
        let encoded = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = encoded.collect::<Vec<_>>().join("&");
        let request = self.request(reqwest::Method::POST, path).await;
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").headers(headers);
        self.page_of(path, request.body(body)).await
    }

    async fn page_of(&self, path: &str, request: reqwest::RequestBuilder) -> Page {
        let answer = self.send(request.header(ACCEPT, "text/html")).await;
        let status = answer.status().as_u16();
        let location = answer.headers().get(LOCATION).map(|line| line.to_str().expect("a path is a text").to_owned());
        let headers = answer.headers().clone();
        let html = String::from_utf8_lossy(&answer.bytes().await.expect("an answer has a body")).into_owned();
        Page { reader: self.clone(), path: path.to_owned(), status, location, headers, html }
    }

    async fn sign_in(&self) {
        let (Some(person), Some(server)) = (self.0.person, &self.0.server) else { return };
        let (now, turned_back) = (server.now(), server.turned_back());
        let mut signed_in = self.0.signed_in.lock().await;
        // People sign in again when a session of theirs has ended by itself; tests need not think of it.
        if signed_in.is_none_or(|(until, then)| now >= until || turned_back != then) {
            let cookie = server.start_session(person).await;
            self.cookies().insert("lt_session".to_owned(), cookie);
            *signed_in = Some((now + TimeDelta::days(IDLE_DAYS), turned_back));
        }
    }

    fn cookies(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.0.cookies.lock().expect("no test panics while it holds cookies")
    }
}

/// A text as a form sends it.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
