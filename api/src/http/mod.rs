//! GraphQL over HTTP, over server-sent events and over WebSockets, and whether the server is well.
//!
//! A request from another site is refused whatever it asks: pages of others cannot send JSON here without asking first, and
//! browsers say where a request comes from.

mod accept;
mod answer;
mod asked;
mod caller;
mod events;
mod health;
mod socket;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{self, Data, Payload, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::parser::types::OperationType;
use async_graphql::{BatchRequest, Request, Response};

use self::accept::Media;
use self::asked::Asked;
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
        config.service(web::resource("/health").app_data(Data::new(api.clone())).to(health::health));
    }
}

async fn graphql(request: HttpRequest, api: Data<Api>, payload: Payload) -> HttpResponse {
    let caller = caller::of(&request, &api);
    let request_id = caller.request_id.clone();
    let mut response = match judge(&request) {
        Ok(()) if socket::is_wanted(&request) => socket::open(&request, payload, api.get_ref().clone(), caller),
        Ok(()) => respond(&request, payload, &api, caller).await.unwrap_or_else(|refusal| *refusal.0),
        Err(refusal) => *refusal.0,
    };
    if let Ok(value) = header::HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(header::HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// An answer that says why there is no other.
struct Refusal(Box<HttpResponse>);

/// Refuses what comes from another site, and methods that mean nothing here.
fn judge(request: &HttpRequest) -> Result<(), Refusal> {
    let site = text(request.headers(), "sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin" && site != "none") {
        return Err(answer::refuse(403, "Requests from other sites are refused."));
    }
    match *request.method() {
        Method::GET | Method::POST => Ok(()),
        _ => Err(answer::refuse_method("GET, POST")),
    }
}

async fn respond(request: &HttpRequest, payload: Payload, api: &Api, caller: Caller) -> Result<HttpResponse, Refusal> {
    let media = accept::choose(request.headers())
        .ok_or_else(|| answer::refuse(406, "Accept application/graphql-response+json."))?;
    let is_get = *request.method() == Method::GET;
    let asked = if is_get { asked::in_address(request)? } else { asked::in_body(request, payload).await? };
    match asked {
        Asked { request: BatchRequest::Single(one), .. } if media == Media::EventStream => {
            if is_get && is_deed(&one) {
                return Err(answer::refuse_method("POST"));
            }
            events::stream(api, caller, one)
        }
        Asked { request: BatchRequest::Single(one), .. } => single(api, caller, one, media, is_get).await,
        Asked { request: BatchRequest::Batch(_), .. } if media == Media::EventStream => {
            Err(answer::refuse(406, "A batch is not answered as a stream."))
        }
        Asked { request: BatchRequest::Batch(many), .. } => batch(api, caller, many, media).await,
    }
}

async fn single(
    api: &Api,
    caller: Caller,
    mut request: Request,
    media: Media,
    is_get: bool,
) -> Result<HttpResponse, Refusal> {
    let response = match limits::admit(&mut request) {
        Ok(shape) if is_get && shape.kind == OperationType::Mutation => return Err(answer::refuse_method("POST")),
        Ok(shape) => api.execute_admitted(caller, request, shape).await,
        // The request says once more what is wrong, with its code.
        Err(_) => api.execute(caller, request).await,
    };
    Ok(answer::one(media, response))
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

/// Whether a document does something, as far as can be told; what cannot be parsed does nothing.
fn is_deed(request: &Request) -> bool {
    let mut again = Request::new(request.query.clone());
    again.operation_name.clone_from(&request.operation_name);
    limits::admit(&mut again).is_ok_and(|shape| shape.kind == OperationType::Mutation)
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
