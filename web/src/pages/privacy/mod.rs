//! Pages about people's data: what a network does with it, taking it out, and being forgotten.

use actix_web::web::ServiceConfig;

mod data;
mod edit;
mod erase;
mod show;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    show::routes(cfg);
    edit::routes(cfg);
    data::routes(cfg);
    erase::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [show::documents(), edit::documents(), data::documents(), erase::documents()].concat()
}
