//! Pages about the providers people sign in by: setting them up, and signing in.

use actix_web::web::ServiceConfig;

mod back;
mod confirm;
mod edit;
mod enter;
mod list;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    list::routes(cfg);
    edit::routes(cfg);
    enter::routes(cfg);
    back::routes(cfg);
    confirm::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [list::documents(), edit::documents(), enter::documents(), back::documents(), confirm::documents()].concat()
}

#[cfg(test)]
mod tests;
