//! GraphQL over HTTP, over server-sent events and over WebSockets, and whether the server is well.
//!
//! A request from another site is refused whatever it asks: pages of others cannot send JSON here without asking first, and
//! browsers say where a request comes from.

mod accept;
mod answer;
mod asked;
mod body;
mod caller;
mod events;
mod exports;
mod health;
mod socket;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{self, Data, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::parser::types::OperationType;
use async_graphql::{BatchRequest, Request, Response};

use self::accept::Media;
use self::answer::Refusal;
use self::body::Unread;
use crate::caller::Caller;
use crate::limits;
use crate::server::Api;

/// The most requests in one batch.
const BATCH_MAX: usize = 10;

/// Registers everything this crate answers.
pub(crate) fn configure(api: Api) -> impl Fn(&mut ServiceConfig) + Clone + Send {
    move |config| {
        for path in ["/graphql", "/n/{slug}/graphql"] {
            config.service(web::resource(path).app_data(Data::new(api.clone())).to(graphql));
        }
        exports::configure(&api, config);
        config.service(web::resource("/health").app_data(Data::new(api.clone())).to(health::health));
    }
}

async fn graphql(request: HttpRequest, api: Data<Api>, payload: Payload) -> HttpResponse {
    let caller = caller::of(&request, &api);
    let request_id = caller.request_id.clone();
    let media = accept::choose(request.headers());
    let answer = match judge(&request) {
        Ok(()) if socket::is_wanted(&request) => socket::open(&request, payload, &api, caller),
        Ok(()) => respond(&request, payload, &api, caller, media).await,
        Err(refusal) => Err(refusal),
    };
    let mut response = answer.unwrap_or_else(|refusal| refusal.told(media));
    if let Ok(value) = header::HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(header::HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Refuses what comes from another site, and methods that mean nothing here.
fn judge(request: &HttpRequest) -> Result<(), Refusal> {
    let site = text(request.headers(), "sec-fetch-site");
    // Who brings a token brings it on purpose: no page of others can make a browser do that.
    let on_purpose = caller::bearer(request.headers()).is_some();
    if !on_purpose && site.is_some_and(|site| site != "same-origin" && site != "none") {
        return Err(answer::refuse(403, "Requests from other sites are refused."));
    }
    match *request.method() {
        Method::GET | Method::POST => Ok(()),
        _ => Err(answer::refuse_method("GET, POST")),
    }
}

async fn respond(
    request: &HttpRequest,
    payload: Payload,
    api: &Api,
    caller: Caller,
    media: Option<Media>,
) -> Result<HttpResponse, Refusal> {
    let media = media.ok_or_else(|| answer::refuse(406, "Accept application/graphql-response+json."))?;
    if *request.method() == Method::GET {
        return single(api, caller, asked::in_address(request)?, media, true).await;
    }
    let (asked, turn) = match asked::in_body(request, payload, api, &caller, media).await {
        Ok(asked) => asked,
        Err(Unread::Refused(refusal)) => return Err(refusal),
        Err(Unread::Failed(failure)) => return Ok(answer::failed(media, &caller, failure)),
    };
    let answer = match asked {
        BatchRequest::Single(one) => single(api, caller, one, media, false).await,
        BatchRequest::Batch(_) if media == Media::EventStream => {
            Err(answer::refuse(406, "A batch is not answered as a stream."))
        }
        BatchRequest::Batch(many) => batch(api, caller, many, media).await,
    };
    // The next large body may come now that this one is gone.
    drop(turn);
    answer
}

async fn single(
    api: &Api,
    caller: Caller,
    mut request: Request,
    media: Media,
    is_get: bool,
) -> Result<HttpResponse, Refusal> {
    let admitted = limits::admit(&mut request);
    if is_get && admitted.as_ref().is_ok_and(|shape| shape.kind == OperationType::Mutation) {
        return Err(answer::refuse_method("POST"));
    }
    if media == Media::EventStream {
        let places = api.places().for_connection(caller.address).ok_or_else(answer::no_place)?;
        return Ok(events::stream(api.subscribe_admitted(caller, request, admitted), places));
    }
    Ok(answer::one(media, api.execute_admitted(caller, request, admitted).await))
}

async fn batch(api: &Api, caller: Caller, requests: Vec<Request>, media: Media) -> Result<HttpResponse, Refusal> {
    if requests.is_empty() || requests.len() > BATCH_MAX {
        return Err(answer::refuse(400, &format!("A batch has 1 to {BATCH_MAX} requests.")));
    }
    let mut responses: Vec<Response> = Vec::with_capacity(requests.len());
    // One after the other: each is a request of its own, and one caller holds one connection at a time.
    for request in requests {
        responses.push(api.execute(caller.clone(), request).await);
    }
    Ok(answer::many(media, responses))
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
