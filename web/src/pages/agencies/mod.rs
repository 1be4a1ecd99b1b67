//! The agencies of a network: who they are, and where they stand.

use actix_web::web::ServiceConfig;

mod approval;
mod download;
mod edit;
mod import;
mod link;
mod list;
pub(crate) mod profile;
mod show;
mod standing;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    list::routes(cfg);
    approval::routes(cfg);
    download::routes(cfg);
    edit::routes(cfg);
    import::routes(cfg);
    link::routes(cfg);
    standing::routes(cfg);
    show::routes(cfg);
}

/// The path of an agency's page, or one below it, inside the network.
fn path(id: &str, below: &str) -> String {
    match below {
        "" => format!("agencies/{id}"),
        below => format!("agencies/{id}/{below}"),
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [
        approval::documents(),
        download::documents(),
        list::documents(),
        import::documents(),
        edit::documents(),
        link::documents(),
        standing::documents(),
        show::documents(),
    ]
    .concat()
}
