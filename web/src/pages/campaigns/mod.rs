//! Pages of campaigns: from the list over the request to the result.

use actix_web::web::ServiceConfig;

mod answer;
mod approval;
mod board;
mod cancel;
mod comments;
pub(crate) mod download;
mod draft;
#[cfg(test)]
pub(crate) mod fixtures;
mod guests;
mod list;
mod open;
mod outcome;
mod parts;
mod pledge;
mod show;
mod told;
mod withdraw;

pub(crate) use parts::{Waits, unit, waits_beside};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    pledge::routes(cfg);
    withdraw::routes(cfg);
    comments::routes(cfg);
    open::routes(cfg);
    cancel::routes(cfg);
    download::routes(cfg);
    list::routes(cfg);
    outcome::routes(cfg);
    answer::routes(cfg);
    approval::routes(cfg);
    draft::routes(cfg);
    board::routes(cfg);
    guests::routes(cfg);
    told::routes(cfg);
    show::routes(cfg);
}

/// Every document of these pages.
#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        list::documents(),
        show::documents(),
        draft::documents(),
        board::documents(),
        outcome::documents(),
        answer::documents(),
        approval::documents(),
        pledge::documents(),
        withdraw::documents(),
        comments::documents(),
        open::documents(),
        cancel::documents(),
        download::documents(),
        guests::documents(),
        told::documents(),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
