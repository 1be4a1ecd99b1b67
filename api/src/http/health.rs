//! Whether the server is well: for whoever watches over it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Data;

use crate::server::Api;

/// 200 when the database answers, 503 when it does not.
pub(super) async fn health(api: Data<Api>) -> HttpResponse {
    let well = api.operation().database().ping().await;
    let mut http = match &well {
        Ok(()) => HttpResponse::Ok(),
        Err(_) => HttpResponse::ServiceUnavailable(),
    };
    http.insert_header((header::CACHE_CONTROL, "no-store")).content_type("text/plain; charset=utf-8");
    match well {
        Ok(()) => http.body("ok\n"),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            http.body("the database does not answer\n")
        }
    }
}
