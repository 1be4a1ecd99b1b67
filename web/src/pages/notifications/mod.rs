//! Pages about what people are told: my notices, and the mails that did not arrive.

use actix_web::web::ServiceConfig;

mod deliveries;
mod notices;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    notices::routes(cfg);
    deliveries::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [notices::documents(), deliveries::documents()].concat()
}
