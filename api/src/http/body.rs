//! The bytes of a request: as many as anybody may send, or those of a file from somebody who is signed in.
//!
//! A list of agencies and a logo come inside a document, in base 64, and are as large here as the pages take them. A body of that
//! size is read only once it is known whose it is, and a few at a time, since it lies in memory until it is answered (ADR 0140).

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut, Payload};
use domain::{Denial, Failure};
use futures::{Stream, StreamExt};
use tokio::sync::SemaphorePermit;
use uuid::Uuid;

use super::accept::Media;
use super::answer::{Refusal, refuse};
use super::text;
use crate::caller::Caller;
use crate::places::Place;
use crate::rates::{Asker, IN_VAIN};
use crate::server::Api;
use crate::turns::Turns;
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
/// How much of a large body comes within [`PIECE_SECS_MAX`] once it has its turn: others wait for that.
const PIECE_BYTES: usize = 64 * 1024;
/// How long a piece of a large body may take.
const PIECE_SECS_MAX: u64 = 10;
/// How long a turn lasts while others wait for one: a list of 2,000 rows is here by then at 128 kilobits a second, the largest body
/// at 840. Where nobody waits it lasts as long as the body may be on its way.
const CROWDED_SECS_MAX: u64 = 60;
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
    let patience = Duration::from_secs(LARGE_SECS_MAX);
    let read = tokio::time::timeout(patience, in_turn(payload, api.large_bodies())).await;
    let (body, turn) = read.map_err(|_| too_slow())??;
    if is_finely_divided(&body) {
        return Err(refuse(413, "A large body is for a file, and has few other values.").into());
    }
    Ok((body, Some((place, turn))))
}

async fn within(payload: Payload, most: usize) -> Result<Bytes, Refusal> {
    match payload.to_bytes_limited(most).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err(broke_off()),
        Err(_) => Err(too_large()),
    }
}

/// A large body, once it has its turn, which it keeps. One that takes long gives way to others that wait.
async fn in_turn<'a>(
    payload: impl Stream<Item = Result<Bytes, PayloadError>> + Unpin,
    turns: &'a Turns,
) -> Result<(Bytes, SemaphorePermit<'a>), Unread> {
    let turn = turns.next().await.map_err(Failure::ours)?;
    tokio::select! {
        biased;
        body = steadily(payload, LARGE_BYTES_MAX) => Ok((body?, turn)),
        () = turns.must_give_way(Duration::from_secs(CROWDED_SECS_MAX)) => Err(gave_way().into()),
    }
}

/// The same, piece by piece: each comes in time, or the body is given up.
async fn steadily(
    mut payload: impl Stream<Item = Result<Bytes, PayloadError>> + Unpin,
    most: usize,
) -> Result<Bytes, Refusal> {
    let mut body = BytesMut::new();
    loop {
        let enough = body.len() + PIECE_BYTES;
        let piece = async {
            while body.len() < enough {
                let Some(part) = payload.next().await else { return Ok(false) };
                let part = part.map_err(|_| broke_off())?;
                if body.len() + part.len() > most {
                    return Err(too_large());
                }
                body.extend_from_slice(&part);
            }
            Ok::<_, Refusal>(true)
        };
        let patience = Duration::from_secs(PIECE_SECS_MAX);
        let goes_on = tokio::time::timeout(patience, piece).await.map_err(|_| too_slow())??;
        if !goes_on {
            return Ok(body.freeze());
        }
    }
}

fn broke_off() -> Refusal {
    refuse(400, "The body broke off.")
}

fn too_slow() -> Refusal {
    refuse(408, "The body took too long to come.")
}

fn gave_way() -> Refusal {
    refuse(408, "The body took long to come, and others wait to send theirs. Please send it again.")
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
    use futures::stream;

    use super::*;

    /// A body in some parts of so many bytes, each after so many seconds.
    #[expect(clippy::disallowed_methods, reason = "by a clock that stands still until everybody waits")]
    fn parts(count: usize, bytes: usize, secs: u64) -> impl Stream<Item = Result<Bytes, PayloadError>> + Unpin {
        let part = move |_| async move {
            tokio::time::sleep(Duration::from_secs(secs)).await;
            Ok::<_, PayloadError>(Bytes::from(vec![b'x'; bytes]))
        };
        Box::pin(stream::iter(0..count).then(part))
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_has_its_turn_comes_steadily_or_not_at_all() {
        const QUARTER: usize = PIECE_BYTES / 4;
        for (count, bytes, secs, expected) in [
            (22, QUARTER, 2, Ok(22 * QUARTER)),
            (3, QUARTER, 3, Ok(3 * QUARTER)),
            (0, 0, 0, Ok(0)),
            (4, QUARTER, 3, Err(408)),
            (1, LARGE_BYTES_MAX, 11, Err(408)),
            (LARGE_BYTES_MAX / QUARTER, QUARTER, 1, Ok(LARGE_BYTES_MAX)),
            (LARGE_BYTES_MAX / QUARTER + 1, QUARTER, 1, Err(413)),
        ] {
            let read = steadily(parts(count, bytes, secs), LARGE_BYTES_MAX).await;
            let read = read.map(|body| body.len()).map_err(|refusal| refusal.status.as_u16());
            assert_eq!(read, expected, "{count} x {bytes} after {secs}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_takes_long_gives_way_to_others_that_wait() {
        let turns = Turns::new(1);
        let read = async |count: usize, secs: u64| {
            let read = in_turn(parts(count, PIECE_BYTES, secs), &turns).await;
            // Its turn ends with this.
            read.map(|(body, _)| body.len()).map_err(|unread| match unread {
                Unread::Refused(refusal) => refusal.status.as_u16(),
                Unread::Failed(failure) => panic!("{failure:?}"),
            })
        };
        let (slow, brisk) = (9, 1);
        assert_eq!(read(20, slow).await, Ok(20 * PIECE_BYTES), "nobody waits");
        // The first has its turn, and the other the next.
        for (first, other, expected) in [
            ((6, slow), (30, brisk), (Ok(6 * PIECE_BYTES), Ok(30 * PIECE_BYTES))),
            ((30, brisk), (20, slow), (Ok(30 * PIECE_BYTES), Ok(20 * PIECE_BYTES))),
            ((20, slow), (30, brisk), (Err(408), Ok(30 * PIECE_BYTES))),
            ((20, slow), (20, slow), (Err(408), Ok(20 * PIECE_BYTES))),
        ] {
            let both = tokio::join!(biased; read(first.0, first.1), read(other.0, other.1));
            assert_eq!(both, expected, "{first:?} before {other:?}");
        }
    }

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
