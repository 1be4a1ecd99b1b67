//! The pages of Longtable: rendered on the server, in English and French, usable without scripts.
//!
//! A page is a folder under `pages/`: a handler with the fragments of its one
//! GraphQL document, and the template beside it. Nothing here knows a database;
//! what a page shows it asks the [`Endpoint`] for, as any other client could.

#[expect(missing_docs, reason = "generated from schema.graphql, which carries the descriptions")]
#[cynic::schema("longtable")]
pub mod schema {}

mod assets;
mod chance;
mod cookies;
pub mod demo;
mod endpoint;
pub mod forms;
mod headers;
pub mod layout;
pub mod page;
mod pages;
pub mod problem;
mod site;
pub mod span;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod types;
pub mod visit;

use std::sync::Arc;

use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, ServiceConfig};

pub use endpoint::{Caller, Endpoint};
pub use site::{Settings, Site};

/// Registers every page.
///
/// The pages answer whatever nobody registered before them, if only to say
/// kindly that there is no such page; so they come last.
pub fn configure(site: Arc<Site>) -> impl Fn(&mut ServiceConfig) + Clone {
    move |cfg| {
        let pages = web::scope("")
            .app_data(web::Data::from(site.clone()))
            .wrap(from_fn(problem::framed))
            .wrap(from_fn(headers::secure))
            .wrap(Compress::default())
            .configure(assets::routes)
            .configure(pages::routes);
        cfg.service(pages);
    }
}
