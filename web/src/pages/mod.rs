//! The pages, a folder each: handler, fragments and template together.

use actix_web::web::{self, ServiceConfig};

use crate::visit::{Answer, Visit};

mod agencies;
mod api;
mod campaigns;
mod demo;
mod identity;
mod networks;
mod notifications;
mod people;
mod privacy;
mod providers;
mod tools;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    agencies::routes(cfg);
    api::routes(cfg);
    campaigns::routes(cfg);
    demo::routes(cfg);
    identity::routes(cfg);
    networks::routes(cfg);
    notifications::routes(cfg);
    people::routes(cfg);
    privacy::routes(cfg);
    providers::routes(cfg);
    tools::routes(cfg);
    cfg.default_service(web::to(missing));
}

/// What nobody answers.
async fn missing(visit: Visit) -> Answer {
    Err(visit.missing())
}

/// Every document, by the page that runs it.
#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        crate::problem::documents(),
        agencies::documents(),
        api::documents(),
        campaigns::documents(),
        identity::documents(),
        networks::documents(),
        notifications::documents(),
        people::documents(),
        privacy::documents(),
        providers::documents(),
        tools::documents(),
    ]
    .concat()
}
