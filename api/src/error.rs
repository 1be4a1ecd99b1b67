//! What an error looks like from outside: a code, a sentence in the reader's language, and for a fault a request id.
//!
//! Resolvers let errors through with `?`; here, once per answer, they get their codes. A denial carries its own. An error
//! without a source is about the request: its document, its variables, its paging. Whatever else there is, is ours: an
//! unknown error is never a bad request. It is logged here, once.

use std::sync::Arc;

use async_graphql::{ErrorExtensionValues, Response, ServerError};
use domain::{Denial, Failure};
use words::Language;

/// The errors' codes, as `extensions.code`.
pub(crate) const INTERNAL: &str = "INTERNAL";
pub(crate) const BAD_INPUT: &str = "BAD_INPUT";
pub(crate) const UNAUTHENTICATED: &str = "UNAUTHENTICATED";
pub(crate) const RATE_LIMITED: &str = "RATE_LIMITED";

/// Beside [`RATE_LIMITED`]: after how many seconds there may be another request.
pub(crate) const RETRY_AFTER: &str = "retryAfter";

/// What an error is to its reader.
enum Meaning {
    Denied(Denial),
    /// The request cannot be understood; the message says why, to a programmer.
    Misunderstood,
    Fault,
}

/// The code of a denial.
fn code(denial: Denial) -> &'static str {
    match denial {
        Denial::Unauthenticated | Denial::BadToken => UNAUTHENTICATED,
        Denial::NotFound => "NOT_FOUND",
        Denial::Forbidden | Denial::OutOfScope | Denial::WithinOneNetwork => "FORBIDDEN",
        Denial::BadInput => BAD_INPUT,
        Denial::RateLimited { .. } => RATE_LIMITED,
    }
}

/// The sentence of a denial.
pub(crate) fn sentence(denial: Denial) -> &'static str {
    match denial {
        Denial::Unauthenticated => "problem-denied-unauthenticated",
        Denial::BadToken => "problem-denied-bad-token",
        Denial::NotFound => "problem-denied-not-found",
        Denial::Forbidden => "problem-denied-forbidden",
        Denial::OutOfScope => "problem-denied-out-of-scope",
        Denial::WithinOneNetwork => "problem-denied-within-one-network",
        Denial::BadInput => "problem-denied-bad-input",
        Denial::RateLimited { .. } => "problem-denied-rate-limited",
    }
}

/// A denial in a language.
pub(crate) fn said(denial: Denial, language: Language) -> String {
    match denial {
        Denial::RateLimited { retry_after_secs } => {
            let minutes = i64::from(retry_after_secs.div_ceil(60));
            words::say(language, sentence(denial), &[("minutes", minutes.into())])
        }
        _ => words::say(language, sentence(denial), &[]),
    }
}

/// Something of ours that failed and is no database: a disk, a file that cannot be written.
pub(crate) fn own_fault(error: impl std::error::Error) -> Failure {
    Failure::ours(error)
}

/// Gives every error of an answer its code and sentence, and logs faults.
pub(crate) fn settle(response: &mut Response, language: Language, request_id: &str) {
    let mut logged = Vec::new();
    for error in &mut response.errors {
        settle_one(error, language, request_id, &mut logged);
    }
}

fn settle_one(error: &mut ServerError, language: Language, request_id: &str, logged: &mut Vec<String>) {
    let mut extensions = ErrorExtensionValues::default();
    match meaning(error) {
        Meaning::Denied(denial) => {
            extensions.set("code", code(denial));
            if let Denial::RateLimited { retry_after_secs } = denial {
                extensions.set(RETRY_AFTER, retry_after_secs);
            }
            error.message = said(denial, language);
        }
        Meaning::Misunderstood => extensions.set("code", BAD_INPUT),
        Meaning::Fault => {
            // One failed statement may spoil many fields.
            if !logged.contains(&error.message) {
                tracing::error!(request_id, path = path(error), "a request failed: {}", error.message);
                logged.push(std::mem::take(&mut error.message));
            }
            extensions.set("code", INTERNAL);
            extensions.set("requestId", request_id);
            error.message = words::say(language, "problem-fault", &[("requestId", request_id.into())]);
        }
    }
    error.extensions = Some(extensions);
    error.source = None;
}

fn meaning(error: &ServerError) -> Meaning {
    if error.source.is_none() {
        return Meaning::Misunderstood;
    }
    let shared = error.source::<Arc<Failure>>().map(Arc::as_ref);
    match error.source::<Failure>().or(shared) {
        Some(Failure::Denied(denial)) => Meaning::Denied(*denial),
        Some(Failure::Fault(_)) | None => Meaning::Fault,
    }
}

fn path(error: &ServerError) -> String {
    let step = |segment: &async_graphql::PathSegment| match segment {
        async_graphql::PathSegment::Field(name) => name.clone(),
        async_graphql::PathSegment::Index(index) => index.to_string(),
    };
    error.path.iter().map(step).collect::<Vec<_>>().join(".")
}

/// An answer that is one failure and nothing else, before anything ran.
pub(crate) fn failed(failure: Failure) -> Response {
    let error: async_graphql::Error = failure.into();
    let mut error = error.into_server_error(async_graphql::Pos::default());
    error.locations.clear();
    Response::from_errors(vec![error])
}

/// An answer that says the request took too long.
pub(crate) fn too_slow() -> Response {
    let error = async_graphql::Error::new_with_source("it took too long");
    let mut error = error.into_server_error(async_graphql::Pos::default());
    error.locations.clear();
    Response::from_errors(vec![error])
}

#[cfg(test)]
mod tests {
    use async_graphql::{Error, Pos};

    use super::*;

    fn settled(error: Error) -> serde_json::Value {
        let mut response = Response::from_errors(vec![error.into_server_error(Pos::default())]);
        settle(&mut response, Language::Fr, "0193");
        serde_json::to_value(&response.errors[0]).unwrap()
    }

    #[test]
    fn a_denial_has_its_code_and_a_sentence() {
        let error = settled(Failure::from(Denial::NotFound).into());
        assert_eq!(error["extensions"], serde_json::json!({ "code": "NOT_FOUND" }));
        assert_eq!(error["message"], words::say(Language::Fr, "problem-denied-not-found", &[]));
    }

    #[test]
    fn a_fault_says_nothing_but_its_request_id() {
        for error in [Error::from("a secret"), Error::new_with_source("a secret")] {
            let shown = settled(error).to_string();
            assert!(!shown.contains("a secret"), "{shown}");
            assert!(shown.contains("INTERNAL") && shown.contains("0193"), "{shown}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_bad_input() {
        let error = settled(Error::new("A cursor is none of ours."));
        assert_eq!(error["extensions"], serde_json::json!({ "code": "BAD_INPUT" }));
        assert_eq!(error["message"], "A cursor is none of ours.");
    }
}
