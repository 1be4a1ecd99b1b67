//! Pages about a network: what needs me there, and what came of buying together.

use actix_web::web::ServiceConfig;

mod events;
mod home;
mod logo;
mod permissions;
mod public;
mod rules;
mod settings;
mod uptake;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    events::routes(cfg);
    home::routes(cfg);
    logo::routes(cfg);
    permissions::routes(cfg);
    public::routes(cfg);
    rules::routes(cfg);
    settings::routes(cfg);
    uptake::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        events::documents(),
        home::documents(),
        logo::documents(),
        permissions::documents(),
        public::documents(),
        rules::documents(),
        settings::documents(),
        uptake::documents(),
    ]
    .concat()
}
