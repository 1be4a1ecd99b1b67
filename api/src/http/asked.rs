//! What a request asks: in its body, or in its address.

use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::{Payload, Query};
use async_graphql::{BatchRequest, Request, Variables};
use serde_json::{Map, Value};

use super::accept::Media;
use super::answer::{Refusal, refuse};
use super::body::{self, Turn, Unread};
use super::text;
use crate::caller::Caller;
use crate::server::Api;

/// Reads a body, which holds its turn where it is large. Only JSON: a form of another site could send anything else without
/// asking the browser first.
pub(super) async fn in_body<'a>(
    request: &HttpRequest,
    payload: Payload,
    api: &'a Api,
    caller: &Caller,
    media: Media,
) -> Result<(BatchRequest, Option<Turn<'a>>), Unread> {
    if !is_json(text(request.headers(), header::CONTENT_TYPE.as_str())) {
        return Err(refuse(415, "Send application/json in UTF-8.").into());
    }
    if text(request.headers(), header::CONTENT_ENCODING.as_str())
        .is_some_and(|coding| !coding.eq_ignore_ascii_case("identity"))
    {
        return Err(refuse(415, "Send the body without a content coding.").into());
    }
    let (body, turn) = body::read(request, payload, api, caller, media).await?;
    // The reason may quote the body: it is its sender's own.
    let json: Value =
        serde_json::from_slice(&body).map_err(|error| refuse(400, &format!("The body is not JSON: {error}.")))?;
    // Its texts have been copied.
    drop(body);
    Ok((understood(json)?, turn))
}

/// Reads the parameters of the address.
pub(super) fn in_address(request: &HttpRequest) -> Result<Request, Refusal> {
    let parameters = Query::<Vec<(String, String)>>::from_query(request.query_string());
    let parameters = parameters.map_err(|_| refuse(400, "The address cannot be read."))?.into_inner();
    let mut object = Map::new();
    for (name, value) in parameters {
        let value = match name.as_str() {
            "query" | "operationName" => Value::String(value),
            "variables" | "extensions" => {
                serde_json::from_str(&value).map_err(|error| refuse(400, &format!("{name} is not JSON: {error}.")))?
            }
            _ => continue,
        };
        object.insert(name, value);
    }
    single(object)
}

/// Whether a media type is JSON in UTF-8.
fn is_json(media: Option<&str>) -> bool {
    let Some(media) = media else { return false };
    let mut parts = media.split(';');
    let name = parts.next().unwrap_or_default().trim();
    name.eq_ignore_ascii_case("application/json")
        && parts.filter_map(|part| part.trim().split_once('=')).all(|(key, value)| {
            !key.trim().eq_ignore_ascii_case("charset") || value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
}

fn understood(json: Value) -> Result<BatchRequest, Refusal> {
    match json {
        Value::Object(object) => Ok(BatchRequest::Single(single(object)?)),
        Value::Array(many) => {
            let requests = many.into_iter().map(|one| match one {
                Value::Object(object) => single(object),
                _ => Err(refuse(400, "Each request of a batch is an object.")),
            });
            Ok(BatchRequest::Batch(requests.collect::<Result<_, _>>()?))
        }
        _ => Err(refuse(400, "A request is an object.")),
    }
}

/// A request as a JSON object holds it.
pub(super) fn single(mut object: Map<String, Value>) -> Result<Request, Refusal> {
    let Some(Value::String(query)) = object.remove("query") else {
        return Err(refuse(400, "`query` is missing, or is not a text."));
    };
    let mut request = Request::new(query);
    match object.remove("operationName") {
        Some(Value::String(name)) => request.operation_name = Some(name).filter(|name| !name.is_empty()),
        None | Some(Value::Null) => {}
        Some(_) => return Err(refuse(400, "`operationName` is not a text.")),
    }
    match object.remove("variables") {
        Some(variables @ Value::Object(_)) => request.variables = Variables::from_json(variables),
        None | Some(Value::Null) => {}
        Some(_) => return Err(refuse(400, "`variables` is not an object.")),
    }
    match object.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(request),
        Some(_) => Err(refuse(400, "`extensions` is not an object.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_json_in_utf8_is_read() {
        for (media, expected) in [
            (Some("application/json"), true),
            (Some("Application/JSON; Charset=\"UTF-8\""), true),
            (Some("application/json; charset=iso-8859-1"), false),
            (Some("text/plain"), false),
            (Some("application/x-www-form-urlencoded"), false),
            (Some("multipart/form-data; boundary=x"), false),
            (Some("application/jsonp"), false),
            (None, false),
        ] {
            assert_eq!(is_json(media), expected, "{media:?}");
        }
    }

    #[test]
    fn parameters_have_their_types() {
        let read = |json| understood(json).map_err(|refusal| refusal.status.as_u16()).map(|_| ());
        assert_eq!(
            read(serde_json::json!({ "query": "{ a }", "operationName": null, "variables": {}, "more": 1 })),
            Ok(())
        );
        assert_eq!(read(serde_json::json!([{ "query": "{ a }" }])), Ok(()));
        for wrong in [
            serde_json::json!({}),
            serde_json::json!({ "query": 1 }),
            serde_json::json!({ "query": "{ a }", "operationName": 1 }),
            serde_json::json!({ "query": "{ a }", "variables": [] }),
            serde_json::json!({ "query": "{ a }", "extensions": "x" }),
            serde_json::json!("{ a }"),
            serde_json::json!([1]),
        ] {
            assert_eq!(read(wrong.clone()), Err(400), "{wrong}");
        }
    }
}
