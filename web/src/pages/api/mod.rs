//! The API for people: the schema as something to read, and a form to ask it a question.

use actix_web::web::ServiceConfig;

mod kind;
mod overview;
mod schema_text;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    overview::routes(cfg);
    kind::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [overview::documents(), kind::documents()].concat()
}
