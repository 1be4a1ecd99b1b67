//! The API as a whole: who starts the program makes one and hands out clones.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::ServiceConfig;
use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response};
use domain::identity::SigningKey;
use domain::{Database, Operation};
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use tokio::sync::{Semaphore, watch};
use words::Language;

use crate::caller::Caller;
use crate::limits::{self, Shape};
use crate::rates::Rates;
use crate::schema::{self, Schema};
use crate::settings::Settings;
use crate::visit::{Current, Visit};
use crate::{error, http, nulls};

/// GraphQL over one database. Clones share everything.
#[derive(Clone)]
pub struct Api(Arc<Inner>);

struct Inner {
    schema: Schema,
    operation: Operation,
    signing_key: SigningKey,
    settings: Settings,
    rates: Rates,
    streams: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Api").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}

impl Api {
    /// The API over a database, with the key that sign-in links are made with.
    pub fn new(database: &Database, signing_key: SigningKey, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            schema: schema::build(&settings),
            operation: Operation::new(database),
            signing_key,
            settings,
            rates: Rates::new(&settings),
            streams: Arc::new(Semaphore::new(settings.streams_max)),
            stopping: watch::Sender::new(false),
        }))
    }

    /// Registers `/graphql`, `/n/{slug}/graphql` and `/health`.
    pub fn configure(&self) -> impl Fn(&mut ServiceConfig) + Clone + Send + use<> {
        http::configure(self.clone())
    }

    /// Ends every stream, so that a server that stops need not wait for those who watch.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    pub(crate) fn operation(&self) -> &Operation {
        &self.0.operation
    }

    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.0.signing_key
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    pub(crate) fn streams(&self) -> &Arc<Semaphore> {
        &self.0.streams
    }

    /// Resolves once the server stops.
    pub(crate) async fn stopped(&self) {
        let mut stopping = self.0.stopping.subscribe();
        // The sender lives as long as this handle.
        let _gone = stopping.wait_for(|stopping| *stopping).await;
    }

    /// Answers a query or a deed. A cookie that a deed sets stands in the answer's `http_headers`.
    pub async fn execute(&self, caller: Caller, mut request: Request) -> Response {
        match limits::admit(&mut request) {
            Ok(shape) => self.execute_admitted(caller, request, shape).await,
            Err(error) => {
                let mut response = Response::from_errors(vec![error]);
                error::settle(&mut response, caller.language.unwrap_or(Language::En), &caller.request_id);
                response
            }
        }
    }

    /// Answers a document that was held to the limits already.
    pub(crate) async fn execute_admitted(&self, caller: Caller, request: Request, shape: Shape) -> Response {
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
        let current = Current::new(visit);
        let response = self.0.schema.execute(request.data(current.clone())).await;
        current.get().leave().await;
        (response, language)
    }

    /// Answers a subscription again and again, and anything else once.
    pub fn subscribe(&self, caller: Caller, mut request: Request) -> BoxStream<'static, Response> {
        let shape = match limits::admit(&mut request) {
            Ok(shape) => shape,
            Err(error) => {
                let mut response = Response::from_errors(vec![error]);
                error::settle(&mut response, caller.language.unwrap_or(Language::En), &caller.request_id);
                return stream::once(async { response }).boxed();
            }
        };
        let api = self.clone();
        if shape.kind != OperationType::Subscription {
            return stream::once(async move { api.execute_admitted(caller, request, shape).await }).boxed();
        }
        stream::once(async move { api.watch(caller, request, shape).await }).flatten().boxed()
    }

    async fn watch(self, caller: Caller, request: Request, shape: Shape) -> BoxStream<'static, Response> {
        let (document, name) = (request.query.clone(), request.operation_name.clone());
        let (request_id, language) = (caller.request_id.clone(), caller.language.unwrap_or(Language::En));
        let visit = match Visit::arrive(&self, caller, shape.asks_unread).await {
            Ok(visit) => visit,
            Err(failure) => {
                let mut response = error::failed(failure);
                error::settle(&mut response, language, &request_id);
                return stream::once(async { response }).boxed();
            }
        };
        let current = Current::new(visit);
        let answers = self.0.schema.execute_stream(request.data(current.clone()));
        let settled = answers.then(move |mut response| {
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
}
