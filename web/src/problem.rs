//! Pages that say what is in the way, kindly and in the reader's language.

use std::fmt;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse, ResponseError};
use askama::Template;
use async_graphql::{ServerError, Value};
use cynic::QueryBuilder;

use crate::forms::{Fields, encode};
use crate::layout::{Door, Shell, ShellViewer};
use crate::page::Page;
use crate::schema;
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

    /// Whether whoever is signed in keeps what stands around their pages: where the API answers, and knows them.
    fn keeps_the_frame(&self) -> bool {
        match self {
            Kind::Missing
            | Kind::Forbidden
            | Kind::BadInput
            | Kind::StrangeForm
            | Kind::Unreadable
            | Kind::TooLarge
            | Kind::FileTooLarge => true,
            Kind::Unknown | Kind::TooMany(_) | Kind::Unavailable(_) => false,
        }
    }

    /// Whether the form itself has to be changed, so that its page is where to go back to.
    fn is_about_the_form(&self) -> bool {
        matches!(self, Kind::TooLarge | Kind::FileTooLarge)
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
    /// Whether the page the form was sent to shows it anew.
    back: bool,
    sign_in: bool,
    /// Where to sign in by mail for what a session from a network's provider does not open.
    by_mail: Option<String>,
}

/// What stands around a page nobody made yet.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Around {
    viewer: ShellViewer,
}

/// Puts what stands around every page around one that says what is in the way, for whoever is signed in: an answer that was
/// made where nobody could ask who reads it is made anew.
pub(crate) async fn framed<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let response = next.call(request).await?;
    let problem = response.response().error().and_then(|error| error.as_error::<PageProblem>());
    let page = match problem {
        Some(problem) => problem.in_frame().await,
        None => None,
    };
    let Some(mut page) = page else { return Ok(response.map_into_left_body()) };
    // The first answer took the cookies with it.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        page.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    let (request, _) = response.into_parts();
    Ok(ServiceResponse::new(request, page).map_into_right_body())
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("layout/around", Around::build(()).query)]
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
        self.page(Page::bare(visit))
    }
}

impl PageProblem {
    /// The page within what stands around every page, for whoever is signed in.
    async fn in_frame(&self) -> Option<HttpResponse> {
        let Met { visit, kind } = self.0.as_ref();
        if !kind.keeps_the_frame() || !visit.has_session() {
            return None;
        }
        let viewer = visit.run(Around::build(())).await.ok()?.viewer;
        let network = viewer.network_at(visit.slug());
        let shell = Shell::of(viewer, network)?;
        Some(self.page(visit.page_around(Door::None, shell)))
    }

    /// Outside networks everything is one's own, so only a session that came from a network's provider is refused (ADR 0050).
    fn by_mail(&self) -> Option<String> {
        let Met { visit, kind } = self.0.as_ref();
        let is_refused = *kind == Kind::Forbidden && !visit.path().starts_with("/n/");
        is_refused.then(|| format!("/sign-in?next={}", encode(visit.path())))
    }

    /// What is in the way, and how to go on.
    fn page(&self, p: Page) -> HttpResponse {
        let Met { visit, kind } = self.0.as_ref();
        let request_id = match kind {
            Kind::Unavailable(id) => Some(id.as_deref().unwrap_or(visit.request_id())),
            _ => None,
        };
        let by_mail = self.by_mail();
        let word = if by_mail.is_some() { "forbidden-everywhere" } else { kind.word() };
        let page = ProblemPage {
            title: p.t(format!("pages-shell-{word}-title")),
            text: match kind {
                Kind::TooMany(seconds) => p.t1("pages-shell-too-many-text", "minutes", seconds.div_ceil(60)),
                _ => p.t(format!("pages-shell-{word}-text")),
            },
            action: visit.path(),
            p,
            request_id,
            back: kind.is_about_the_form(),
            again: visit.posted().filter(|_| kind.may_send_again()),
            sign_in: *kind == Kind::Unknown,
            by_mail,
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
