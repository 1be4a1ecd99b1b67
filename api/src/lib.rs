#![recursion_limit = "1024"]
//! GraphQL and HTTP over the domain.
//!
//! Resolvers translate and delegate: each room of `domain` has its file of the same name here, with its types in the
//! words of the schema. A request belongs to one network, named by its path, and to one person, named by its cookie;
//! [`visit`] finds out who arrives and holds the one snapshot all reads of the request share. What the domain refuses
//! becomes a problem in the payload, what it denies an error with a code, and what fails is logged once and shown as a
//! request id ([`error`]).
//!
//! `schema.graphql` beside this crate is printed from it ([`sdl`]); a test keeps the two the same.

mod agencies;
mod apart;
mod caller;
mod campaigns;
mod cost;
mod error;
mod events;
mod http;
mod identity;
mod limits;
mod links;
mod loaders;
mod mutation;
mod networks;
mod notifications;
mod nulls;
mod permissions;
mod places;
mod privacy;
mod problem;
mod providers;
mod query;
mod rates;
mod relay;
mod scalars;
mod schema;
mod scopes;
mod server;
pub mod session;
mod settings;
mod spreadsheet;
mod subscription;
#[cfg(test)]
mod tests;
mod tools;
mod turns;
mod visit;

pub use caller::Caller;
pub use privacy::Hosting;
pub use providers::Providers;
pub use schema::sdl;
pub use server::Api;
pub use settings::Settings;
