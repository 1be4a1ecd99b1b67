//! Answers as HTTP: status, headers and body, as the GraphQL-over-HTTP specification has them.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, HttpResponseBuilder};
use async_graphql::{Response, ServerError, Value};
use domain::Failure;
use serde::Serialize;
use words::Language;

use super::accept::Media;
use crate::caller::Caller;
use crate::error::{self, BAD_INPUT, INTERNAL, RATE_LIMITED, RETRY_AFTER, UNAUTHENTICATED};

/// An answer as JSON. Where the document was not run, there is no `data`.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
}

impl<'a> Body<'a> {
    pub(super) fn of(response: &'a Response) -> Self {
        let data = (!was_not_run(response)).then_some(&response.data);
        Self { errors: &response.errors, data }
    }

    pub(super) fn json(&self) -> String {
        // Keys are text and values come from JSON or from us: it can always be written.
        serde_json::to_string(self).unwrap_or_else(|_| r#"{"errors":[{"message":"unwritable"}]}"#.to_owned())
    }
}

/// Whether the document was not run at all.
pub(super) fn was_not_run(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

fn status(media: Media, response: &Response) -> StatusCode {
    if !was_not_run(response) {
        return StatusCode::OK;
    }
    if response.errors.iter().any(|error| code(error) == Some(INTERNAL)) {
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    if response.errors.iter().any(|error| code(error) == Some(RATE_LIMITED)) {
        return StatusCode::TOO_MANY_REQUESTS;
    }
    // A token that is none of ours, or is good no longer.
    if response.errors.iter().any(|error| code(error) == Some(UNAUTHENTICATED)) {
        return StatusCode::UNAUTHORIZED;
    }
    // The older media type says 200 to every request that is well formed as JSON.
    if media == Media::Json { StatusCode::OK } else { StatusCode::BAD_REQUEST }
}

fn code(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        _ => None,
    }
}

/// The answer to one request.
pub(super) fn one(media: Media, response: Response) -> HttpResponse {
    let mut http = start(status(media, &response), media);
    cookies(&mut http, &response);
    retry_after(&mut http, std::slice::from_ref(&response));
    if status(media, &response) == StatusCode::UNAUTHORIZED {
        http.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
    }
    http.body(Body::of(&response).json())
}

/// The answer to a request whose sender is denied, or could not be looked up, before it was read.
pub(super) fn failed(wanted: Media, caller: &Caller, failure: Failure) -> HttpResponse {
    let media = if wanted == Media::EventStream { Media::GraphqlResponse } else { wanted };
    let mut response = error::failed(failure);
    error::settle(&mut response, caller.language.unwrap_or(Language::En), &caller.request_id);
    one(media, response)
}

/// The answers to a batch, in its order.
pub(super) fn many(media: Media, responses: Vec<Response>) -> HttpResponse {
    let mut http = start(StatusCode::OK, media);
    responses.iter().for_each(|response| cookies(&mut http, response));
    retry_after(&mut http, &responses);
    let bodies: Vec<String> = responses.iter().map(|response| Body::of(response).json()).collect();
    http.body(format!("[{}]", bodies.join(",")))
}

/// Why a request as such is not answered.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) why: String,
    /// The methods that would be answered, where the method is the reason.
    allow: Option<&'static str>,
}

/// A refusal of the request as such.
pub(super) fn refuse(status: u16, why: &str) -> Refusal {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    Refusal { status, why: why.to_owned(), allow: None }
}

/// A refusal for want of a place.
pub(super) fn no_place() -> Refusal {
    refuse(503, "Too many streams are open. Please try again later.")
}

/// A refusal of the method.
pub(super) fn refuse_method(allowed: &'static str) -> Refusal {
    Refusal { allow: Some(allowed), ..refuse(405, &format!("This is answered to {allowed} only.")) }
}

impl Refusal {
    /// The refusal in the form of an answer. Who asked for a stream, or for nothing we have, is told in our own form.
    pub(super) fn told(self, wanted: Option<Media>) -> HttpResponse {
        let media = wanted.filter(|media| *media != Media::EventStream).unwrap_or(Media::GraphqlResponse);
        let mut error = ServerError::new(self.why, None);
        error.extensions.get_or_insert_default().set("code", BAD_INPUT);
        let mut http = start(self.status, media);
        if let Some(allowed) = self.allow {
            http.insert_header((header::ALLOW, allowed));
        }
        http.body(Body { errors: &[error], data: None }.json())
    }
}

/// What every answer has in common: it is nobody's to keep, and nothing else than it says.
pub(super) fn start(status: StatusCode, media: Media) -> HttpResponseBuilder {
    let mut http = HttpResponse::build(status);
    http.insert_header((header::CONTENT_TYPE, format!("{}; charset=utf-8", media.name())));
    guard(&mut http);
    http
}

/// The headers of every answer of ours: nobody's to keep, nothing else than it says, and no part of another page.
pub(super) fn guard(http: &mut HttpResponseBuilder) {
    http.insert_header((header::CACHE_CONTROL, "no-store"));
    http.insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    http.insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"));
    http.insert_header((header::REFERRER_POLICY, "no-referrer"));
    http.insert_header(("cross-origin-resource-policy", "same-origin"));
}

/// After how many seconds whatever was too much may be asked again.
fn retry_after(http: &mut HttpResponseBuilder, responses: &[Response]) {
    let seconds = |error: &ServerError| match error.extensions.as_ref()?.get(RETRY_AFTER)? {
        Value::Number(seconds) => seconds.as_u64(),
        _ => None,
    };
    let longest = responses.iter().flat_map(|response| &response.errors).filter_map(seconds).max();
    if let Some(seconds) = longest {
        http.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
}

fn cookies(http: &mut HttpResponseBuilder, response: &Response) {
    for cookie in response.http_headers.get_all("set-cookie") {
        // GraphQL's header type is of a newer kind than actix's.
        if let Ok(cookie) = HeaderValue::from_bytes(cookie.as_bytes()) {
            http.append_header((header::SET_COOKIE, cookie));
        }
    }
}
