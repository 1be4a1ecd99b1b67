//! Pages about the person: signing in and out, language, settings.

use actix_web::web::ServiceConfig;

mod settings;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    settings::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [settings::documents()].concat()
}
