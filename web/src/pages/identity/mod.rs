//! Pages about the person: signing in and out, the networks they belong to, language, settings.

use actix_web::web::ServiceConfig;

mod language;
mod passkeys;
mod sessions;
mod settings;
mod sign_in;
mod sign_in_link;
mod sign_out;
mod start;
mod tokens;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    start::routes(cfg);
    sign_in::routes(cfg);
    sign_in_link::routes(cfg);
    sign_out::routes(cfg);
    language::routes(cfg);
    settings::routes(cfg);
    passkeys::routes(cfg);
    sessions::routes(cfg);
    tokens::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        start::documents(),
        sign_in::documents(),
        sign_in_link::documents(),
        sign_out::documents(),
        language::documents(),
        settings::documents(),
        passkeys::documents(),
        sessions::documents(),
        tokens::documents(),
    ]
    .concat()
}
