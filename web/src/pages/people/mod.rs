//! Pages about people: who is at the table as what, who is invited, and what an invitation's link shows.

use actix_web::web::ServiceConfig;

mod acting;
mod invitations;
mod invite;
mod list;
mod offer;
mod one;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    acting::routes(cfg);
    list::routes(cfg);
    invite::routes(cfg);
    one::routes(cfg);
    invitations::routes(cfg);
    offer::routes(cfg);
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        acting::documents(),
        list::documents(),
        invite::documents(),
        one::documents(),
        invitations::documents(),
        offer::documents(),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
