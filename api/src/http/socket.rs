//! GraphQL over WebSockets, by the protocol `graphql-transport-ws`.
//!
//! Client and server say JSON messages. The client introduces itself, subscribes under ids of its own, and may complete what
//! it subscribed to; whoever breaks the protocol hears its code for that and is left. Why the messages are read here and not
//! by async-graphql: docs/adr/0015-sockets-by-the-letter.md.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::Duration;

use actix_web::http::header;
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse, rt};
use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, ProtocolError, Session};
use async_graphql::{Response, ServerError};
use domain::{Denial, Failure};
use futures::stream::{AbortHandle, Abortable, BoxStream, SelectAll, StreamExt};
use futures::{future, stream};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::time::{Instant, interval_at, sleep_until, timeout};

use super::answer::{self, Body, Refusal, refuse};
use super::{asked, text};
use crate::caller::Caller;
use crate::places::Place;
use crate::server::{Api, refused};
use crate::visit::Visit;

/// The protocol we speak.
const PROTOCOL: &str = "graphql-transport-ws";
/// The largest message, in bytes.
const BYTES_MAX: usize = 256 * 1024;
/// How many operations one socket may have open.
const OPERATIONS_MAX: usize = 20;
/// How often we ask whether somebody is still there; who has not stirred twice in a row is gone. Who does not take what we
/// say for so long is gone, too.
const PULSE: Duration = Duration::from_secs(20);

/// Whether a request wants to become a socket.
pub(super) fn is_wanted(request: &HttpRequest) -> bool {
    text(request.headers(), header::UPGRADE.as_str()).is_some_and(|upgrade| upgrade.eq_ignore_ascii_case("websocket"))
}

/// Opens a socket, or says why not.
pub(super) fn open(
    request: &HttpRequest,
    payload: Payload,
    api: &Api,
    caller: Caller,
) -> Result<HttpResponse, Refusal> {
    if !is_own_origin(request) {
        return Err(refuse(403, "Requests from other sites are refused."));
    }
    let offered = text(request.headers(), header::SEC_WEBSOCKET_PROTOCOL.as_str()).unwrap_or_default();
    if !offered.split(',').any(|protocol| protocol.trim() == PROTOCOL) {
        return Err(refuse(400, &format!("The socket speaks {PROTOCOL}.")));
    }
    let places = api.places().for_connection(caller.address).ok_or_else(answer::no_place)?;
    let (response, session, messages) = actix_ws::handle_with_protocols(request, payload, &[PROTOCOL])
        .map_err(|error| refuse(error.error_response().status().as_u16(), "This is no handshake of a socket."))?;
    let messages = messages.max_frame_size(BYTES_MAX).aggregate_continuations().max_continuation_size(BYTES_MAX);
    let talk = Talk { api: api.clone(), caller, session, introduced: None, operations: Operations::default() };
    rt::spawn(converse(talk, messages, places));
    Ok(response)
}

/// Browsers let any page open a socket to anybody, with cookies, but tell whose page it was. Programs send no origin.
fn is_own_origin(request: &HttpRequest) -> bool {
    let Some(origin) = text(request.headers(), header::ORIGIN.as_str()) else { return true };
    let host = text(request.headers(), header::HOST.as_str()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
}

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Said {
    ConnectionInit {
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    Ping {
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    Pong {
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    Subscribe {
        id: String,
        payload: Map<String, Value>,
    },
    Complete {
        id: String,
    },
}

/// What we say.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Say<'a> {
    ConnectionAck,
    Pong,
    Next { id: &'a str, payload: Body<'a> },
    Error { id: &'a str, payload: &'a [ServerError] },
    Complete { id: &'a str },
}

/// Whether the talk goes on, or how it ends.
type Course = ControlFlow<Option<CloseReason>>;

/// Why the protocol has us leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breach {
    NotAMessage = 4400,
    NotIntroduced = 4401,
    NobodySignedIn = 4403,
    TooLate = 4408,
    IdTaken = 4409,
    IntroducedTwice = 4429,
}

impl Breach {
    fn course(self, why: &str) -> Course {
        ControlFlow::Break(Some(CloseReason { code: CloseCode::Other(self as u16), description: Some(why.to_owned()) }))
    }
}

/// The operations of one socket.
#[derive(Default)]
struct Operations {
    /// Those that are open, by the client's ids.
    open: HashMap<String, AbortHandle>,
    answers: SelectAll<Abortable<BoxStream<'static, Answer>>>,
}

/// An answer of an operation; none when it has no more.
struct Answer {
    id: String,
    response: Option<Response>,
}

impl Operations {
    fn add(&mut self, id: String, answers: BoxStream<'static, Response>) {
        let (handle, registration) = AbortHandle::new_pair();
        self.open.insert(id.clone(), handle);
        let answers = answers.map(Some).chain(stream::once(future::ready(None)));
        let named = answers.map(move |response| Answer { id: id.clone(), response });
        self.answers.push(Abortable::new(named.boxed(), registration));
    }

    /// Ends an operation without a further word of it.
    fn end(&mut self, id: &str) {
        if let Some(handle) = self.open.remove(id) {
            handle.abort();
        }
    }
}

/// One socket and what was said over it so far.
struct Talk {
    api: Api,
    caller: Caller,
    session: Session,
    /// The place of the person it turned out to be, once the client introduced itself.
    introduced: Option<Place>,
    operations: Operations,
}

async fn converse(mut talk: Talk, mut messages: AggregatedMessageStream, places: [Place; 2]) {
    let farewell = talk.go_on(&mut messages).await;
    // The other side may be gone already.
    let _gone = talk.session.close(farewell).await;
    drop(places);
}

impl Talk {
    /// Talks until somebody leaves; gives our farewell.
    async fn go_on(&mut self, messages: &mut AggregatedMessageStream) -> Option<CloseReason> {
        let api = self.api.clone();
        let stopped = api.stopped();
        let patience = Duration::from_secs(api.settings().introduction_secs_max);
        let too_late = sleep_until(Instant::now() + patience);
        futures::pin_mut!(stopped, too_late);
        let mut pulse = interval_at(Instant::now() + PULSE, PULSE);
        let mut quiet = 0;
        loop {
            let course = tokio::select! {
                message = messages.next() => {
                    quiet = 0;
                    self.hear(message).await
                }
                Some(answer) = self.operations.answers.next() => self.pass_on(answer).await,
                () = &mut too_late, if self.introduced.is_none() => {
                    Breach::TooLate.course("Connection initialisation timeout")
                }
                _ = pulse.tick() => {
                    quiet += 1;
                    self.listen_for_a_heart(quiet).await
                }
                () = &mut stopped => ControlFlow::Break(Some(CloseCode::Away.into())),
            };
            if let ControlFlow::Break(farewell) = course {
                return farewell;
            }
        }
    }

    async fn listen_for_a_heart(&mut self, quiet: u32) -> Course {
        match timeout(PULSE, self.session.ping(b"")).await {
            Ok(Ok(())) if quiet <= 2 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(None),
        }
    }

    async fn hear(&mut self, message: Option<Result<AggregatedMessage, ProtocolError>>) -> Course {
        match message {
            Some(Ok(AggregatedMessage::Text(text))) => match serde_json::from_str(&text) {
                Ok(said) => self.heed(said).await,
                Err(error) => Breach::NotAMessage.course(&format!("This is no message: {error}")),
            },
            Some(Ok(AggregatedMessage::Ping(bytes))) => match timeout(PULSE, self.session.pong(&bytes)).await {
                Ok(Ok(())) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(None),
            },
            Some(Ok(AggregatedMessage::Pong(_))) => ControlFlow::Continue(()),
            Some(Ok(AggregatedMessage::Binary(_))) => ControlFlow::Break(Some(CloseCode::Unsupported.into())),
            Some(Ok(AggregatedMessage::Close(reason))) => ControlFlow::Break(reason),
            Some(Err(_)) => ControlFlow::Break(Some(CloseCode::Protocol.into())),
            None => ControlFlow::Break(None),
        }
    }

    async fn heed(&mut self, said: Said) -> Course {
        match said {
            Said::ConnectionInit { .. } if self.introduced.is_some() => {
                Breach::IntroducedTwice.course("Too many initialisation requests")
            }
            Said::ConnectionInit { .. } => self.welcome().await,
            Said::Ping { .. } => self.say(Say::Pong).await,
            Said::Pong { .. } => ControlFlow::Continue(()),
            Said::Subscribe { .. } if self.introduced.is_none() => Breach::NotIntroduced.course("Unauthorized"),
            Said::Subscribe { id, payload } => self.subscribe(id, payload).await,
            Said::Complete { id } => {
                self.operations.end(&id);
                ControlFlow::Continue(())
            }
        }
    }

    /// Finds out whose socket it is. Nobody's is not kept open: there is nothing to watch for who is not signed in.
    async fn welcome(&mut self) -> Course {
        let person = match Visit::arrive(&self.api, self.caller.clone(), false).await {
            Ok(visit) => {
                visit.leave().await;
                visit.person.clone()
            }
            // A token that is none, or is good no longer.
            Err(Failure::Denied(Denial::BadToken)) => None,
            Err(error) => {
                tracing::error!(request_id = self.caller.request_id, %error, "whose socket it is could not be found out");
                return ControlFlow::Break(Some(CloseCode::Error.into()));
            }
        };
        let Some(person) = person else { return Breach::NobodySignedIn.course("Forbidden") };
        self.introduced = self.api.places().for_person(person.id);
        if self.introduced.is_none() {
            return ControlFlow::Break(Some(CloseCode::Again.into()));
        }
        self.say(Say::ConnectionAck).await
    }

    async fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Course {
        if self.operations.open.contains_key(&id) {
            return Breach::IdTaken.course(&format!("Subscriber for {id} already exists"));
        }
        let request = match asked::single(payload) {
            Ok(request) => request,
            Err(refusal) => return Breach::NotAMessage.course(&refusal.why),
        };
        // Each operation of a socket is a request of its own.
        let caller = Caller { request_id: self.api.operation().new_id().to_string(), ..self.caller.clone() };
        if self.operations.open.len() >= OPERATIONS_MAX {
            let error = ServerError::new(format!("A socket has at most {OPERATIONS_MAX} operations at once."), None);
            return self.say(Say::Error { id: &id, payload: &refused(&caller, error).errors }).await;
        }
        self.operations.add(id, self.api.subscribe(caller, request));
        ControlFlow::Continue(())
    }

    async fn pass_on(&mut self, Answer { id, response }: Answer) -> Course {
        match response {
            Some(response) if answer::was_not_run(&response) => {
                self.operations.end(&id);
                self.say(Say::Error { id: &id, payload: &response.errors }).await
            }
            Some(response) => self.say(Say::Next { id: &id, payload: Body::of(&response) }).await,
            None => {
                self.operations.end(&id);
                self.say(Say::Complete { id: &id }).await
            }
        }
    }

    async fn say(&mut self, message: Say<'_>) -> Course {
        // Keys are text and values come from JSON or from us: it can always be written.
        let Ok(text) = serde_json::to_string(&message) else {
            return ControlFlow::Break(Some(CloseCode::Error.into()));
        };
        match timeout(PULSE, self.session.text(text)).await {
            Ok(Ok(())) => ControlFlow::Continue(()),
            _ => ControlFlow::Break(None),
        }
    }
}
