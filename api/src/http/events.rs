//! GraphQL over server-sent events, in distinct connections mode: one connection for each operation.
//!
//! What is wrong with the document is said in the stream too, because a browser's `EventSource` shows nothing of an answer
//! with another status.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderName;
use actix_web::web::Bytes;
use async_graphql::Response;
use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt};
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::accept::Media;
use super::answer::{self, Body};
use crate::places::Place;

/// How often a silent stream says that it lives: less than what proxies wait for.
const PULSE: Duration = Duration::from_secs(15);

/// Streams the answers to one request.
pub(super) fn stream(answers: BoxStream<'static, Response>, places: [Place; 2]) -> HttpResponse {
    let events = events(answers).map(move |event| {
        // Given back when the stream is dropped.
        let _places = &places;
        Ok::<_, Infallible>(event)
    });
    let mut http = answer::start(StatusCode::OK, Media::EventStream);
    // Proxies that collect answers before they pass them on would hold every event back.
    http.insert_header((HeaderName::from_static("x-accel-buffering"), "no"));
    http.streaming(events)
}

fn events(answers: BoxStream<'static, Response>) -> impl Stream<Item = Bytes> {
    let mut pulse = interval(PULSE);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    pulse.reset();
    stream::unfold(Some((answers, pulse)), |open| async move {
        let (answers, pulse) = open?;
        Some(next(answers, pulse).await)
    })
}

type Open = Option<(BoxStream<'static, Response>, Interval)>;

async fn next(mut answers: BoxStream<'static, Response>, mut pulse: Interval) -> (Bytes, Open) {
    tokio::select! {
        answer = answers.next() => match answer {
            Some(response) => {
                pulse.reset();
                // JSON on one line: an event's data ends with its line.
                (Bytes::from(format!("event: next\ndata: {}\n\n", Body::of(&response).json())), Some((answers, pulse)))
            }
            None => (Bytes::from_static(b"event: complete\ndata:\n\n"), None),
        },
        _ = pulse.tick() => (Bytes::from_static(b":\n\n"), Some((answers, pulse))),
    }
}
