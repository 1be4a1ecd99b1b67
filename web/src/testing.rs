//! A web whose endpoint gives canned answers, for tests of pages.
//!
//! With `PAGES_DIR` set, every page a test asks for is also written there as a
//! file that opens in a browser, styles included.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use actix_web::http::header;
use actix_web::{App, test};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, Value};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde_json::{Value as Json, json};

use crate::demo::Demo;
use crate::forms::encode;
use crate::{Caller, Endpoint, Settings, Site, configure};

/// Answers by the operation's name, and what was asked.
#[derive(Default)]
pub(crate) struct Canned {
    answers: HashMap<String, Json>,
    language: &'static str,
    pub(crate) asked: Mutex<Vec<(Caller, String, Json)>>,
}

/// What the browser got.
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) html: String,
    pub(crate) location: Option<String>,
    pub(crate) cookies: Vec<String>,
    pub(crate) headers: header::HeaderMap,
}

impl Got {
    /// What the page that follows will say was done.
    pub(crate) fn done(&self) -> Option<&str> {
        let set = self.cookies.iter().find_map(|cookie| cookie.strip_prefix("lt_done="))?;
        set.split(';').next().filter(|word| !word.is_empty())
    }
}

/// A reader with canned answers behind the pages they visit.
pub(crate) struct Reader {
    canned: Arc<Canned>,
    pub(crate) site: Arc<Site>,
}

/// The viewer and network every page in a network asks for.
pub(crate) fn shell(language: &str) -> Json {
    json!({
        "viewer": {
            "person": {"name": "Ana Tremblay", "language": language.to_uppercase(), "zone": "America/Toronto"},
            "roles": ["BUYER"],
            "agency": {"id": "agency-cedar", "name": "Cedar Newcomer Centre"},
            "agencyAtRest": null,
            "agencies": [{"id": "agency-cedar", "name": "Cedar Newcomer Centre"}],
            "networks": [{"network": {"slug": "prairie", "name": "Prairie Table", "languages": ["EN", "FR"], "logo": null}}],
            "canRunCampaigns": false, "canPledge": true, "canSeeUptake": false, "unreadNotices": 2,
            "isEverywhere": true
        },
        "network": {"slug": "prairie", "name": "Prairie Table", "languages": ["EN", "FR"], "logo": null}
    })
}

pub(crate) fn noon() -> DateTime<Utc> {
    "2027-02-20T18:00:00Z".parse().unwrap()
}

impl Endpoint for Canned {
    fn execute(&self, caller: Caller, request: Request) -> BoxFuture<'_, Response> {
        let name = request.operation_name.clone().unwrap_or_default();
        let variables = serde_json::to_value(&request.variables).unwrap();
        self.asked.lock().unwrap().push((caller, name.clone(), variables));
        // What stands around a page that says what is in the way is the same for all tests.
        let around = json!({});
        let canned = self.answers.get(&name).or((name == "Around").then_some(&around));
        let Some(answer) = canned else {
            panic!("nothing canned for {name}:\n{}", request.query);
        };
        if let Some(errors) = answer.get("errors") {
            let errors = serde_json::from_value(errors.clone()).unwrap();
            return Box::pin(async move { Response::from_errors(errors) });
        }
        let mut data = answer.clone();
        // The reader and network are the same for every page; a test names them only to change them.
        for (key, value) in shell(self.language).as_object().unwrap() {
            let data = data.as_object_mut().unwrap();
            let entry = data.entry(key.clone()).or_insert(json!({}));
            let mut whole = value.clone();
            for (field, own) in entry.as_object().unwrap() {
                whole[field] = own.clone();
            }
            *entry = whole;
        }
        let data = Value::from_json(data).unwrap();
        Box::pin(async move { Response::new(data) })
    }

    fn judge(&self, request: &Request) -> Result<OperationType, String> {
        let document = parse_query(&request.query).map_err(|error| error.to_string())?;
        let first = document.operations.iter().next();
        first.map(|(_, operation)| operation.node.ty).ok_or_else(|| "nothing is asked".to_owned())
    }
}

impl Reader {
    /// Somebody who reads this language (`"en"`, `"fr"`), with answers by operation name.
    pub(crate) fn new(language: &'static str, answers: Json) -> Reader {
        Reader::with(language, answers, None)
    }

    pub(crate) fn with(language: &'static str, answers: Json, demo: Option<Demo>) -> Reader {
        let answers = answers.as_object().unwrap().clone().into_iter().collect();
        let canned = Arc::new(Canned { answers, language, asked: Mutex::default() });
        let endpoint: Arc<dyn Endpoint> = canned.clone();
        let site = Site { endpoint, form_key: [3; 32], settings: Settings::default(), demo, clock: Arc::new(noon) };
        Reader { canned, site: Arc::new(site) }
    }

    /// The variables a document was last asked with.
    pub(crate) fn asked(&self, operation: &str) -> Json {
        let asked = self.canned.asked.lock().unwrap();
        asked.iter().rev().find(|(_, name, _)| name == operation).map(|(_, _, variables)| variables.clone()).unwrap()
    }

    /// Looks at a page.
    pub(crate) async fn get(&self, path: &str) -> Got {
        self.send(test::TestRequest::get().uri(path)).await
    }

    /// Looks at the page that follows a deed.
    pub(crate) async fn get_after(&self, done: &str, path: &str) -> Got {
        let cookies = format!("lt_browser=browser0browser0; lt_session=somebody; lt_done={done}");
        self.send_with(test::TestRequest::get().uri(path), &cookies).await
    }

    /// Sends a form, with the token of a page of ours.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Got {
        let hidden = self.get("/nowhere").await.html;
        let token = hidden.split(r#"name="formToken" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let own = [("formToken", token.as_str()), ("formLanguage", self.canned.language)];
        let body: Vec<String> =
            own.iter().chain(fields).map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.post_raw(path, body.join("&")).await
    }

    /// Sends a form with a file, with the token of a page of ours.
    pub(crate) async fn post_file(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Got {
        let hidden = self.get("/nowhere").await.html;
        let token = hidden.split(r#"name="formToken" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let own = [("formToken", token.as_str()), ("formLanguage", self.canned.language)];
        let mut body = Vec::new();
        for (name, value) in own.iter().chain(fields) {
            let part = format!("--sep\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        if let Some((name, bytes)) = file {
            let head = format!("--sep\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
            body.extend_from_slice(format!("{head}content-type: text/csv\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--sep--\r\n");
        let form = (header::CONTENT_TYPE, "multipart/form-data; boundary=sep");
        self.send(test::TestRequest::post().uri(path).insert_header(form).set_payload(body)).await
    }

    pub(crate) async fn post_raw(&self, path: &str, body: impl Into<actix_web::web::Bytes>) -> Got {
        let form = (header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(test::TestRequest::post().uri(path).insert_header(form).set_payload(body)).await
    }

    pub(crate) async fn send(&self, request: test::TestRequest) -> Got {
        self.send_with(request, "lt_browser=browser0browser0; lt_session=somebody").await
    }

    /// Sends a request with these cookies and no others.
    pub(crate) async fn send_with(&self, request: test::TestRequest, cookies: &str) -> Got {
        let app = test::init_service(App::new().configure(configure(self.site.clone()))).await;
        let request = request
            .insert_header((header::COOKIE, cookies))
            .insert_header((header::ACCEPT_LANGUAGE, self.canned.language));
        let request = request.to_request();
        let path = request.path().to_owned();
        let response = test::call_service(&app, request).await;
        let headers = response.headers().clone();
        let text = |name| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        let got = Got {
            status: response.status().as_u16(),
            location: text(header::LOCATION),
            cookies: headers.get_all(header::SET_COOKIE).map(|value| value.to_str().unwrap().to_owned()).collect(),
            headers: headers.clone(),
            html: String::from_utf8(test::read_body(response).await.to_vec()).unwrap(),
        };
        self.keep(&path, &got);
        got
    }

    #[expect(clippy::disallowed_methods, reason = "a switch of the tests, not a setting of the program")]
    fn keep(&self, path: &str, got: &Got) {
        let Some(dir) = std::env::var_os("PAGES_DIR").filter(|_| got.html.starts_with("<!doctype")) else { return };
        let style = concat!(env!("CARGO_MANIFEST_DIR"), "/static/");
        let html: String = got
            .html
            .split("/static/")
            .enumerate()
            .map(|(part, text)| if part == 0 { text.to_owned() } else { format!("{style}{}", &text[13..]) })
            .collect();
        let demo = if self.site.demo.is_some() { "-demo" } else { "" };
        let name =
            format!("{}{demo}-{}-{}.html", path.trim_matches('/').replace('/', "_"), got.status, self.canned.language);
        std::fs::write(std::path::Path::new(&dir).join(name), html).unwrap();
    }
}

/// A GraphQL error with a code, as an answer.
pub(crate) fn error(code: &str) -> Json {
    json!({"errors": [{"message": code, "extensions": {"code": code, "requestId": "request-1"}}]})
}
