//! GraphQL over WebSockets, by the protocol `graphql-transport-ws`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::http::header;
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse, rt};
use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, ProtocolError, Session};
use async_graphql::http::{WebSocket, WebSocketProtocols, WsMessage};
use async_graphql::{Data, Executor, Request, Response, ServerError};
use futures::channel::mpsc;
use futures::stream::BoxStream;
use futures::{StreamExt, stream};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, interval_at};

use super::{answer, text};
use crate::caller::Caller;
use crate::server::Api;

/// The protocol we speak.
const PROTOCOL: &str = "graphql-transport-ws";
/// The largest message, in bytes.
const BYTES_MAX: usize = 256 * 1024;
/// How many operations one socket may have open.
const OPERATIONS_MAX: usize = 20;
/// How often we ask whether somebody is still there; who has not stirred twice in a row is gone.
const PULSE: Duration = Duration::from_secs(20);
/// What the protocol says when nobody introduces themselves in time.
const NO_INIT: u16 = 4408;

/// Whether a request wants to become a socket.
pub(super) fn is_wanted(request: &HttpRequest) -> bool {
    text(request.headers(), header::UPGRADE.as_str()).is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket"))
}

/// Opens a socket, or says why not.
pub(super) fn open(request: &HttpRequest, payload: Payload, api: Api, caller: Caller) -> HttpResponse {
    if !is_own_origin(request) {
        return *answer::refuse(403, "Requests from other sites are refused.").0;
    }
    let offered = text(request.headers(), header::SEC_WEBSOCKET_PROTOCOL.as_str()).unwrap_or_default();
    if !offered.split(',').any(|protocol| protocol.trim() == PROTOCOL) {
        return *answer::refuse(400, &format!("The socket speaks {PROTOCOL}.")).0;
    }
    let Ok(place) = api.streams().clone().try_acquire_owned() else {
        return *answer::refuse(503, "Too many streams are open. Please try again later.").0;
    };
    match actix_ws::handle_with_protocols(request, payload, &[PROTOCOL]) {
        Ok((response, session, messages)) => {
            let messages =
                messages.max_frame_size(BYTES_MAX).aggregate_continuations().max_continuation_size(BYTES_MAX);
            rt::spawn(converse(api, caller, session, messages, place));
            response
        }
        Err(error) => error.error_response(),
    }
}

/// Browsers let any page open a socket to anybody, with cookies, but tell whose page it was. Programs send no origin.
fn is_own_origin(request: &HttpRequest) -> bool {
    let Some(origin) = text(request.headers(), header::ORIGIN.as_str()) else { return true };
    let host = text(request.headers(), header::HOST.as_str()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
}

async fn converse(
    api: Api,
    caller: Caller,
    mut session: Session,
    mut messages: AggregatedMessageStream,
    place: OwnedSemaphorePermit,
) {
    let introduced = Arc::new(AtomicBool::new(false));
    let (mut said, heard) = mpsc::channel::<String>(OPERATIONS_MAX);
    let operations = Operations { api: api.clone(), caller, open: Arc::default() };
    let init = introduced.clone();
    let mut answers =
        WebSocket::new(operations, heard, WebSocketProtocols::GraphQLWS).on_connection_init(move |_| async move {
            init.store(true, Ordering::Relaxed);
            Ok(Data::default())
        });
    let mut pulse = interval_at(Instant::now() + PULSE, PULSE);
    let (mut quiet, stopped) = (0, api.stopped());
    futures::pin_mut!(stopped);
    let farewell = loop {
        tokio::select! {
            message = messages.next() => match hear(message, &mut session, &mut said).await {
                Heard::Something => quiet = 0,
                Heard::Farewell(reason) => break reason,
            },
            answer = answers.next() => match answer {
                Some(WsMessage::Text(text)) => if session.text(text).await.is_err() { return },
                Some(WsMessage::Close(code, reason)) => break Some(CloseReason { code: CloseCode::Other(code), description: Some(reason) }),
                None => break None,
            },
            _ = pulse.tick() => {
                if !introduced.load(Ordering::Relaxed) {
                    break Some(CloseReason { code: CloseCode::Other(NO_INIT), description: Some("Connection initialisation timeout".into()) });
                }
                quiet += 1;
                if quiet > 2 || session.ping(b"").await.is_err() { return }
            }
            () = &mut stopped => break Some(CloseCode::Away.into()),
        }
    };
    // The other side may be gone already.
    let _gone = session.close(farewell).await;
    drop(place);
}

enum Heard {
    Something,
    Farewell(Option<CloseReason>),
}

async fn hear(
    message: Option<Result<AggregatedMessage, ProtocolError>>,
    session: &mut Session,
    said: &mut mpsc::Sender<String>,
) -> Heard {
    match message {
        Some(Ok(AggregatedMessage::Text(text))) => match said.try_send(text.to_string()) {
            Ok(()) => Heard::Something,
            Err(_) => Heard::Farewell(Some(CloseCode::Policy.into())),
        },
        Some(Ok(AggregatedMessage::Ping(bytes))) => match session.pong(&bytes).await {
            Ok(()) => Heard::Something,
            Err(_) => Heard::Farewell(None),
        },
        Some(Ok(AggregatedMessage::Pong(_))) => Heard::Something,
        Some(Ok(AggregatedMessage::Binary(_))) => Heard::Farewell(Some(CloseCode::Unsupported.into())),
        Some(Ok(AggregatedMessage::Close(reason))) => Heard::Farewell(reason),
        Some(Err(_)) => Heard::Farewell(Some(CloseCode::Protocol.into())),
        None => Heard::Farewell(None),
    }
}

/// The operations of one socket.
#[derive(Clone)]
struct Operations {
    api: Api,
    caller: Caller,
    open: Arc<AtomicUsize>,
}

impl Operations {
    /// Each operation of a socket is a request of its own.
    fn caller(&self) -> Caller {
        Caller { request_id: self.api.operation().new_id().to_string(), ..self.caller.clone() }
    }
}

impl Executor for Operations {
    async fn execute(&self, request: Request) -> Response {
        self.api.execute(self.caller(), request).await
    }

    fn execute_stream(&self, request: Request, _: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        let open = Open::one_more(&self.open);
        if open.0.load(Ordering::Relaxed) > OPERATIONS_MAX {
            let error = ServerError::new(format!("A socket has at most {OPERATIONS_MAX} operations at once."), None);
            return stream::once(async { Response::from_errors(vec![error]) }).boxed();
        }
        let answers = self.api.subscribe(self.caller(), request);
        answers
            .map(move |response| {
                // Counted until the stream is dropped.
                let _open = &open;
                response
            })
            .boxed()
    }
}

/// An operation that is open.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn one_more(open: &Arc<AtomicUsize>) -> Open {
        open.fetch_add(1, Ordering::Relaxed);
        Open(open.clone())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
