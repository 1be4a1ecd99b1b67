//! What only this crate can test: that the schema is what is committed, and how the pieces fit. Behaviours over the real
//! endpoint, on both databases, stand in the crate `tests`.

mod answers;
mod http;
mod outcomes;
mod permissions;
mod schema;
mod sentences;
mod sockets;
mod statements;
mod tokens;
mod world;
