//! Pages that say what is in the way, kindly and in the reader's language.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;
use async_graphql::{ServerError, Value};

use crate::forms::{Fields, encode};
use crate::page::Page;
use crate::visit::Visit;

/// What is in the way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// No such thing, as far as this person may know.
    Missing,
    /// It is there, but not theirs to do.
    Forbidden,
    /// Nobody is signed in.
    Unknown,
    /// Too many requests in too short a time; when there may be another, in seconds.
    TooMany(u32),
    /// The request makes no sense to the API.
    BadInput,
    /// The form is not one this browser was given.
    StrangeForm,
    /// The form's text cannot be read.
    Unreadable,
    /// The form is larger than any form of ours.
    TooLarge,
    /// The file is larger than any we take.
    FileTooLarge,
    /// Our fault, or the database is gone; with the name the API gave it.
    Unavailable(Option<String>),
}

impl Kind {
    /// Reads GraphQL errors: the worst one decides.
    pub(crate) fn of(errors: &[ServerError]) -> Kind {
        let coded = |code: &str| errors.iter().find(|error| text(error, "code") == Some(code));
        if let Some(fault) = coded("INTERNAL") {
            return Kind::Unavailable(text(fault, "requestId").map(str::to_owned));
        }
        if let Some(limited) = coded("RATE_LIMITED") {
            return Kind::TooMany(seconds(limited));
        }
        for (code, kind) in [
            ("UNAUTHENTICATED", Kind::Unknown),
            ("NOT_FOUND", Kind::Missing),
            ("FORBIDDEN", Kind::Forbidden),
            ("BAD_INPUT", Kind::BadInput),
        ] {
            if coded(code).is_some() {
                return kind;
            }
        }
        // Our own documents are checked as they compile, so this is our mistake.
        tracing::error!(?errors, "the endpoint refused a document of ours");
        Kind::Unavailable(None)
    }

    fn status(&self) -> StatusCode {
        match self {
            Kind::Missing => StatusCode::NOT_FOUND,
            Kind::Forbidden | Kind::StrangeForm => StatusCode::FORBIDDEN,
            Kind::Unknown => StatusCode::UNAUTHORIZED,
            Kind::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Kind::BadInput | Kind::Unreadable => StatusCode::BAD_REQUEST,
            Kind::TooLarge | Kind::FileTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The part of the sentences' keys that names this kind.
    fn word(&self) -> &'static str {
        match self {
            Kind::Missing => "missing",
            Kind::Forbidden => "forbidden",
            Kind::Unknown => "unknown",
            Kind::TooMany(_) => "too-many",
            Kind::BadInput => "bad-input",
            Kind::StrangeForm => "strange-form",
            Kind::Unreadable => "unreadable",
            Kind::FileTooLarge => "file-too-large",
            Kind::TooLarge => "too-large",
            Kind::Unavailable(_) => "unavailable",
        }
    }

    /// Whether sending the same form again may work, so that nothing typed is lost.
    fn may_send_again(&self) -> bool {
        matches!(self, Kind::Unknown | Kind::TooMany(_) | Kind::Unavailable(_))
    }
}

/// When there may be another request, in seconds.
fn seconds(error: &ServerError) -> u32 {
    let said = match error.extensions.as_ref().and_then(|extensions| extensions.get("retryAfter")) {
        Some(Value::Number(seconds)) => seconds.as_u64().and_then(|seconds| u32::try_from(seconds).ok()),
        _ => None,
    };
    said.unwrap_or(60)
}

fn text<'e>(error: &'e ServerError, name: &str) -> Option<&'e str> {
    match error.extensions.as_ref()?.get(name)? {
        Value::String(text) => Some(text),
        Value::Enum(name) => Some(name.as_str()),
        _ => None,
    }
}

/// Ends a request with the page that says what is in the way.
///
/// Somebody unknown who only looks is sent to sign in and comes back after it.
/// A form that met an obstacle which may pass is offered again, filled in.
pub struct PageProblem(Box<Met>);

struct Met {
    visit: Visit,
    kind: Kind,
}

impl PageProblem {
    pub(crate) fn new(visit: Visit, kind: Kind) -> PageProblem {
        PageProblem(Box::new(Met { visit, kind }))
    }

    pub(crate) fn kind(&self) -> &Kind {
        &self.0.kind
    }
}

impl fmt::Debug for PageProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("PageProblem").field(&self.0.kind).finish()
    }
}

impl fmt::Display for PageProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.kind.word())
    }
}

#[derive(Template)]
#[template(path = "layout/problem.html")]
struct ProblemPage<'a> {
    p: Page,
    title: String,
    text: String,
    /// Where the form was sent, and may be sent again.
    action: &'a str,
    request_id: Option<&'a str>,
    again: Option<&'a Fields>,
    sign_in: bool,
}

impl ResponseError for PageProblem {
    fn status_code(&self) -> StatusCode {
        self.0.kind.status()
    }

    fn error_response(&self) -> HttpResponse {
        let Met { visit, kind } = self.0.as_ref();
        if *kind == Kind::Unknown && visit.is_get() {
            return sign_in_first(visit);
        }
        let request_id = match kind {
            Kind::Unavailable(id) => Some(id.as_deref().unwrap_or(visit.request_id())),
            _ => None,
        };
        let p = Page::bare(visit);
        let page = ProblemPage {
            title: p.t(format!("pages-shell-{}-title", kind.word())),
            text: match kind {
                Kind::TooMany(seconds) => p.t1("pages-shell-too-many-text", "minutes", seconds.div_ceil(60)),
                _ => p.t(format!("pages-shell-{}-text", kind.word())),
            },
            action: visit.path(),
            p,
            request_id,
            again: visit.posted().filter(|_| kind.may_send_again()),
            sign_in: *kind == Kind::Unknown,
        };
        match page.render() {
            Ok(html) => {
                let mut answer = HttpResponse::build(kind.status());
                if let Kind::TooMany(seconds) = kind {
                    answer.insert_header((header::RETRY_AFTER, seconds.to_string()));
                }
                visit.finish(answer.content_type("text/html; charset=utf-8").body(html))
            }
            Err(error) => {
                tracing::error!(%error, "the page that apologizes failed");
                HttpResponse::InternalServerError().finish()
            }
        }
    }
}

fn sign_in_first(visit: &Visit) -> HttpResponse {
    let target = match visit.path() {
        "/" if visit.site().demo.is_some() => "/demo".to_owned(),
        "/" => "/sign-in".to_owned(),
        path => format!("/sign-in?next={}", encode(path)),
    };
    visit.redirect(&target).unwrap_or_else(|_| HttpResponse::InternalServerError().finish())
}
