//! The pages, a folder each: handler, fragments and template together.

use actix_web::web::{self, ServiceConfig};

use crate::visit::{Answer, Visit};

mod identity;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    identity::routes(cfg);
    cfg.default_service(web::to(missing));
}

/// What nobody answers.
async fn missing(visit: Visit) -> Answer {
    Err(visit.missing())
}

/// Every document, by the page that runs it.
#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [identity::documents()].concat()
}
