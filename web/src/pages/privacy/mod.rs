//! Pages about people's data: what a network does with it, taking it out, and being forgotten.

use actix_web::web::ServiceConfig;

mod breaches;
mod data;
mod edit;
mod erase;
mod retention;
mod show;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    show::routes(cfg);
    edit::routes(cfg);
    retention::routes(cfg);
    breaches::routes(cfg);
    data::routes(cfg);
    erase::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let (show, edit, retention) = (show::documents(), edit::documents(), retention::documents());
    [show, edit, retention, breaches::documents(), data::documents(), erase::documents()].concat()
}
