//! A form somebody sent us.

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use futures::StreamExt;
use futures::future::LocalBoxFuture;
use sha2::{Digest, Sha256};
use words::{Language, money, number};

use crate::forms::{Fields, Form, Problems, decode, is_from_us};
use crate::problem::{Kind, PageProblem};
use crate::types::Named;
use crate::visit::Visit;

/// Longer than the longest text of every field of our largest form.
const BODY_BYTES_MAX: usize = 256 * 1024;

/// A form that was sent from a page of ours, in this browser.
///
/// A handler that takes it never sees anything else: a foreign, unreadable or
/// huge form is answered before the handler runs.
#[derive(Clone, Debug)]
pub struct Posted {
    fields: Fields,
    language: Language,
}

impl Posted {
    /// What the fields hold.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The value of a field, trimmed; empty when it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// What was chosen from a list of ours, which offers nothing else than what it can be read as.
    pub fn chosen<T: Named>(&self, visit: &Visit, name: &str) -> Result<T, PageProblem> {
        T::from_code(self.text(name)).ok_or_else(|| visit.missing())
    }

    /// Whether a box was ticked or a button pressed.
    pub fn has(&self, name: &str) -> bool {
        self.fields.has(name)
    }

    /// The language the form was shown in, by which its numbers are read.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Reads an amount of money as the form's language writes it; a problem is
    /// added beside the field, in the reader's language.
    pub fn money(&self, reader: Language, currency: &str, name: &str, problems: &mut Problems) -> Option<i64> {
        match money::parse_in(self.language, currency, self.text(name)) {
            Ok(minor) => Some(minor),
            Err(problem) => {
                problems.add(name, problem.say(reader));
                None
            }
        }
    }

    /// As [`Posted::money`], for a field that may stay empty.
    pub fn money_if_any(&self, reader: Language, currency: &str, name: &str, problems: &mut Problems) -> Option<i64> {
        if self.text(name).is_empty() { None } else { self.money(reader, currency, name, problems) }
    }

    /// Reads a whole number as the form's language writes it; a problem is
    /// added beside the field, in the reader's language.
    pub fn number(&self, reader: Language, name: &str, problems: &mut Problems) -> Option<i64> {
        match number::parse(self.language, self.text(name)) {
            Ok(number) => Some(number),
            Err(problem) => {
                problems.add(name, problem.say(reader));
                None
            }
        }
    }

    /// The `requestKey` for what this form asks.
    ///
    /// The same form sent twice has the same key and gets the first answer
    /// again. Changed after a step back in the browser it has another, and is
    /// judged afresh.
    pub fn request_key(&self) -> String {
        let mut hash = Sha256::new();
        for (name, value) in self.fields.iter().filter(|(name, _)| *name != "formToken") {
            for part in [name, value] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part.as_bytes());
            }
        }
        let digest = hash.finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
    }

    /// The form as it is shown again: filled in, each problem beside its field.
    pub fn refused(self, problems: Problems) -> Form {
        Form { fields: self.fields, problems }
    }
}

impl FromRequest for Posted {
    type Error = PageProblem;
    type Future = LocalBoxFuture<'static, Result<Posted, PageProblem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move { read(&request, payload).await })
    }
}

async fn read(request: &HttpRequest, payload: Payload) -> Result<Posted, PageProblem> {
    let visit = Visit::extract(request).await?;
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(visit.problem(Kind::Unreadable));
    }
    let body = body(&visit, request, payload, BODY_BYTES_MAX, Kind::TooLarge).await?;
    let fields = decode(&body).map_err(|_| visit.problem(Kind::Unreadable))?;
    let posted = ours(request, &visit, fields)?;
    visit.remember(&posted.fields);
    Ok(posted)
}

/// The fields as a form of ours, if a page of ours gave it to this browser.
pub(super) fn ours(request: &HttpRequest, visit: &Visit, fields: Fields) -> Result<Posted, PageProblem> {
    if !is_from_us(request, visit, &fields) {
        return Err(visit.problem(Kind::StrangeForm));
    }
    let language = Language::from_code(fields.raw("formLanguage")).unwrap_or(visit.language());
    Ok(Posted { fields, language })
}

/// Reads a body of at most so many bytes; one that says it has more is not begun with.
pub(super) async fn body(
    visit: &Visit,
    request: &HttpRequest,
    mut payload: Payload,
    most: usize,
    too_large: Kind,
) -> Result<Vec<u8>, PageProblem> {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > most as u64) {
        return Err(visit.problem(too_large));
    }
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| visit.problem(Kind::Unreadable))?;
        if body.len() + chunk.len() > most {
            return Err(visit.problem(too_large));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
