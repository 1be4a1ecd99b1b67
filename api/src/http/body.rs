//! The bytes of a request: as many as anybody may send, or those of a file from somebody who is signed in.
//!
//! A list of agencies and a logo come inside a document, in base 64, and are as large here as the pages take them. A body of that
//! size is read only once it is known whose it is, and a few at a time, since it lies in memory until it is answered (ADR 0140).

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::{Bytes, Payload};
use domain::{Denial, Failure};
use tokio::sync::SemaphorePermit;
use uuid::Uuid;

use super::accept::Media;
use super::answer::{Refusal, refuse};
use super::text;
use crate::caller::Caller;
use crate::places::Place;
use crate::rates::{Asker, IN_VAIN};
use crate::server::Api;
use crate::visit::Visit;

/// The largest body of anybody, in bytes.
const BYTES_MAX: usize = 256 * 1024;
/// The largest body of somebody who is signed in, in bytes: a file of 4 megabytes in base 64, and what stands around it.
const LARGE_BYTES_MAX: usize = 6 * 1024 * 1024;
/// The most marks between values in a large body. It is large because of a file, which has none of them: a value takes many times
/// as much memory as the two bytes it may be written in.
const LARGE_MARKS_MAX: usize = 10_000;
/// How long a large body may wait for its turn and be on its way: at 200 kilobits a second it is here by then.
const LARGE_SECS_MAX: u64 = 300;
/// When whoever sends one large body already may send another.
const SEND_AGAIN_SECS: u32 = 10;

/// What a large body holds until it is answered: the place of its sender, and its turn.
pub(super) type Turn<'a> = (Place, SemaphorePermit<'a>);

/// Why a body is not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// The request as such is refused.
    Refused(Refusal),
    /// Its sender is not who they say, or could not be looked up.
    Failed(Failure),
}

impl From<Refusal> for Unread {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for Unread {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Reads a body. One that says it is too large for its sender is not begun with; one that does not say how large it is may be as
/// large as anybody's.
pub(super) async fn read<'a>(
    request: &HttpRequest,
    payload: Payload,
    api: &'a Api,
    caller: &Caller,
    media: Media,
) -> Result<(Bytes, Option<Turn<'a>>), Unread> {
    let announced = text(request.headers(), header::CONTENT_LENGTH.as_str());
    let announced = announced.and_then(|length| length.parse::<usize>().ok()).unwrap_or_default();
    if announced <= BYTES_MAX {
        return Ok((within(payload, BYTES_MAX).await?, None));
    }
    // A stream keeps what was asked for as long as it lasts.
    if announced > LARGE_BYTES_MAX || media == Media::EventStream {
        return Err(too_large().into());
    }
    let sender = sender(api, caller).await?.ok_or_else(too_large)?;
    let full = || Failure::from(Denial::RateLimited { retry_after_secs: SEND_AGAIN_SECS });
    let place = api.places().for_large_body(sender).ok_or_else(full)?;
    let read = async {
        let turn = api.large_bodies().acquire().await.map_err(Failure::ours)?;
        let body = within(payload, LARGE_BYTES_MAX).await?;
        Ok::<_, Unread>((body, turn))
    };
    let patience = Duration::from_secs(LARGE_SECS_MAX);
    let read = tokio::time::timeout(patience, read).await;
    let (body, turn) = read.map_err(|_| refuse(408, "The body took too long to come."))??;
    if is_finely_divided(&body) {
        return Err(refuse(413, "A large body is for a file, and has few other values.").into());
    }
    Ok((body, Some((place, turn))))
}

async fn within(payload: Payload, most: usize) -> Result<Bytes, Refusal> {
    match payload.to_bytes_limited(most).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err(refuse(400, "The body broke off.")),
        Err(_) => Err(too_large()),
    }
}

fn too_large() -> Refusal {
    let why = format!(
        "A body has at most {BYTES_MAX} bytes; that of somebody who is signed in at most {LARGE_BYTES_MAX}, if Content-Length says how many."
    );
    refuse(413, &why)
}

/// Who sends it, if that is somebody.
async fn sender(api: &Api, caller: &Caller) -> Result<Option<Uuid>, Failure> {
    let visit = Visit::arrive(api, caller.clone(), false).await?;
    visit.leave().await;
    let person = visit.person.as_ref().map(|person| person.id);
    if person.is_none() && caller.session.is_some() {
        // The cookie was looked up for nothing, and there will be no answer to weigh.
        api.rates().may_ask(Asker::Address(caller.address), IN_VAIN)?;
    }
    Ok(person)
}

/// Whether a body has more values than one that holds a file. Marks within texts are counted, too: base 64 has none.
fn is_finely_divided(body: &[u8]) -> bool {
    let marks = body.iter().filter(|byte| matches!(byte, b',' | b':' | b'[' | b'{'));
    marks.count() > LARGE_MARKS_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_body_is_one_long_text() {
        let file = format!(
            r#"{{"query":"mutation {{ a }}","variables":{{"input":{{"base64":"{}"}}}}}}"#,
            "Zm9v".repeat(1_000_000)
        );
        assert!(file.len() < LARGE_BYTES_MAX && !is_finely_divided(file.as_bytes()));
        let many = format!(r#"{{"query":"{{ a }}","variables":{{"list":[1{}]}}}}"#, ",1".repeat(LARGE_MARKS_MAX));
        assert!(is_finely_divided(many.as_bytes()));
    }
}
