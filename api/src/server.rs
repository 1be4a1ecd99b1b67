//! The API as a whole: who starts the program makes one and hands out clones.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::web::ServiceConfig;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, ServerError};
use domain::identity::{RelyingParty, SigningKey, keep_session, note_token};
use domain::{Database, Denial, Failure, Operation};
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use tokio::sync::{Semaphore, watch};
use words::Language;

use crate::caller::Caller;
use crate::limits::{self, Admitted, Shape};
use crate::places::{Place, Places};
use crate::privacy::Hosting;
use crate::providers::{Dealings, Providers};
use crate::rates::{Asker, IN_VAIN, Rates};
use crate::schema::{self, Schema};
use crate::settings::Settings;
use crate::turns::Turns;
use crate::visit::{Current, Visit};
use crate::{error, http, nulls, scopes, session};

/// Nobody can tell when a stream of somebody's ends: when to look again whether there is a place.
const PLACE_AGAIN_SECS: u32 = 60;

/// How many files of exported data this process makes at once.
const EXPORTS_MAX: usize = 2;

/// How many large bodies this process reads and answers at once: each takes some four times its size in memory.
const LARGE_BODIES_MAX: usize = 2;

/// GraphQL over one database. Clones share everything.
#[derive(Clone)]
pub struct Api(Arc<Inner>);

struct Inner {
    /// For our own pages.
    schema: Schema,
    /// For documents others wrote, once somebody sends one: it takes as much memory as the other.
    counted: OnceLock<Schema>,
    operation: Operation,
    signing_key: SigningKey,
    relying_party: Option<RelyingParty>,
    settings: Settings,
    hosting: Hosting,
    dealings: Dealings,
    rates: Rates,
    places: Places,
    exports: Semaphore,
    large_bodies: Turns,
    stopping: watch::Sender<bool>,
    /// Where mail reaches those who run this server, in lower case.
    operators: Vec<String>,
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Api").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}

impl Api {
    /// The API over a database, with the key that sign-in links are made with.
    pub fn new(database: &Database, signing_key: SigningKey, settings: Settings) -> Self {
        Self::hosted(database, signing_key, settings, Hosting::default())
    }

    /// The same on a server of which something is said.
    pub fn hosted(database: &Database, signing_key: SigningKey, settings: Settings, hosting: Hosting) -> Self {
        Self(Arc::new(Inner {
            hosting,
            dealings: Dealings::default(),
            schema: schema::build(&settings),
            counted: OnceLock::new(),
            operation: Operation::new(database),
            signing_key,
            relying_party: None,
            settings,
            rates: Rates::new(&settings),
            places: Places::new(&settings),
            exports: Semaphore::new(EXPORTS_MAX),
            large_bodies: Turns::new(LARGE_BODIES_MAX),
            stopping: watch::Sender::new(false),
            operators: Vec::new(),
        }))
    }

    /// The same API, with the addresses of those who run this server. For whoever has just made it: nobody else may hold it yet.
    pub fn operated_by(mut self, operators: &[String]) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.operators = operators.iter().map(|email| email.trim().to_lowercase()).collect();
        }
        self
    }

    /// The same API for readers who reach it at this address: browsers keep passkeys for it, where they keep any. For whoever has
    /// just made it: nobody else may hold it yet.
    pub fn reached_at(mut self, base_url: &str) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.relying_party = RelyingParty::at(base_url);
        }
        self
    }

    /// The same API, with what the operator says of providers people sign in by. For whoever has just made it: nobody else may hold it
    /// yet.
    pub fn dealing_with(mut self, providers: Providers) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.dealings = Dealings::new(providers);
        }
        self
    }

    /// Whether somebody with this address runs this server.
    pub(crate) fn is_operated_by(&self, email: Option<&str>) -> bool {
        email.is_some_and(|email| self.0.operators.iter().any(|operator| operator == email))
    }

    /// Registers `/graphql`, `/n/{slug}/graphql` and `/health`.
    pub fn configure(&self) -> impl Fn(&mut ServiceConfig) + Clone + Send + use<> {
        http::configure(self.clone())
    }

    /// Ends every stream, so that a server that stops need not wait for those who watch.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    fn schema_for(&self, current: &Current) -> &Schema {
        let counted = || self.0.counted.get_or_init(|| schema::build_counted(&self.0.settings));
        if current.get().caller.is_page { &self.0.schema } else { counted() }
    }

    pub(crate) fn operation(&self) -> &Operation {
        &self.0.operation
    }

    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.0.signing_key
    }

    /// Under which name browsers keep passkeys for us, if they do.
    pub(crate) fn relying_party(&self) -> Option<&RelyingParty> {
        self.0.relying_party.as_ref()
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn hosting(&self) -> &Hosting {
        &self.0.hosting
    }

    pub(crate) fn dealings(&self) -> &Dealings {
        &self.0.dealings
    }

    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    pub(crate) fn places(&self) -> &Places {
        &self.0.places
    }

    /// Places for those who take data out.
    pub(crate) fn exports(&self) -> &Semaphore {
        &self.0.exports
    }

    /// Turns for those who send a large body.
    pub(crate) fn large_bodies(&self) -> &Turns {
        &self.0.large_bodies
    }

    /// Resolves once the server stops.
    pub(crate) async fn stopped(&self) {
        let mut stopping = self.0.stopping.subscribe();
        // The sender lives as long as this handle.
        let _gone = stopping.wait_for(|stopping| *stopping).await;
    }

    /// What a document would do, or why it is refused, to whoever wrote it. Nothing else may parse what strangers write.
    pub fn judge(&self, request: &Request) -> Result<OperationType, String> {
        let mut copy = Request::new(request.query.clone()).variables(request.variables.clone());
        copy.operation_name.clone_from(&request.operation_name);
        limits::admit(&mut copy).map(|shape| shape.kind).map_err(|error| error.to_string())
    }

    /// Answers a query or a deed. A cookie that a deed sets stands in the answer's `http_headers`.
    pub async fn execute(&self, caller: Caller, mut request: Request) -> Response {
        let admitted = limits::admit(&mut request);
        self.execute_admitted(caller, request, admitted).await
    }

    /// Answers a document that was held to the limits already.
    pub(crate) async fn execute_admitted(&self, caller: Caller, request: Request, admitted: Admitted) -> Response {
        let shape = match admitted {
            Ok(shape) => shape,
            Err(error) => return refused(&caller, error),
        };
        let (request_id, language) = (caller.request_id.clone(), caller.language.unwrap_or(Language::En));
        let patience = Duration::from_secs(self.0.settings.request_secs_max);
        let (document, name) = (request.query.clone(), request.operation_name.clone());
        let answer = tokio::time::timeout(patience, self.answer(caller, request, shape)).await;
        let (mut response, language) = answer.unwrap_or_else(|_| (error::too_slow(), language));
        if response.is_err() {
            nulls::put(&mut response, &document, name.as_deref());
            error::settle(&mut response, language, &request_id);
        }
        response
    }

    async fn answer(&self, caller: Caller, request: Request, shape: Shape) -> (Response, Language) {
        let language = caller.language.unwrap_or(Language::En);
        let visit = match Visit::arrive(self, caller, shape.asks_unread).await {
            Ok(visit) => visit,
            Err(failure) => return (error::failed(failure), language),
        };
        let language = visit.language;
        let (request, current) = match ready(visit, request).await {
            Ok(ready) => ready,
            Err(failure) => return (error::failed(failure), language),
        };
        let mut response = self.schema_for(&current).execute(request).await;
        let visit = current.get();
        visit.leave().await;
        self.keep_session(&visit, &mut response).await;
        (response, language)
    }

    /// Notes now and then that a session is used, and has the answer bring the browser a new cookie where one is due.
    async fn keep_session(&self, visit: &Visit, response: &mut Response) {
        if let Some(token) = visit.token.as_ref().filter(|token| token.asks_for_note(visit.now()))
            && let Err(failure) = note_token(self.operation(), token.id).await
        {
            tracing::warn!(request_id = visit.caller.request_id, %failure, "the use of a token was not noted");
        }
        let Some(session) = visit.session.as_ref().filter(|session| session.asks_for_care(visit.now())) else { return };
        let cookie = self.operation().secret();
        let told = (!visit.caller.streamed).then_some(cookie.as_str());
        let came_with = visit.caller.session.as_deref().unwrap_or_default();
        match keep_session(self.operation(), session.id, came_with, told).await {
            Ok(true) => {
                let line = session::cookie(self.settings().https, &cookie);
                if let Ok(line) = line.parse() {
                    response.http_headers.append("set-cookie", line);
                }
            }
            Ok(false) => {}
            // What was asked is answered all the same.
            Err(failure) => {
                tracing::warn!(request_id = visit.caller.request_id, %failure, "the use of a session was not noted");
            }
        }
    }

    /// Answers a subscription again and again, and a query once. A deed is refused: a stream cannot carry the cookies of its
    /// answer, and signing in would use up the link for a session nobody has.
    pub fn subscribe(&self, caller: Caller, mut request: Request) -> BoxStream<'static, Response> {
        let admitted = limits::admit(&mut request);
        self.subscribe_admitted(caller, request, admitted)
    }

    /// Answers a document that was held to the limits already, as [`Api::subscribe`] does.
    pub(crate) fn subscribe_admitted(
        &self,
        caller: Caller,
        request: Request,
        admitted: Admitted,
    ) -> BoxStream<'static, Response> {
        let caller = Caller { streamed: true, ..caller };
        let admitted = admitted.and_then(|shape| match shape.kind {
            OperationType::Mutation => {
                Err(ServerError::new("Deeds are answered to POST alone, not to a stream.", None))
            }
            OperationType::Query | OperationType::Subscription => Ok(shape),
        });
        let api = self.clone();
        match admitted {
            Ok(shape) if shape.kind == OperationType::Subscription => {
                stream::once(async move { api.watch(caller, request, shape).await }).flatten().boxed()
            }
            admitted => stream::once(async move { api.execute_admitted(caller, request, admitted).await }).boxed(),
        }
    }

    async fn watch(self, caller: Caller, request: Request, shape: Shape) -> BoxStream<'static, Response> {
        let (document, name) = (request.query.clone(), request.operation_name.clone());
        let (request_id, language) = (caller.request_id.clone(), caller.language.unwrap_or(Language::En));
        let (visit, place) = match self.admit_watcher(caller, shape).await {
            Ok(admitted) => admitted,
            Err(failure) => {
                let mut response = error::failed(failure);
                error::settle(&mut response, language, &request_id);
                return stream::once(async { response }).boxed();
            }
        };
        let (request, current) = match ready(visit, request).await {
            Ok(ready) => ready,
            Err(failure) => {
                let mut response = error::failed(failure);
                error::settle(&mut response, language, &request_id);
                return stream::once(async { response }).boxed();
            }
        };
        let answers = self.schema_for(&current).execute_stream(request);
        let settled = answers.then(move |mut response| {
            // Given back when the stream is dropped.
            let _place = &place;
            let (current, document, name) = (current.clone(), document.clone(), name.clone());
            let request_id = request_id.clone();
            async move {
                let visit = current.get();
                // Before the answer goes out: whoever reads slowly must not hold a connection.
                visit.leave().await;
                if response.is_err() {
                    nulls::put(&mut response, &document, name.as_deref());
                    error::settle(&mut response, visit.language, &request_id);
                }
                response
            }
        });
        settled.take_until(async move { self.stopped().await }).boxed()
    }

    /// Finds out who wants to watch, and keeps a place for them. Who is nobody is told so when they look.
    async fn admit_watcher(&self, caller: Caller, shape: Shape) -> Result<(Visit, Option<Place>), Failure> {
        let visit = Visit::arrive(self, caller, shape.asks_unread).await?;
        let Some(person) = &visit.person else { return Ok((visit, None)) };
        let place = self.0.places.for_person(person.id);
        if place.is_none() {
            visit.leave().await;
            return Err(Denial::RateLimited { retry_after_secs: PLACE_AGAIN_SECS }.into());
        }
        Ok((visit, place))
    }
}

/// Hands a visit to the resolvers of its request, which find nobody without one. This is the only way to them, so here a token's
/// scopes are held against what is asked.
async fn ready(visit: Visit, mut request: Request) -> Result<(Request, Arc<Current>), Failure> {
    if let Some(token) = &visit.token {
        let name = request.operation_name.clone();
        let covered = match request.parsed_query() {
            Ok(document) => scopes::cover(&token.scopes(), document, name.as_deref()),
            // It was parsed once already.
            Err(_) => Err(Denial::BadInput),
        };
        if let Err(denial) = covered {
            visit.leave().await;
            visit.api.rates().may_ask(Asker::Person(token.person_id), IN_VAIN)?;
            return Err(denial.into());
        }
    }
    let current = Current::new(visit);
    Ok((request.data(current.clone()), current))
}

/// The answer to a document that is not run.
pub(crate) fn refused(caller: &Caller, error: ServerError) -> Response {
    let mut response = Response::from_errors(vec![error]);
    error::settle(&mut response, caller.language.unwrap_or(Language::En), &caller.request_id);
    response
}
